// Where a Major Incident stands by what was said, and the criteria by which one is asked for without anybody. Whether it is one, people
// decide.
import { breachOf } from './breach.ts';
import { allOf, latest } from './case.ts';
import { isVoid } from './conflicts.ts';
import type { FactEntry } from './entry.ts';
import type { FactData } from './fact.ts';
import { affectedOf } from './lines.ts';
import { productOf } from './product.ts';
import { severityOf } from './severity.ts';
import { mayConcernPeople } from './leak.ts';
import type { View } from './view.ts';

export interface Major {
  /** Undefined: nobody answered the question yet. */
  readonly state: FactData['major']['state'] | undefined;
  /** The word that made it so. */
  readonly said: FactEntry<'major'> | undefined;
  /** The first of two words that reject it. */
  readonly half: FactEntry<'major'> | undefined;
}

/** The Major Incident now. */
export function majorOf({ it }: Pick<View, 'it'>): Major {
  const words = allOf(it, 'major');
  const said = words.findLast(({ half }) => half === undefined);
  const last = words.at(-1);
  return {
    state: said?.state,
    said,
    half: last?.half === undefined || isVoid({ it }, last) ? undefined : last,
  };
}

/** When one was last approved; undefined where none ever was. */
export function approvedMajor({ it }: Pick<View, 'it'>): FactEntry<'major'> | undefined {
  return allOf(it, 'major').findLast(({ state }) => state === 'approved');
}

/** The latest brief on the incident that was approved last. */
export function lastBrief({ it }: Pick<View, 'it'>): FactEntry<'sent'> | undefined {
  const approved = approvedMajor({ it });
  if (approved === undefined) return undefined;
  return allOf(it, 'sent').findLast(({ notice, seq }) => notice === 'brief' && seq > approved.seq);
}

/** Whether attacks were seen. */
export function isExploited({ it }: Pick<View, 'it'>): boolean {
  return latest(it, 'exploit')?.state === 'wild';
}

/** So many affected products make it an incident of the whole house. */
const manyProducts = 3;

const isBad = (view: View): boolean => ['high', 'critical'].includes(severityOf(view).level ?? 'none');

/** Each criterion that facts can answer, in the words that the request will have. */
const criteria: readonly (readonly [because: string, holds: (view: View) => boolean])[] = [
  ['it is attacked in the wild', isExploited],
  [
    'an exploit is public, the severity is high or critical, and no fix is out',
    (view) =>
      latest(view.it, 'exploit')?.state === 'public-exploit' &&
      isBad(view) &&
      latest(view.it, 'fix-public') === undefined,
  ],
  [
    'it is critical in a core product',
    (view) => severityOf(view).level === 'critical' && productOf(view)?.product.core === true,
  ],
  [
    `${manyProducts} products or more are affected`,
    (view) => new Set(affectedOf(view).map(({ product }) => product)).size >= manyProducts,
  ],
  [
    'the embargo is broken, and the severity is high or critical',
    (view) => breachOf(view) !== undefined && isBad(view),
  ],
  [
    'data leaked',
    ({ it }) => {
      const leak = latest(it, 'leak');
      return leak?.state === 'yes' && mayConcernPeople(leak);
    },
  ],
];

/** Why one is to be asked for now: the criteria that hold and were no reason to ask before; empty while one is asked for or runs. */
export function reasonsToAsk(view: View): readonly string[] {
  const { state } = majorOf(view);
  if (state === 'requested' || state === 'approved') return [];
  const asked = new Set(
    allOf(view.it, 'major').flatMap(({ by, because }) =>
      by.id === view.bot.id ? (because ?? '').split('; ') : [],
    ),
  );
  return criteria.flatMap(([because, holds]) => (asked.has(because) || !holds(view) ? [] : [because]));
}
