// How each clock went, by the log alone: what was known when it stopped decides, not what was said afterwards.
import { expect, test } from 'vitest';
import { clockStatesOf } from '../../../src/core/case/clock-states.ts';
import type { View } from '../../../src/core/case/view.ts';
import { day, hour, later } from '../../../src/core/time.ts';
import { accepted, at, confirmed, emptyView, published, report, start, viewAfter } from '../words/a-view.ts';
import type { Step } from '../words/a-view.ts';

const state = (view: View, name: string) => clockStatesOf(view).find((clock) => clock.name === name);
const acknowledged: Step = { name: 'acknowledged' };
const asked: Step = { name: 'asked', text: 'Which version?' };
const received = '2026-11-30T08:55:00Z';

test('a clock that stopped in time is met, and stays so', () => {
  const view = at(viewAfter([report(), acknowledged]), later(start, 90 * day));
  const met = { state: 'met', due: later(received, day), at: later(start, hour) };
  expect(state(view, 'ack')).toMatchObject(met);
});

test('one that stopped late is missed, by as much as it was then', () => {
  const late = at(viewAfter([report()]), later(start, 2 * day));
  expect(state(late, 'ack')).toMatchObject({ state: 'overdue', due: later(received, day), at: later(start, 2 * day) });
  const view = viewAfter([{ name: 'exploit', state: 'none', evidence: null }, acknowledged], late);
  expect(state(view, 'ack')).toMatchObject({ state: 'missed', due: later(received, day), at: later(start, 2 * day + hour) });
}); // prettier-ignore

test('a severity that is raised afterwards makes nothing late', () => {
  const view = viewAfter([...confirmed, { name: 'severity', level: 'critical', because: null }]);
  const before = state(viewAfter(confirmed), 'assess');
  expect(before).toMatchObject({ state: 'met' });
  expect(state(view, 'assess')).toEqual(before);
});

test('a question to the reporter stops the time', () => {
  const view = at(viewAfter([report(), acknowledged, asked]), later(start, 5 * day));
  expect(state(view, 'triage')).toMatchObject({ state: 'paused' });
  const answered: Step = { name: 'answered', comment: 7 };
  expect(state(viewAfter([answered], view), 'triage')).toMatchObject({ state: 'running' });
});

test('what has not begun, is none of this case, or ended with it', () => {
  const declined: Step = { name: 'declined', reason: 'bug', justification: null, text: 'x' };
  const view = viewAfter([...accepted, declined]);
  expect(state(view, 'remedy')).toEqual({ name: 'remedy', what: expect.any(String), state: 'pending' });
  expect(state(view, 'disclose')).toMatchObject({ state: 'over' });
  const inside = viewAfter([report({ reporter: null }), declined]);
  expect(state(inside, 'appeal')).toMatchObject({ state: 'not-applicable' });
});

test('dates that people set stand after the plan’s clocks', () => {
  const view = viewAfter([report({ reporter_deadline: '2027-01-01T00:00:00Z' })]);
  const dates = (seen: View) => clockStatesOf(seen).flatMap(({ name, state: how }) => (name === 'reporter' ? [how] : [])); // prettier-ignore
  expect(dates(view)).toEqual(['running']);
  expect(dates(at(view, '2027-01-01T00:00:00Z'))).toEqual(['overdue']);
  expect(clockStatesOf(viewAfter(published)).some(({ name }) => name === 'reporter')).toBe(false);
});

test('what a clock waits for may have been so from the start, or come with time alone', () => {
  const { response } = emptyView().house;
  const [first] = response.clocks;
  const ended = { ...first, name: 'x', stops: 'embargo-settled' } as (typeof response.clocks)[number];
  const view = viewAfter([report()]);
  const seen = { ...view, house: { ...view.house, response: { ...response, clocks: [ended] } } };
  expect(state(seen, 'x')).toMatchObject({ state: 'met', at: start });
  const refused: Step = { name: 'embargo', act: 'refuse', until: null, text: null };
  const over = at(viewAfter([refused], seen), '2027-03-01T00:00:00Z');
  expect(state(over, 'x')).toMatchObject({ at: '2027-03-01T00:00:00Z' });
});

test('a case that was published and is closed had been ready', () => {
  const view = viewAfter([...published, { name: 'closed', outcome: 'fixed' }]);
  expect(state(view, 'fix-ready')).toMatchObject({ state: 'met' });
});
