// The requirements as data: test/requirements.yml, read strictly. It knows nothing of tests or of what the program has.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

/** Where requirements come from. */
export const origins = ['KB', 'BLOG', 'MIR', 'CARD'] as const;
/** Kinds of things of the program that can cover a requirement. */
export const kinds = ['steps', 'clocks', 'notices', 'commands', 'stakeholders'] as const;
export type Kind = (typeof kinds)[number];

const names = z.array(z.string().min(1)).min(1).optional();
const requirement = z.strictObject({
  from: z.enum(origins),
  says: z.string().min(1).max(200),
  steps: names,
  clocks: names,
  notices: names,
  commands: names,
  stakeholders: names,
  documents: names,
  open: z.string().min(1).optional(),
});

export type Requirement = z.output<typeof requirement> & { readonly id: string };

/** One thing of the program by its kind and name. */
export interface Thing {
  readonly kind: Kind;
  readonly name: string;
}

/** All requirements, in their order. @throws where the file is not what it should be */
export function readRequirements(text = readFileSync('test/requirements.yml', 'utf8')): Requirement[] {
  const read = z.record(z.string().regex(/^R\d+$/), requirement).parse(parse(text));
  return Object.entries(read).map(([id, one]) => ({ ...one, id }));
}

/** The things that cover a requirement. */
export function thingsOf(one: Requirement): Thing[] {
  return kinds.flatMap((kind) => (one[kind] ?? []).map((name) => ({ kind, name })));
}
