// What was signed, and what was published by it: as the log has it, set side by side so that nobody has to search.
import type { Entry, FactEntry, ReceiptEntry } from '../case/entry.ts';
import type { WholeLog } from './view.ts';

type Request = FactEntry<'publish-requested'>;

const signing: ReadonlySet<string> = new Set(['publish-requested', 'approved', 'rejected', 'break-glass', 'held', 'unheld', 'revision']); // prettier-ignore
const publishing = /^(?:publish|site|notes|early|revis|withdraw|statement)/;

export interface Approvals {
  /** Every word by which something was asked for, signed, voided or stopped. */
  readonly words: readonly object[];
  /** Every receipt of a publication. */
  readonly published: readonly object[];
  /** The first publication and the form that it was of; null where it was published by hand, or not at all. */
  readonly form: string | null;
}

/** Out of a log. */
export function approvalsIn({ entries }: WholeLog): Approvals {
  return {
    words: entries.flatMap((entry) =>
      entry.kind === 'fact' && signing.has(entry.name) ? [withoutChain(entry)] : [],
    ),
    published: entries.flatMap((entry) =>
      entry.kind === 'receipt' && publishing.test(entry.act) ? [withoutChain(entry)] : [],
    ),
    form: publicationIn(entries)?.request?.hash ?? null,
  };
}

function withoutChain({ prev: _prev, v: _v, ...said }: Entry): object {
  return said;
}

export interface Publication {
  readonly receipt: ReceiptEntry;
  /** What was asked for last before it. */
  readonly request: Request | undefined;
}

/** The first publication that the bot made; undefined where there is none. */
export function publicationIn(entries: readonly Entry[]): Publication | undefined {
  const receipt = entries.find(isPublication);
  if (receipt === undefined) return undefined;
  const begun = entries.findLast(({ kind, seq, ...entry }) => kind === 'intent' && 'act' in entry && entry.act === 'publish' && seq < receipt.seq); // prettier-ignore
  const before = begun?.seq ?? receipt.seq;
  const request = entries.findLast(
    (entry): entry is Request => entry.kind === 'fact' && entry.name === 'publish-requested' && !entry.early && entry.seq < before, // prettier-ignore
  );
  return begun === undefined ? undefined : { receipt, request };
}

const isPublication = (entry: Entry): entry is ReceiptEntry =>
  entry.kind === 'receipt' && entry.act === 'publish' && entry.result !== 'failed';

export interface Unsigned {
  /** The entry with which it went out. */
  readonly seq: number;
  readonly wrong: string;
}

/** What is wrong with the signatures under what the bot published: the final version, and every early, revised or withdrawn one. */
export function unsignedIn(entries: readonly Entry[]): readonly Unsigned[] {
  const publication = publicationIn(entries);
  const final = publication && { ...publication, begun: begunBy(entries, ({ act }) => act === 'publish') };
  return [...(final === undefined ? [] : [final]), ...othersIn(entries)].flatMap((one) =>
    wrongWith(entries, one),
  );
}

interface Begun extends Publication {
  /** The entry with which the bot began. */
  readonly begun: number;
}

/** Versions that the bot brought out beside the final one: their acts carry the number of the entry that asked for them. */
function othersIn(entries: readonly Entry[]): readonly Begun[] {
  return entries.filter(isRequest).flatMap((request): readonly Begun[] => {
    const ours = new RegExp(`^(?:early|revise|withdraw):${request.seq}:`, 'u');
    const receipt = entries.find((entry): entry is ReceiptEntry => entry.kind === 'receipt' && ours.test(entry.act) && entry.result !== 'failed'); // prettier-ignore
    const begun = begunBy(entries, ({ act }) => ours.test(act));
    return receipt === undefined || begun === 0 ? [] : [{ receipt, request, begun }];
  });
}

const isRequest = (entry: Entry): entry is Request =>
  entry.kind === 'fact' && entry.name === 'publish-requested';

/** The first intent of an act; 0 where there is none. */
function begunBy(entries: readonly Entry[], isOurs: (intent: { readonly act: string }) => boolean): number {
  return entries.find((entry) => entry.kind === 'intent' && isOurs(entry))?.seq ?? 0;
}

function wrongWith(
  entries: readonly Entry[],
  { receipt: { seq }, request, begun }: Begun,
): readonly Unsigned[] {
  if (request === undefined) return [{ seq, wrong: 'it was published, and nobody asked for it' }];
  const form = `the form ${request.hash.slice(0, 12)}`;
  const said = entries.filter((entry) => entry.kind === 'fact' && entry.seq > request.seq);
  const approvals = said.filter((fact): fact is FactEntry<'approved'> => fact.kind === 'fact' && fact.name === 'approved' && fact.what === 'publish'); // prettier-ignore
  const signed = approvals.filter(({ hash }) => hash === request.hash);
  const inTime = signed.filter((fact) => fact.seq < begun);
  if (signed.length === 0) {
    const named = approvals.map(({ hash }) => hash.slice(0, 12)).join(', ');
    return [{ seq, wrong: `${form} was published, and the approvals name ${named || 'none'}` }];
  }
  if (inTime.length === 0) return [{ seq, wrong: `${form} was approved in entry ${signed[0]?.seq}, after its publication began in entry ${begun}` }]; // prettier-ignore
  const no = said.find((fact) => fact.kind === 'fact' && fact.name === 'rejected' && fact.hash === request.hash && fact.seq < begun); // prettier-ignore
  if (no !== undefined)
    return [{ seq, wrong: `${form} was rejected in entry ${no.seq}, and published all the same` }];
  const isAlone = inTime.every(({ by }) => by.id === request.by.id);
  const isSaid = inTime.some(({ self }) => self) || said.some((fact) => fact.kind === 'fact' && fact.name === 'break-glass' && fact.seq < begun); // prettier-ignore
  return isAlone && !isSaid ? [{ seq, wrong: `${form} was asked for and approved by one person, and no entry says so` }] : []; // prettier-ignore
}
