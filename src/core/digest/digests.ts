// What each person is told at a digest's time: the warnings of all cases that came since their last one. It holds case numbers, product
// families, names of clocks and times, and no word about any vulnerability.
import type { Case } from '../case/case.ts';
import { isDrill } from '../case/drill.ts';
import { doneAct } from '../case/case.ts';
import type { Clock } from '../case/clocks.ts';
import { roles } from '../case/fact.ts';
import { productOf } from '../case/product.ts';
import { membersOf } from '../case/stakeholders.ts';
import type { View } from '../case/view.ts';
import type { Role } from '../commands/command.ts';
import { day, later } from '../time.ts';
import { calledFor } from '../words/calls.ts';
import { callOf } from '../words/reply/approvers.ts';
import { warnedSince } from './warnings.ts';

export interface DigestLine {
  readonly number: number;
  readonly family: string;
  readonly clock: string;
  readonly due: string;
}

export interface Digest {
  /** `@ada`, or `@acme/psirt` for a team. */
  readonly who: string;
  /** Up to when they were told before; undefined where this is their first. */
  readonly since: string | undefined;
  readonly lines: readonly DigestLine[];
}

const atDay = '07:00:00Z';
const prefix = 'digest:';

/** The last time at which digests were due. */
export function digestTime(now: string): string {
  const today = `${now.slice(0, 10)}T${atDay}`;
  return today <= now ? today : later(today, -day);
}

/** The act by which somebody gets the digest of a time. */
export function digestAct(who: string, time: string): `digest:${string}` {
  return `${prefix}${time.slice(0, 10)}:${who.slice(1).toLowerCase()}`;
}

export interface Standing {
  /** Open cases as of the time. */
  readonly views: readonly View[];
  /** The house's own log. */
  readonly house: Case;
  /** Since when there are cases: who was never told anything is told all that came since. */
  readonly begun: string;
}

/** Every digest that is due at a time and was not sent, by the house's own log. */
export function digestsAt({ views, house, begun }: Standing, time: string): readonly Digest[] {
  const told = toldIn(house);
  const found = new Map<string, DigestLine[]>();
  const times = new Set([begun, ...told.values()].filter((at) => at < time));
  for (const since of times)
    for (const { who, line } of views.flatMap((view) => warnedIn(view, since)))
      if ((told.get(keyOf(who)) ?? begun) === since) found.set(who, [...(found.get(who) ?? []), line]);
  return [...found].map(([who, lines]) => ({
    who,
    since: told.get(keyOf(who)),
    lines: lines.toSorted(byDue),
  }));
}

const keyOf = (who: string): string => who.slice(1).toLowerCase();
const byDue = (a: DigestLine, b: DigestLine): number => (a.due < b.due ? -1 : 1);

/** Who was told up to when. */
function toldIn(house: Case): ReadonlyMap<string, string> {
  const told = new Map<string, string>();
  for (const act of house.acts.keys()) {
    if (!act.startsWith(prefix) || doneAct(house, act) === undefined) continue;
    const [date, who] = [act.slice(prefix.length, prefix.length + 10), act.slice(prefix.length + 11)];
    // The acts of a house stand in the order in which they were begun.
    told.set(who, `${date}T${atDay}`);
  }
  return told;
}

interface Warned {
  readonly who: string;
  readonly line: DigestLine;
}

function warnedIn(view: View, since: string): readonly Warned[] {
  return warnedSince(view, since).flatMap((clock) => {
    const known = productOf(view)?.product.family ?? 'product not known yet';
    const family = isDrill(view) ? `DRILL · ${known}` : known;
    const line = { number: view.it.number, family, clock: clock.name, due: clock.due };
    return peopleOf(view, clock).map((who) => ({ who, line }));
  });
}

const nobody: ReadonlySet<string> = new Set(['reporter', 'everybody']);
const roleNames: ReadonlySet<string> = new Set(roles);

/** Whoever a clock is for; where nobody can be mentioned for it, who leads the case or the team. */
function peopleOf(view: View, { who, also = [] }: Clock): readonly string[] {
  const others = also.flatMap((role) => membersOf(view, role as Role).flatMap(callOf));
  return [...new Set([...ownersOf(view, who), ...others])];
}

function ownersOf(view: View, who: string): readonly string[] {
  if (nobody.has(who)) return calledFor(view);
  if (!roleNames.has(who)) return [`@${who}`];
  const members = membersOf(view, who as Role).flatMap(callOf);
  return members.length > 0 ? members : calledFor(view);
}
