// Which words people can write for a notice: those that any of its texts asks for.
import type { NoticeName } from '../case/told.ts';
import { namesIn } from '../words/template.ts';
import type { House } from '../world.ts';
import { templateFor } from './own-texts.ts';
import { noticeOf, templateIds } from './shipped.ts';
import { writtenFieldNames } from './written-fields.ts';

/** The fields, in the order of the list. */
export function writtenIn(house: Pick<House, 'texts'>, notice: NoticeName): readonly string[] {
  const used = new Set(
    templateIds.filter((id) => noticeOf(id) === notice).flatMap((id) => namesIn(templateFor(house, id).body)),
  );
  return writtenFieldNames.filter((name) => used.has(name));
}
