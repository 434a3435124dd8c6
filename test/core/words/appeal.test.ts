// A no can be answered: whoever reported has two weeks, and a colleague or a repeated report has none.
import { expect, test } from 'vitest';
import { clocksOf } from '../../../src/core/case/clocks.ts';
import { isAppealed, mayAnswer } from '../../../src/core/case/status.ts';
import { cardOf } from '../../../src/core/words/card.ts';
import { messageText } from '../../../src/core/words/messages.ts';
import { accepted, at, report, viewAfter } from './a-view.ts';
import type { Step } from './a-view.ts';

const declined: Step = { name: 'declined', reason: 'bug', justification: null, text: 'x' };
const duplicate: Step = { name: 'duplicate', of: '#41', published: false };
const answered: Step = { name: 'answered', comment: 7 };
const namesOf = (...steps: Step[]) => clocksOf(viewAfter(steps)).map(({ name }) => name);

test('a no runs a clock for the appeal, unless nobody outside can appeal or it was a repeated report', () => {
  expect(namesOf(...accepted, declined)).toEqual(['appeal']);
  expect(namesOf(...accepted, declined, duplicate)).toEqual([]);
  expect(namesOf(...accepted, duplicate)).toEqual([]);
  expect(namesOf(report({ reporter: null }), declined)).toEqual([]);
  expect(clocksOf(viewAfter([report(), declined])).map(({ who }) => who)).toEqual(['triager']);
  expect(namesOf(...accepted, declined, { name: 'closed', outcome: 'not-a-vulnerability' })).toEqual([]);
});

test('an answer to a no is an appeal, to a repeated report it is none', () => {
  const appealed = viewAfter([...accepted, declined, answered]);
  expect([isAppealed(appealed), mayAnswer(appealed)]).toEqual([true, true]);
  expect(cardOf(appealed, {})).toContain('They don’t agree with the no.');
  expect(isAppealed(viewAfter([...accepted, duplicate, answered]))).toBe(false);
  expect(mayAnswer(viewAfter([...accepted, duplicate]))).toBe(false);
  expect(isAppealed(viewAfter(accepted))).toBe(false);
});

test('how long they have is what the plan says: nothing else knows a number', () => {
  const no = viewAfter([...accepted, declined]);
  const [about] = no.it.facts.get('declined') ?? [];
  if (about === undefined) throw new Error('no decline');
  const days = (target: string): typeof no => {
    const clocks = no.house.response.clocks.flatMap((clock) => {
      if (clock.name !== 'appeal') return [clock];
      return target === '' ? [] : [{ ...clock, targets: { ...clock.targets, medium: target } }];
    });
    return { ...no, house: { ...no.house, response: { ...no.house.response, clocks } } };
  };
  const said = (view: typeof no): string => messageText(view, { notice: 'decline', about });
  expect(said(days('3d'))).toContain('answer here by Thu 2026-12-03 15:00 UTC');
  expect(mayAnswer(at(days('3d'), '2026-12-03T14:59:59Z'))).toBe(true);
  expect(mayAnswer(at(days('3d'), '2026-12-03T15:00:00Z'))).toBe(false);
  expect(said(days(''))).not.toContain('answer here by');
  expect(mayAnswer(at(days(''), '2036-12-03T14:00:00Z'))).toBe(true);
});
