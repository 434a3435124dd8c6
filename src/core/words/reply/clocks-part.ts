// Every clock of a case as a table: what is due when, what was met, what was missed and by how much. Absolute times, as of the question.
import { clockStatesOf } from '../../case/clock-states.ts';
import type { ClockState, DatedClock } from '../../case/clock-states.ts';
import type { View } from '../../case/view.ts';
import { spanOf, spoken } from '../../time.ts';
import { codeSpan, inline } from '../safe.ts';

/** The answer to `/psirt clocks`. */
export function clocksPart(view: View): string {
  const all = clockStatesOf(view);
  const rows = all.flatMap((clock) =>
    'due' in clock
      ? [`| ${codeSpan(clock.name)} | ${stateWords[clock.state](clock)} | ${spoken(clock.due)} | ${inline(clock.what, 300)} |`]
      : [],
  ); // prettier-ignore
  return [
    `**Clocks** by the plan ${codeSpan(view.house.plan)}, at ${spoken(view.now)}`,
    ...(rows.length === 0
      ? []
      : [['| Clock | State | Due | What |', '|---|---|---|---|', ...rows].join('\n')]),
    ...named('Not begun', all, 'pending'),
    ...named('Not for this case', all, 'not-applicable'),
  ].join('\n\n');
}

const stateWords: Readonly<Record<DatedClock['state'], (clock: DatedClock) => string>> = {
  met: ({ at }) => `✅ met ${spoken(at)}`,
  missed: ({ due, at }) => `❌ missed by ${between(due, at)}`,
  overdue: ({ due, at }) => `⚠️ overdue by ${between(due, at)}`,
  paused: () => '⏸️ stands still',
  running: ({ due, at }) => `⏳ runs, ${between(at, due)} left`,
  over: () => '➖ ended with the case',
};

const between = (from: string, to: string): string => spanOf((Date.parse(to) - Date.parse(from)) / 1000);

function named(title: string, all: readonly ClockState[], state: ClockState['state']): readonly string[] {
  const names = all.filter((clock) => clock.state === state).map(({ name }) => codeSpan(name));
  return names.length === 0 ? [] : [`${title}: ${names.join(', ')}.`];
}
