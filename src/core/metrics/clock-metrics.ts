// Clocks met of clocks that ended, and how late the others were. A clock that never stopped because the case ended otherwise counts nowhere.
import type { CaseFigures } from './case-figures.ts';
import { partOf, secondsOf } from './figure.ts';
import type { Cases, Metric } from './figure.ts';
import { isKept } from './kept.ts';
import { shareOf } from './stats.ts';

type Clock = CaseFigures['clocks'][number];

/** The clock of this name on a case. */
const clockOf = ({ clockNamed }: CaseFigures, name: string): Clock | undefined => clockNamed.get(name); // prettier-ignore

/** By how many seconds it was late, or is. */
function lateness(clock: Clock): readonly number[] {
  return isKept(clock) === false ? [(Date.parse(clock.at) - Date.parse(clock.due)) / 1000] : [];
}

const nothing: readonly number[] = [];
const latenessOf = (clock: Clock | undefined): readonly number[] => (clock === undefined ? nothing : lateness(clock)); // prettier-ignore

/** The names of all clocks of the plan that any case had, in the order of the plan. */
export function clockNames(cases: Cases): readonly string[] {
  const all = new Set<string>();
  const longest = cases.toSorted((a, b) => b.clocks.length - a.clocks.length);
  for (const { clocks } of longest) for (const { name } of clocks) all.add(name);
  return [...all];
}

export function clockMetrics(cases: Cases): readonly Metric[] {
  const without = 'none of them ended';
  return [
    { name: 'clocks-kept', group: 'promises', title: 'all clocks', what: 'clocks that were met, of all that ended', without, of: allKept },
    { name: 'clocks-late', group: 'promises', title: 'lateness', what: 'how late the others were', without: 'none was late', of: secondsOf(({ clocks }) => clocks.flatMap(lateness)) },
    ...clockNames(cases).flatMap((name): readonly Metric[] => [
      { name: `clock-${name}`, group: 'promises', title: name, what: `the clock \`${name}\` was met`, without, of: partOf((each) => isKept(clockOf(each, name))) },
      { name: `late-${name}`, group: 'promises', title: `${name}: lateness`, what: `how late the clock \`${name}\` was`, without: 'none was late', of: secondsOf((each) => latenessOf(clockOf(each, name))) },
    ]),
  ];
} // prettier-ignore

function allKept(cases: Cases): ReturnType<Metric['of']> {
  const ended = cases.flatMap(({ clocks }) => clocks.flatMap((clock) => isKept(clock) ?? []));
  return { kind: 'share', share: shareOf(ended.filter(Boolean).length, ended.length) };
}
