// What only colleagues are told: who leads, what is due, how the embargo stands, where the case is. It stands in no text that leaves the
// house.
import { latest } from '../case/case.ts';
import { clocksOf } from '../case/clocks.ts';
import { embargoOf } from '../case/embargo.ts';
import { leakedKinds } from '../case/leak.ts';
import { leadOf } from '../case/people.ts';
import type { View } from '../case/view.ts';
import { spoken } from '../time.ts';
import { inline } from '../words/safe.ts';
import { clockCourse, delaysSaid, exceptionsMade, openFollowUps } from './review-fields.ts';
import { deedOf } from '../words/sentences.ts';

type InsideField = Readonly<{ value: (view: View) => string; how: string }>;

const exploits = { none: 'none seen', claimed: 'somebody says so', 'public-exploit': 'exploit code is public', wild: 'yes, attacks are known' } as const; // prettier-ignore
const leaks = { no: 'no leak', possible: 'a leak is possible, without a sign of one', suspected: 'a leak is suspected', yes: 'data leaked' } as const; // prettier-ignore

export const insideFields = {
  lead: { value: (view) => leadOf(view)?.login ?? '', how: '/psirt ack' },
  case_url: {
    value: ({ it, repository }) => `https://github.com/${repository}/issues/${it.number}`,
    how: '',
  },
  clocks: {
    value: (view) =>
      clocksOf(view)
        .slice(0, 3)
        .map(({ due, what }) => `${spoken(due)}: ${inline(what)}`)
        .join('; '),
    how: '/psirt status',
  },
  embargo_state: { value: embargoWords, how: '/psirt embargo until <date>' },
  exploit_state: {
    value: ({ it }) => exploits[latest(it, 'exploit')?.state ?? 'none'],
    how: '/psirt exploit <none|claimed|public-exploit|wild>',
  },
  leak_state: {
    value: ({ it }) => {
      const leak = latest(it, 'leak');
      if (leak === undefined) return '';
      const { state, what } = leak;
      const kinds = leakedKinds(leak);
      return [`${leaks[state]}${kinds === '' ? '' : ` (${kinds})`}`, ...(what === null ? [] : [inline(what, 1_000)])].join(': '); // prettier-ignore
    },
    how: '/psirt leak <no|possible|suspected|yes>',
  },
  history: {
    value: ({ it }) =>
      it.entries
        .flatMap((entry) =>
          entry.kind === 'fact' && !quiet.has(entry.name)
            ? [`- ${spoken(entry.said_at)}: ${inline(deedOf(entry))}`]
            : [],
        )
        .slice(-60)
        .join('\n'),
    how: '/psirt log 60',
  },
  clock_course: { value: clockCourse, how: '/psirt clocks' },
  delays: { value: delaysSaid, how: '/psirt log 60' },
  exceptions: { value: exceptionsMade, how: '/psirt log 60' },
  follow_ups: { value: openFollowUps, how: '/psirt checklist' },
} as const satisfies Record<string, InsideField>;

/** What is no step of the story. */
const quiet: ReadonlySet<string> = new Set(['looked', 'worded', 'drafted']);

function embargoWords(view: View): string {
  const { state, until } = embargoOf(view);
  const end = until === null ? '' : ` until ${spoken(until)}`;
  const running = `in force${end}; do not share`;
  return { undefined: '', none: 'none', proposed: `proposed${end}, not agreed`, active: running, revise: `${running}; another date is proposed`, exited: 'over' }[state]; // prettier-ignore
}
