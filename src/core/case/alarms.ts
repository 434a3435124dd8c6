// What about a case can't wait until somebody looks at GitHub: it is attacked, its embargo broke, its fix is out without an advisory, or a
// release can't be proven to hold the fix, or a deadline of the law is near. It says what is so now; an alarm that somebody dealt with is none.
import type { AlarmKind } from '../page.ts';
import { isHeld } from '../plan/gates.ts';
import { day, hour, later } from '../time.ts';
import { signedRequest } from './approvals.ts';
import { breachOf, isDecidedSince } from './breach.ts';
import type { Breach } from './breach.ts';
import { allOf, doneAct, latest } from './case.ts';
import type { FactEntry } from './entry.ts';
import { isFrozen } from './frozen.ts';
import { legalClocks } from './legal-clocks.ts';
import { linesOf } from './lines.ts';
import { isOpen, statusOf } from './status.ts';
import type { View } from './view.ts';

export interface Alarm {
  readonly kind: AlarmKind;
  /** The entry by which it is known, and since when. */
  readonly seq: number;
  readonly at: string;
  /** Keeps alarms of one kind apart that no entry does. */
  readonly key?: string;
}

/** Every alarm of the case that stands, the oldest first. */
export function alarmsOf(view: View): readonly Alarm[] {
  if (isFrozen(view)) return [];
  if (!isOpen(statusOf(view))) return legalAlarms(view);
  const found: readonly (readonly [AlarmKind, FactEntry | Breach | undefined])[] = [
    ['exploited', firstAttack(view)],
    ['embargo-broken', openBreach(view)],
    ['fix-public', fixWithoutAdvisory(view)],
    ...unprovenTags(view).map((proof) => ['release-unproven', firstOf(view, proof)] as const),
  ];
  return found
    .flatMap(([kind, since]): readonly Alarm[] =>
      since === undefined ? [] : [{ kind, seq: since.seq, at: since.said_at }],
    )
    .concat(legalAlarms(view))
    .toSorted((a, b) => a.seq - b.seq);
}

/** Before a deadline of a day or less the page comes 6 hours ahead, before a longer one 12; and again when it is over. */
function legalAlarms(view: View): readonly Alarm[] {
  return legalClocks(view).flatMap(({ name, due, begun = due }): readonly Alarm[] => {
    const isShort = Date.parse(due) - Date.parse(begun) <= day * 1000;
    const near = later(due, (isShort ? -6 : -12) * hour);
    if (near > view.now) return [];
    const [what, at] = due <= view.now ? ['over', due] : ['near', near];
    const known = latest(view.it, 'aware');
    // Who learns of it only now is paged now.
    const since = known !== undefined && known.said_at > at ? known.said_at : at;
    return [{ kind: 'legal', seq: known?.seq ?? 0, at: since, key: `${name}:${what}:${due.toLowerCase()}` }];
  });
}

/** The word that it is attacked, since when it was not taken back; another one only adds to it. */
function firstAttack({ it }: View): FactEntry<'exploit'> | undefined {
  const all = allOf(it, 'exploit');
  const before = all.findLast(({ state }) => state !== 'wild')?.seq ?? 0;
  return all.find(({ seq }) => seq > before);
}

/** The embargo broke, and nobody decided what becomes of the date. */
export function openBreach(view: View): Breach | undefined {
  const breach = breachOf(view);
  return breach === undefined || isDecidedSince(view, breach.seq) ? undefined : breach;
}

/** The fix is public, and nothing that was signed goes out by itself. */
export function fixWithoutAdvisory(view: View): FactEntry<'fix-public'> | undefined {
  const isPublished = doneAct(view.it, 'publish') !== undefined;
  const isComing = signedRequest(view) !== undefined && !isHeld(view);
  return isPublished || isComing ? undefined : latest(view.it, 'fix-public');
}

/** Another reason why the same tag proves nothing is no other alarm. */
function firstOf({ it }: View, { line, tag }: FactEntry<'proven'>): FactEntry<'proven'> | undefined {
  return allOf(it, 'proven').find((fact) => fact.line === line && fact.tag === tag);
}

/** Of each line the last look at a release tag that proved nothing. */
export function unprovenTags(view: View): readonly FactEntry<'proven'>[] {
  return linesOf(view).flatMap(({ line, tag, proven }) => {
    const proof = allOf(view.it, 'proven').findLast((fact) => fact.line === line && fact.tag === tag?.tag);
    return proof === undefined || proven ? [] : [proof];
  });
}
