// The look back on an exercise: what was expected of whom by when and when it was done, who said what, and how the plan's clocks went. All
// of it follows from the log; nobody is graded.
import { clockStatesOf } from '../case/clock-states.ts';
import { foldCase } from '../case/case.ts';
import type { View } from '../case/view.ts';
import { holds } from '../plan/conditions.ts';
import type { ConditionName } from '../plan/conditions.ts';
import { later, spanOf, spoken } from '../time.ts';
import { drillWords } from '../words/drill-words.ts';
import { clocksPart } from '../words/reply/clocks-part.ts';
import { codeSpan, inline } from '../words/safe.ts';
import { deedOf } from '../words/sentences.ts';
import type { Expectation, Scenario } from './scenario.ts';

export interface Judged {
  readonly expectation: Expectation;
  readonly due: string;
  /** When it was done; undefined where it was not. */
  readonly done: string | undefined;
  readonly kept: boolean;
}

/** What came of each expectation. @param begun when the exercise began */
export function judgedIn(view: View, scenario: Scenario, begun: string): readonly Judged[] {
  return scenario.injects.flatMap(({ after, expect }) =>
    expect.map((expectation) => {
      const due = later(begun, after + expectation.within);
      const done = firstTime(view, expectation.when);
      return { expectation, due, done, kept: done !== undefined && done <= due };
    }),
  );
}

/** When a condition came to hold for the first time. */
function firstTime(view: View, name: ConditionName): string | undefined {
  const { number, entries, head } = view.it;
  return entries.find(({ seq, said_at: now }) => {
    const it = foldCase(number, entries.slice(0, seq), { ...head, seq });
    return holds({ ...view, now, it }, name);
  })?.said_at;
}

/** The review as Markdown. */
export function reviewOf(view: View, scenario: Scenario, begun: string): string {
  const judged = judgedIn(view, scenario, begun);
  const kept = judged.filter((one) => one.kept).length;
  const clocks = clockStatesOf(view).map(({ state }) => state);
  const count = (...states: readonly string[]): number => clocks.filter((state) => states.includes(state)).length; // prettier-ignore
  return [
    `# Review of the exercise: ${inline(scenario.title)}`,
    drillWords,
    `${inline(scenario.about, 1_000)} It began ${spoken(begun)} and ended ${spoken(view.now)}.`,
    `**Kept ${kept} of ${judged.length} expectations.** Clocks of the plan: ${count('met')} met, ${count('missed', 'overdue')} missed.`,
    table(['Expected of', 'What', 'Due', 'Done'], judged.map(row)),
    `## Who did what\n\n${table(['When', 'What'], deedsIn(view))}`,
    `## Clocks\n\n${clocksPart(view)}`,
  ].join('\n\n');
}

const table = (heads: readonly string[], rows: readonly string[]): string =>
  [`| ${heads.join(' | ')} |`, `|${heads.map(() => '---|').join('')}`, ...rows].join('\n');

function row({ expectation: { who, what }, due, done, kept }: Judged): string {
  const late = (from: string, to: string): string => spanOf((Date.parse(to) - Date.parse(from)) / 1000);
  const words =
    done === undefined
      ? '❌ not done'
      : kept
        ? `✅ ${spoken(done)}`
        : `❌ ${spoken(done)}, ${late(due, done)} late`;
  return `| ${codeSpan(who)} | ${inline(what)} | ${spoken(due)} | ${words} |`;
}

/** What people said; what the bot did by itself stands in the log. */
function deedsIn({ it, bot }: View): readonly string[] {
  return it.entries.flatMap((entry) => {
    const isPerson = entry.by.id !== bot.id && (entry.kind === 'fact' || entry.kind === 'refusal');
    return isPerson ? [`| ${spoken(entry.said_at)} | ${codeSpan(deedOf(entry))} |`] : [];
  });
}
