// Which fields a text may use, by who reads it. A field that is not named here can stand in no text.
import { fieldNames } from '../words/message-fields.ts';
import { advisoryFields } from './advisory-fields.ts';
import { audiences } from './audiences.ts';
import type { AudienceName, FieldKind } from './audiences.ts';
import { insideFields } from './inside-fields.ts';
import { writtenFieldNames } from './written-fields.ts';

const names: Readonly<Record<FieldKind, readonly string[]>> = {
  case: fieldNames,
  advisory: Object.keys(advisoryFields),
  inside: Object.keys(insideFields),
  written: writtenFieldNames,
};

/** All names that a text for this audience may use. */
export function fieldsFor(audience: AudienceName): readonly string[] {
  return audiences[audience].kinds.flatMap((kind) => names[kind]);
}
