// Which versions of the advisory are public, and since when: early ones by the files of the site, the final one by GitHub. Versions are
// counted from what went out; nobody numbers one.
import type { PastVersion } from '../advisory/advisory.ts';
import { allOf, doneAct } from './case.ts';
import type { Case } from './case.ts';
import type { FactEntry } from './entry.ts';

export type Request = FactEntry<'publish-requested'>;
type Its = { readonly it: Case };

const prefix = ({ seq }: Request): string => `early:${seq}:`;

/** The act that writes one file of an early version. The request's number keeps it apart from every other version's. */
export const earlyAct = (request: Request, format: string): string => `${prefix(request)}${format}`;

/** The line by which something like it is asked for anew. */
export const askingLine = ({ early }: Pick<Request, 'early'>): string =>
  early ? '/psirt publish early' : '/psirt publish';

/** Whether anything of what was asked for is public. */
export function isOut({ it }: Its, request: Request): boolean {
  if (!request.early) return doneAct(it, 'publish') !== undefined;
  return [...it.acts.keys()].some((act) => act.startsWith(prefix(request)) && doneAct(it, act) !== undefined);
}

/** The early versions that are public, oldest first. */
export function earlyVersions({ it }: Its): readonly Request[] {
  return allOf(it, 'publish-requested').filter((request) => request.early && isOut({ it }, request));
}

/** When we began to write an early version: the time that its files bear, however often one of them had to be sent. */
export const begunAt = (its: Its, request: Request): string | undefined => timesOf(its, request)[0];

function timesOf({ it }: Its, request: Request): readonly string[] {
  return it.entries.flatMap((entry) => {
    const isAct = entry.kind === 'intent' || entry.kind === 'receipt';
    return isAct && entry.act.startsWith(prefix(request)) ? [entry.at] : [];
  });
}

/** All versions before the next one, oldest first. */
export function pastVersions(its: Its): readonly PastVersion[] {
  const early = earlyVersions(its).flatMap((request) => timesOf(its, request).slice(0, 1));
  return early.map((at, index) => ({ number: index + 1, kind: 'early', at }));
}

/** The latest early version. */
export function lastEarlyVersion(its: Its): Request | undefined {
  return earlyVersions(its).at(-1);
}

/** When the next update comes, as an early version told the public. */
export function promisedUpdate({ it }: Its, { seq }: Request): string | undefined {
  return allOf(it, 'next-update').findLast((fact) => fact.seq < seq)?.due;
}

/** Whether what was asked for under this hash is an early version. */
export function isEarlyHash({ it }: Its, hash: string): boolean {
  return allOf(it, 'publish-requested').some((request) => request.hash === hash && request.early);
}
