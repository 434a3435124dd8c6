// One line of a case's log: its five kinds, and how a stored line is read back. It never writes and never rewrites.
import { z } from 'zod';
import { actorSchema } from './actor.ts';
import { factSchemas, time } from './fact.ts';
import type { Fact, FactName } from './fact.ts';

export const entryFormat = 1;

const head = {
  v: z.literal(entryFormat),
  seq: z.number().int().positive(),
  /** When it was recorded (the world's time). */
  at: time,
  /** GitHub's time of the comment or event; clocks use it. */
  said_at: time,
  by: actorSchema,
  /** `comment:<id>`, `event:<id>`, `issue`, `advisory:<GHSA>`, `reply:<id>`, `tag:<repository>@<tag>` or `sweep`. */
  via: z.string(),
  /** SHA-256 (hex) of the line before, without its newline; 64 zeros on the first. */
  prev: z.string().regex(/^[0-9a-f]{64}$/),
};

/** Why something is refused. They stand in logs, so none is ever renamed. */
export const refusalCodes = [
  'E-UNKNOWN', 'E-ARGS', 'E-ROLE', 'E-STATE', 'E-GATE', 'E-2P', 'E-STALE', 'E-EMBARGO', 'E-DATE', 'E-EDITED', 'E-LATE',
] as const; // prettier-ignore

const refused = z.strictObject({
  code: z.enum(refusalCodes),
  verb: z.string(),
  at: z.number().int(),
  missing: z.array(z.strictObject({ what: z.string(), post: z.string().nullable() })),
});
const refusal = z.strictObject({
  ...head,
  kind: z.literal('refusal'),
  refusals: z.array(refused),
  /** The commands of the comment as typed, one a line. */
  block: z.array(z.string()),
});
const intent = z.strictObject({
  ...head,
  kind: z.literal('intent'),
  act: z.string(),
  owner: z.string(),
  expires: time,
});
const receipt = z.strictObject({
  ...head, kind: z.literal('receipt'), act: z.string(), result: z.enum(['done', 'found', 'failed']),
  /** What the act made: ids, URLs, hashes; never prose. */
  made: z.record(z.string(), z.string()),
}); // prettier-ignore
const settings = z.strictObject({
  ...head,
  kind: z.literal('settings'),
  commit: z.string(),
  plan: z.string(),
});

export const factHead = z.looseObject({ ...head, kind: z.literal('fact'), name: z.string() });
export const otherEntries = z.discriminatedUnion('kind', [refusal, intent, receipt, settings]);

export type Head = Readonly<z.infer<z.ZodObject<typeof head>>>;
export type RefusalEntry = Readonly<z.infer<typeof refusal>>;
export type IntentEntry = Readonly<z.infer<typeof intent>>;
export type ReceiptEntry = Readonly<z.infer<typeof receipt>>;
export type SettingsEntry = Readonly<z.infer<typeof settings>>;
export type FactEntry<N extends FactName = FactName> = Head & { readonly kind: 'fact' } & Extract<
    Fact,
    { name: N }
  >;
export type Entry = FactEntry | RefusalEntry | IntentEntry | ReceiptEntry | SettingsEntry;

type Draft<E> = E extends unknown ? Omit<E, 'v' | 'seq' | 'at' | 'prev'> : never;
/** An entry that is not in the log yet: the recorder adds format, number, time and chain. */
export type EntryDraft = Draft<Entry>;

const headKeys = new Set([...Object.keys(head), 'kind', 'name']);

/**
 * Reads one stored value as an entry of the present format.
 * @returns the entry, or undefined when it is none (the caller freezes the case; nothing is guessed).
 */
export function readEntry(value: unknown): Entry | undefined {
  const fact = factHead.safeParse(value);
  if (!fact.success) return otherEntries.safeParse(value).data;
  const name = fact.data.name;
  if (!isFactName(name)) return undefined;
  const said = Object.fromEntries(Object.entries(fact.data).filter(([key]) => !headKeys.has(key)));
  return factSchemas[name].safeParse(said).success ? (fact.data as unknown as Entry) : undefined;
}

function isFactName(name: string): name is FactName {
  return Object.hasOwn(factSchemas, name);
}
