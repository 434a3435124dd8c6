// The release lines that need a fix, and how far each is: fix, review, test, landing, tag, proof.
import { rememberedOf } from '../remembered.ts';
import type { Actor } from './actor.ts';
import { allOf, latest } from './case.ts';
import type { Case } from './case.ts';
import type { FactEntry } from './entry.ts';
import type { View } from './view.ts';

export interface LineState {
  readonly line: string;
  /** The fixed version that is planned. */
  readonly planned: string;
  readonly range: string;
  readonly fix: FactEntry<'fix'> | undefined;
  readonly reviewer: Actor | undefined;
  readonly developer: Actor | undefined;
  readonly tested: boolean;
  readonly landed: readonly string[];
  readonly tag: FactEntry<'tagged'> | undefined;
  readonly proven: boolean;
  /** What kept the tag from proving the fix, when it was looked at last; empty when nothing did or nobody looked. */
  readonly because: readonly string[];
}

/** The affected ranges in force: the latest word on each product, package and line (or range, where no line is named). */
export function affectedOf({ it }: Pick<View, 'it'>): readonly FactEntry<'affects'>[] {
  const byPlace = new Map<string, FactEntry<'affects'>>();
  for (const fact of allOf(it, 'affects')) {
    byPlace.set(JSON.stringify([fact.product, fact.package, fact.line ?? fact.range]), fact);
  }
  return [...byPlace.values()];
}

/** One state a line, in the order in which the lines were named. */
export function linesOf({ it }: Pick<View, 'it'>): readonly LineState[] {
  return linesIn(it);
}

const linesIn = rememberedOf((it: Case): readonly LineState[] => {
  const lines = new Map<string, LineState>();
  for (const { line, fixed, range } of affectedOf({ it })) {
    if (line !== null && fixed !== null) lines.set(line, lineState(it, { line, planned: fixed, range }));
  }
  return [...lines.values()];
});

function lineState(it: Case, about: Pick<LineState, 'line' | 'planned' | 'range'>): LineState {
  const { line, planned } = about;
  const fix = allOf(it, 'fix').findLast((fact) => fact.line === line);
  const tag = allOf(it, 'tagged').findLast((fact) => fact.line === line && fact.version === planned);
  const proof =
    tag &&
    allOf(it, 'proven').findLast((fact) => fact.line === line && fact.tag === tag.tag && fact.seq > tag.seq);
  return {
    ...about,
    fix,
    reviewer: fix?.reviewer ?? undefined,
    developer: developerOf(it, line),
    tested: fix !== undefined && isTested(it, fix),
    landed: allOf(it, 'landed').findLast((fact) => fact.line === line)?.commits ?? [],
    tag,
    proven: proof?.proven === true,
    because: proof?.because ?? [],
  };
}

function developerOf(it: Case, line: string): Actor | undefined {
  const devs = allOf(it, 'assigned').filter(({ role }) => role === 'fix-dev');
  return devs.findLast((fact) => fact.line === line || fact.line === null)?.person;
}

/** A run counts; an attestation counts when somebody else than the fix's author gave it, or two people did. */
function isTested(it: Case, fix: FactEntry<'fix'>): boolean {
  const same = allOf(it, 'fix').filter(({ url, line }) => url === fix.url && line === fix.line);
  const since = Math.min(...same.map(({ seq }) => seq));
  const tests = allOf(it, 'tested').filter(({ seq, lines }) => seq > since && lines.includes(fix.line));
  if (tests.some(({ how }) => how === 'run')) return true;
  const attesters = new Set(tests.map(({ by }) => by.id));
  return attesters.size > 1 || (attesters.size === 1 && !attesters.has(fix.author?.id ?? fix.by.id));
}

/** Everybody who is known to have written a fix of this case, by numeric id. */
export function fixAuthors({ it }: Pick<View, 'it'>): readonly number[] {
  return [
    ...new Set(
      linesOf({ it }).flatMap(({ fix }) => (fix === undefined ? [] : [fix.author?.id ?? fix.by.id])),
    ),
  ];
}

/** Whether every line is out in a release whose tag was proven to contain its fix; a case without lines has nothing to release. */
export function allReleased(view: Pick<View, 'it'>): boolean {
  const lines = linesOf(view);
  return lines.length > 0 && lines.every(({ proven }) => proven);
}

/** Whether nothing has to be released: no fix will come, or the mitigation needs none. */
export function needsNoRelease({ it }: Pick<View, 'it'>): boolean {
  const remedy = latest(it, 'remedy');
  return remedy !== undefined && remedy.decision !== 'fix';
}
