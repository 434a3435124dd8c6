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

/** What is wrong with the signatures under the publication that the bot made; empty where nothing is. */
export function unsignedIn(entries: readonly Entry[]): readonly { readonly seq: number; readonly wrong: string }[] {
  const publication = publicationIn(entries);
  if (publication === undefined) return [];
  const { receipt, request } = publication;
  if (request === undefined) return [{ seq: receipt.seq, wrong: 'it was published, and nobody asked for it' }];
  const signed = entries.some(
    (entry) => entry.kind === 'fact' && entry.name === 'approved' && entry.what === 'publish' && entry.hash === request.hash && entry.seq > request.seq && entry.seq < receipt.seq,
  );
  if (signed) return [];
  const named = entries.flatMap((entry) => entry.kind === 'fact' && entry.name === 'approved' && entry.what === 'publish' ? [entry.hash.slice(0, 12)] : []);
  return [{ seq: receipt.seq, wrong: `the form ${request.hash.slice(0, 12)} was published, and the approvals name ${named.join(', ') || 'none'}` }];
} // prettier-ignore
