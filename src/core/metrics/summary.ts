// From the figures of all cases to the summary of a period: every metric over all cases and split four ways, the backlog, and what could not
// be measured. Nothing in it tells which case is which.
import { backlogOf, monthsOf } from './backlog.ts';
import type { Backlog, Month } from './backlog.ts';
import type { CaseFigures } from './case-figures.ts';
import { countIn, groups } from './figure.ts';
import type { Cases, Figure, Metric } from './figure.ts';
import { chanceOf, preferences, skillOf } from './ordering.ts';
import type { Preference } from './ordering.ts';
import { groupsOf } from './stats.ts';
import { metricsFor } from './table.ts';

export interface Period {
  /** The first moment that counts. */
  readonly from: string;
  /** The first that does not. */
  readonly to: string;
}

export const splits = ['severity', 'product', 'source', 'outcome'] as const;
export type SplitName = (typeof splits)[number];

export interface Measured extends Omit<Metric, 'of' | 'without'> {
  readonly all: Figure;
  readonly by: Readonly<Record<SplitName, Readonly<Record<string, Figure>>>>;
}

export interface Unmeasured {
  readonly title: string;
  readonly because: string;
}

/** How often a preference was met, and how much better that is than chance. */
export interface Skill {
  readonly preference: Preference;
  readonly share: number | null;
  readonly chance: number;
  readonly skill: number | null;
}

export interface Summary {
  readonly format: 'psirt-bot-metrics/1';
  readonly period: Period;
  /** When the cases were looked at. */
  readonly seen: string;
  readonly cases: Readonly<Record<'counted' | 'spam' | 'duplicate' | 'drill' | 'damaged' | 'otherPlan', number>>;
  readonly metrics: readonly Measured[];
  readonly skills: readonly Skill[];
  readonly backlog: Backlog;
  readonly months: readonly Month[];
  readonly unmeasured: readonly Unmeasured[];
} // prettier-ignore

export interface Counted {
  /** Every case of the record that could be read. */
  readonly figures: readonly CaseFigures[];
  readonly damaged: number;
  /** Cases that keep a plan which is not at hand; the clocks of the plan in force count for them. */
  readonly otherPlan: number;
  readonly seen: string;
}

export function summaryOf({ figures, damaged, otherPlan, seen }: Counted, period: Period): Summary {
  const received = figures.filter(({ received: at = '' }) => at >= period.from && at < period.to);
  const leftOut = (name: string): number => received.filter((each) => each.leftOut === name).length;
  const cases = received.filter((each) => each.leftOut === null);
  const metrics = metricsFor(cases);
  const grouped = groupedBy(cases);
  const measured = metrics.map((metric) => measuredOf(metric, cases, grouped));
  return {
    format: 'psirt-bot-metrics/1',
    period,
    seen,
    cases: { counted: cases.length, spam: leftOut('spam'), duplicate: leftOut('duplicate'), drill: leftOut('drill'), damaged, otherPlan },
    metrics: measured.filter(({ all }) => countIn(all) > 0),
    skills: preferences.map((preference) => skillIn(measured, preference)),
    backlog: backlogOf(figures.filter((each) => each.leftOut === null), seen),
    months: monthsOf(figures.filter((each) => each.leftOut !== 'drill'), period),
    unmeasured: [...never, ...missingIn(metrics, measured)],
  };
} // prettier-ignore

type Grouped = readonly (readonly [SplitName, readonly (readonly [word: string, cases: Cases])[]])[];

/** The cases of each word of each split: put together once for all metrics. */
function groupedBy(cases: Cases): Grouped {
  return splits.map((split) => {
    const groups = [...groupsOf(cases, (each) => each[split])];
    return [split, groups.toSorted((a, b) => rankOf(a[0]) - rankOf(b[0]) || b[1].length - a[1].length)];
  });
}

function measuredOf({ of, name, group, title, what }: Metric, cases: Cases, grouped: Grouped): Measured {
  const by = grouped.map(([split, groups]) => {
    const figures = groups.map(([word, inGroup]) => [word, of(inGroup)] as const);
    return [split, Object.fromEntries(figures.filter(([, figure]) => countIn(figure) > 0))] as const;
  });
  return { name, group, title, what, all: of(cases), by: Object.fromEntries(by) as Measured['by'] };
}

const levels = ['critical', 'high', 'medium', 'low', 'none', 'not rated'];

/** Severities from the worst on; other words by how many cases they have. */
const rankOf = (word: string): number => levels.indexOf(word);

function missingIn(metrics: readonly Metric[], measured: readonly Measured[]): readonly Unmeasured[] {
  const none = new Set(measured.flatMap(({ name, all }) => (countIn(all) === 0 ? [name] : [])));
  const missing = metrics.filter(({ name }) => none.has(name) && !/^(?:late-|ordering-both-)/.test(name));
  return missing.map(({ group, title, what, without }) => ({
    title: `${groups[group]}: ${group === 'ordering' ? what : title}`,
    because: without,
  }));
}

/** What no log of this version can tell. */
const never: readonly Unmeasured[] = [
  { title: 'time to the CVE record', because: 'no record of the CVE’s publication' },
  {
    title: 'time waiting for a party or for legal advice',
    because: 'no record of when somebody outside was waited for',
  },
];

function skillIn(measured: readonly Measured[], preference: Preference): Skill {
  const all = measured.find(({ name }) => name === `ordering-${preference}`)?.all;
  const chance = chanceOf(preference);
  if (all?.kind !== 'share' || all.share.of === 0) return { preference, share: null, chance, skill: null };
  const share = all.share.met / all.share.of;
  return { preference, share, chance, skill: skillOf(share, chance) };
}
