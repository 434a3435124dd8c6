// What the log alone tells a look back: how each clock went, why it may have, what was left out or done alone, and what is still open.
import { breachOf } from '../case/breach.ts';
import { allOf } from '../case/case.ts';
import { clockStatesOf } from '../case/clock-states.ts';
import type { DatedClock } from '../case/clock-states.ts';
import { deferralsOf } from '../case/deferral.ts';
import type { View } from '../case/view.ts';
import { stepsOf } from '../plan/steps.ts';
import { spanOf, spoken } from '../time.ts';
import { inline } from '../words/safe.ts';

const listOf = (lines: readonly string[], none: string): string =>
  lines.length === 0 ? none : lines.map((line) => `- ${line}`).join('\n');

/** What was planned and what was, late ones first. */
export function clockCourse(view: View): string {
  const ended = clockStatesOf(view).filter((clock): clock is DatedClock => ['met', 'missed', 'overdue'].includes(clock.state)); // prettier-ignore
  const late = ended.filter(({ state }) => state !== 'met');
  const kept = ended.filter(({ state }) => state === 'met');
  return listOf([...late, ...kept].map(courseLine), 'No clock has ended.');
}

function courseLine({ what, name, state, due, at }: DatedClock): string {
  const by = spanOf((Date.parse(at) - Date.parse(due)) / 1000);
  const how = { missed: `done ${spoken(at)}, **${by} late**`, overdue: `not done, **late by ${by} so far**` };
  return `${inline(what)} (${name}): due ${spoken(due)}, ${state === 'missed' || state === 'overdue' ? how[state] : `done ${spoken(at)}`}`;
}

/** What was said that held the case up. */
export function delaysSaid(view: View): string {
  const { it } = view;
  const said = [
    ...allOf(it, 'asked').map(({ said_at: at }) => ({ at, what: 'the reporter was asked' })),
    ...deferralsOf(view).map(({ said, to }) => ({ at: said.said_at, what: `parked until ${spoken(to)}: ${inline(said.because, 300)}` })),
    ...allOf(it, 'held').map(({ said_at: at, because }) => ({ at, what: `held: ${inline(because, 300)}` })),
    ...allOf(it, 'fell-back').map(({ said_at: at, was, because }) => ({ at, what: `no longer ${was}: ${inline(because.join('; '), 300)}` })),
    ...allOf(it, 'rejected').map(({ said_at: at, what, because }) => ({ at, what: `${what} rejected: ${inline(because, 300)}` })),
    ...allOf(it, 'reopened').map(({ said_at: at, because }) => ({ at, what: `reopened: ${inline(because, 300)}` })),
  ].toSorted((a, b) => (a.at < b.at ? -1 : 1));
  return listOf(said.map(({ at, what }) => `${spoken(at)}: ${what}`), 'The log does not say.');
} // prettier-ignore

/** What was not done as the plan asks: steps waived, acts of one alone, glass that was broken, an embargo that broke. */
export function exceptionsMade(view: View): string {
  const { it } = view;
  const breach = breachOf(view);
  const waived = stepsOf(view).filter(({ state }) => state === 'waived');
  return listOf(
    [
      ...waived.map(({ step, mandatory, words }) => `step ${step.id} was waived${mandatory ? ' although it is mandatory' : ''}: ${inline(String(words), 300)}`),
      ...allOf(it, 'approved').filter(({ self }) => self).map(({ by, what, said_at: at }) => `${spoken(at)}: ${inline(by.login)} signed alone (${what})`),
      ...allOf(it, 'tested').filter(({ again }) => again === true).map(({ by, said_at: at }) => `${spoken(at)}: ${inline(by.login)} tested their own fix, twice`),
      ...allOf(it, 'break-glass').map(({ by, act, because, said_at: at }) => `${spoken(at)}: ${inline(by.login)} did alone what takes two (${act}): ${inline(because, 300)}`),
      ...(breach === undefined ? [] : [`${spoken(breach.said_at)}: the embargo broke`]),
    ],
    'None.',
  );
} // prettier-ignore

/** Steps that apply and have no conclusion. */
export function openFollowUps(view: View): string {
  const open = stepsOf(view).filter(({ state }) => state === 'open');
  return listOf(open.map(({ step }) => `${step.id}: ${inline(step.text)}`), 'None.');
} // prettier-ignore
