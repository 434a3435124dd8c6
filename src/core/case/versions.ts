// Which versions of the advisory are public, and since when: early ones by the files of the site, the final one by GitHub, revisions
// after it. Versions are counted from what went out; nobody numbers one.
import type { PastVersion } from '../advisory/advisory.ts';
import { allOf, doneAct } from './case.ts';
import type { Case } from './case.ts';
import type { FactEntry } from './entry.ts';

export type Request = FactEntry<'publish-requested'>;
/** A version other than the final one: asked for by people, or what fills the gaps of a signed one. */
export type OtherVersion = Request | FactEntry<'revision'>;
export type RequestKind = 'early' | 'final' | 'revised' | 'withdrawn';
type Its = { readonly it: Case };

/** Which kind of version is asked for. */
export function kindOf({
  early,
  revises,
  withdraws,
}: Pick<Request, 'early' | 'revises' | 'withdraws'>): RequestKind {
  if (early) return 'early';
  if (withdraws !== undefined) return 'withdrawn';
  return revises === undefined ? 'final' : 'revised';
}

const heads: Readonly<Record<RequestKind, string>> = { early: 'early', final: 'revise', revised: 'revise', withdrawn: 'withdraw' }; // prettier-ignore

const prefixOf = (version: OtherVersion): string =>
  `${heads[version.name === 'publish-requested' ? kindOf(version) : 'revised']}:${version.seq}:`;

/** The act that brings a version to one place. The number of its entry keeps it apart from every other version's. */
export const versionAct = (version: OtherVersion, place: string): string => `${prefixOf(version)}${place}`;

const askingLines: Readonly<Record<RequestKind, string>> = {
  early: '/psirt publish early',
  final: '/psirt publish',
  revised: '/psirt revise <what changed>',
  withdrawn: '/psirt withdraw <reason>',
};

/** The line by which something of a kind is asked for anew. */
export const askingLine = (kind: RequestKind): string => askingLines[kind];

/** Whether anything of a version is public. */
export function isOut(its: Its, version: OtherVersion): boolean {
  if (version.name === 'publish-requested' && kindOf(version) === 'final') return isFinalOut(its);
  const prefix = prefixOf(version);
  return [...its.it.acts.keys()].some((act) => act.startsWith(prefix) && doneAct(its.it, act) !== undefined);
}

const isFinalOut = ({ it }: Its): boolean => doneAct(it, 'publish') !== undefined;

/** The early versions that are public, oldest first. */
export function earlyVersions({ it }: Its): readonly Request[] {
  return allOf(it, 'publish-requested').filter((request) => request.early && isOut({ it }, request));
}

/** The revisions that are public, oldest first. */
export function revisions({ it }: Its): readonly OtherVersion[] {
  const asked = allOf(it, 'publish-requested').filter((request) => kindOf(request) === 'revised');
  const all: readonly OtherVersion[] = [...asked, ...allOf(it, 'revision')];
  return all.filter((version) => isOut({ it }, version)).toSorted((a, b) => a.seq - b.seq);
}

/** Whether something that came after the final version is public, so that nothing of the final one may be written over it. */
export function isSuperseded(its: Its): boolean {
  const isWithdrawn = allOf(its.it, 'publish-requested').some(
    (request) => kindOf(request) === 'withdrawn' && isOut(its, request),
  );
  return isWithdrawn || revisions(its).length > 0;
}

interface Begun {
  readonly at: string;
  readonly seq: number;
}

/** Everything that was begun or found of a version, oldest first. */
function begunOf({ it }: Its, version: OtherVersion): readonly Begun[] {
  const prefix = prefixOf(version);
  return it.entries.flatMap((entry) => {
    const isAct = entry.kind === 'intent' || entry.kind === 'receipt';
    return isAct && entry.act.startsWith(prefix) ? [{ at: entry.at, seq: entry.seq }] : [];
  });
}

/** The entry with which we began to bring out what was asked for, or found that somebody had; undefined before that. */
export function beganAt(its: Its, request: Request): number | undefined {
  if (kindOf(request) !== 'final') return begunOf(its, request)[0]?.seq;
  const { intent, receipt } = its.it.acts.get('publish') ?? {};
  return (intent ?? receipt)?.seq;
}

/** When we began to write a version: the time that its texts bear, however often one of them had to be sent. */
export const begunAt = (its: Its, version: OtherVersion): string | undefined => begunOf(its, version)[0]?.at;

/** All versions before a revision, or before the next one of all; oldest first. */
export function pastVersions(its: Its, next?: OtherVersion): readonly PastVersion[] {
  const published = doneAct(its.it, 'publish');
  const times = (version: OtherVersion): readonly string[] => begunOf(its, version).slice(0, 1).map(({ at }) => at); // prettier-ignore
  const before = revisions(its).filter(({ seq }) => next === undefined || seq < next.seq);
  const all: readonly Omit<PastVersion, 'number'>[] = [
    ...earlyVersions(its).flatMap(times).map((at) => ({ kind: 'early' as const, at })),
    ...(published === undefined ? [] : [{ kind: 'final' as const, at: published.made['published_at'] ?? published.at }]),
    ...before.flatMap(times).map((at) => ({ kind: 'revised' as const, at })),
  ]; // prettier-ignore
  return all.map((version, index) => ({ number: index + 1, ...version }));
}

/** The entry with which the text of the latest version was made: what came after it, that text can't know. 0 without a version. */
export function madeAt(its: Its): number {
  const publishing = (kind: 'intent' | 'receipt') =>
    its.it.entries.filter((entry) => entry.kind === kind && entry.act === 'publish');
  const begun = revisions(its).slice(-1).flatMap((last) => begunOf(its, last).slice(0, 1)); // prettier-ignore
  // Who published by hand left no intent.
  const [made] = [...begun, ...publishing('intent').slice(-1), ...publishing('receipt').slice(0, 1)];
  return made?.seq ?? 0;
}

/** The latest early version. */
export function lastEarlyVersion(its: Its): Request | undefined {
  return earlyVersions(its).at(-1);
}

/** When the next update comes, as an early version told the public. */
export function promisedUpdate({ it }: Its, { seq }: Request): string | undefined {
  return allOf(it, 'next-update').findLast((fact) => fact.seq < seq)?.due;
}

/** Which kind of version was asked for under this hash. */
export function kindOfHash({ it }: Its, hash: string): RequestKind {
  const asked = allOf(it, 'publish-requested').filter((request) => request.hash === hash);
  return asked.reduce<RequestKind>((_, request) => kindOf(request), 'final');
}
