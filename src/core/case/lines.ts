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

/**
 * The affected ranges in force: the latest word on each product, package and line (or range, where no line is named), unless it was
 * taken back by saying that the product is not affected.
 */
export function affectedOf({ it }: Pick<View, 'it'>): readonly FactEntry<'affects'>[] {
  const inForce: FactEntry<'affects'>[] = [];
  for (const fact of allOf(it, 'affects')) {
    const at = inForce.findIndex((known) => isSamePlace(known, fact));
    const place = at === -1 ? inForce.length : at;
    const after = inForce.slice(place + 1).filter((known) => !isSamePlace(known, fact));
    inForce.splice(place, inForce.length, fact, ...after);
  }
  const takenBack = allOf(it, 'unaffected');
  return inForce.filter(
    ({ product, seq }) => !takenBack.some((fact) => fact.product === product && fact.seq > seq),
  );
}

/** Whether two words are on the same versions: those of one line, or the same range, where one of them names no line. */
function isSamePlace(a: FactEntry<'affects'>, b: FactEntry<'affects'>): boolean {
  if (a.product !== b.product || a.package !== b.package) return false;
  return a.line === null || b.line === null ? a.range === b.range : a.line === b.line;
}

/** The latest word on each product that is not affected, unless versions of it were named as affected since. */
export function sparedOf({ it }: Pick<View, 'it'>): readonly FactEntry<'unaffected'>[] {
  const latestOn = new Map(allOf(it, 'unaffected').map((fact) => [fact.product, fact]));
  return [...latestOn.values()].filter(
    ({ product, seq }) => !allOf(it, 'affects').some((fact) => fact.product === product && fact.seq > seq),
  );
}

/** The affected ranges that no version fixes; where nobody said that none will, somebody has to. */
export function withoutFix(view: Pick<View, 'it'>): readonly FactEntry<'affects'>[] {
  return affectedOf(view).filter(({ fixed }) => fixed === null);
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

/** A run counts; an attestation counts when somebody else than the fix's author gave it, two people did, or who is alone did so twice. */
function isTested(it: Case, fix: FactEntry<'fix'>): boolean {
  const since = linkedAt(it, fix);
  const tests = allOf(it, 'tested').filter(({ seq, lines }) => seq > since && lines.includes(fix.line));
  if (tests.some(({ how, again }) => how === 'run' || again === true)) return true;
  const attesters = new Set(tests.map(({ by }) => by.id));
  return attesters.size > 1 || (attesters.size === 1 && !attesters.has(fix.author?.id ?? fix.by.id));
}

/** The entry by which this pull request was first linked to this line; later ones say who reviewed it. */
export function linkedAt(it: Case, fix: FactEntry<'fix'>): number {
  const same = allOf(it, 'fix').filter(({ url, line }) => url === fix.url && line === fix.line);
  return Math.min(...same.map(({ seq }) => seq));
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
