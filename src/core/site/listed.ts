// One advisory as the lists of the site tell of it, read from its OSV file: that file is the record, and every list follows from it.
import { z } from 'zod';

const text = z.string();
const time = text.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/u);
const states = ['early', 'final', 'revised', 'withdrawn'] as const;

/** What the lists say of one advisory. `file` and `blob` name the OSV file and the bytes that it was read from. */
const listed = z.strictObject({
  file: text,
  blob: text,
  id: text,
  /** By which its page is called: the team's own id, else `id`. */
  name: text,
  aliases: z.array(text),
  title: text,
  severity: text,
  products: z.array(text),
  state: z.enum(states),
  published: time,
  modified: time,
  who_must_act: text,
  what_to_do: text,
});

export type Listed = z.output<typeof listed>;

const index = z.object({ version: z.literal(1), advisories: z.array(listed) });

const list = z.array(text).catch([]);
const unsaid = { severity: 'UNKNOWN', status: 'final', products: [], who_must_act: '', what_to_do: '' } as const; // prettier-ignore
const specific = z
  .object({
    advisory: text.regex(/^[\w.-]+$/u).optional().catch(undefined),
    severity: text.catch(unsaid.severity),
    status: z.enum(states).catch(unsaid.status),
    products: list,
    who_must_act: text.catch(unsaid.who_must_act),
    what_to_do: text.catch(unsaid.what_to_do),
  })
  .catch({ ...unsaid, products: [] }); // prettier-ignore

const osv = z.object({
  id: text.regex(/^[A-Za-z]+-[\w.:-]+$/u),
  modified: time,
  published: time.optional(),
  withdrawn: time.optional(),
  aliases: list,
  summary: text.catch(''),
  affected: z.array(z.object({ package: z.object({ name: text }) })).catch([]),
  database_specific: specific,
});

/** What the list says of an OSV file; undefined for a file that is none. */
export function listedOf(file: string, blob: string, json: string): Listed | undefined {
  const read = osv.safeParse(parsed(json));
  if (!read.success) return undefined;
  const { id, modified, published = modified, withdrawn, aliases, summary, affected } = read.data;
  const { advisory, severity, status, products, who_must_act, what_to_do } = read.data.database_specific;
  return {
    file,
    blob,
    id,
    name: advisory ?? id,
    aliases,
    title: summary === '' ? id : summary,
    severity: severity.toLowerCase(),
    products: products.length > 0 ? products : [...new Set(affected.map((one) => one.package.name))],
    state: withdrawn === undefined ? status : 'withdrawn',
    published,
    modified: withdrawn !== undefined && withdrawn > modified ? withdrawn : modified,
    who_must_act,
    what_to_do,
  };
}

/** What a former list said; empty where it is none that we can read. */
export function readIndex(json: string): readonly Listed[] {
  const read = index.safeParse(parsed(json));
  return read.success ? read.data.advisories : [];
}

/** The newest first; those of one moment by their ids. */
export function newestFirst(all: readonly Listed[]): readonly Listed[] {
  const key = ({ published, id }: Listed): string => `${published} ${id}`;
  return all.toSorted((a, b) => (key(a) < key(b) ? 1 : -1));
}

/** What changed last comes first: a revision is news too. */
export function latestFirst(all: readonly Listed[]): readonly Listed[] {
  const key = ({ modified, id }: Listed): string => `${modified} ${id}`;
  return all.toSorted((a, b) => (key(a) < key(b) ? 1 : -1));
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
