// A no can be answered: whoever reported has two weeks, and a colleague or a repeated report has none.
import { expect, test } from 'vitest';
import { clocksOf } from '../../../src/core/case/clocks.ts';
import { isAppealed, mayAnswer } from '../../../src/core/case/status.ts';
import { cardOf } from '../../../src/core/words/card.ts';
import { accepted, report, viewAfter } from './a-view.ts';
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
