// The look back drafted from the log of a case that went badly: late clocks and why, a waived step, signatures of one alone, an embargo that broke.
import { expect, test } from 'vitest';
import { renderNotice } from '../../../src/core/notices/render.ts';
import {
  clockCourse,
  delaysSaid,
  exceptionsMade,
  openFollowUps,
} from '../../../src/core/notices/review-fields.ts';
import { shippedTemplate } from '../../../src/core/notices/shipped.ts';
import { day, later } from '../../../src/core/time.ts';
import { at, confirmed, emptyView, golden, ready, report, start, viewAfter } from '../words/a-view.ts';
import type { Step } from '../words/a-view.ts';

const late = at(viewAfter([report()]), later(start, 3 * day));
const bad: readonly Step[] = [
  { name: 'asked', text: 'Which version?' },
  { name: 'answered', comment: 7 },
  ...ready.slice(1),
  { name: 'deferred', until: later(start, 9 * day), because: 'the freeze' },
  { name: 'resumed' },
  { name: 'held', because: 'wait for legal' },
  { name: 'unheld' },
  { name: 'rejected', what: 'publish', hash: 'a', because: 'a typo' },
  { name: 'fell-back', was: 'ready', because: ['a line is not tested'] },
  { name: 'step-waived', step: 'N4', because: 'it is our own finding' },
  { name: 'step-waived', step: 'C9', because: 'small' },
  { name: 'approved', what: 'publish', hash: 'a', self: true },
  { name: 'tested', lines: ['2.4'], how: 'attested', evidence: 'x', again: true },
  { name: 'embargo', act: 'broken', until: null, text: 'a blog' },
  { name: 'break-glass', act: 'publish', because: 'it is public' },
  { name: 'reopened', because: 'not whole' },
];

test('drafts what the log knows, and leaves marked what people must say [R33, R104]', () => {
  const view = at(viewAfter(bad, late), later(start, 40 * day));
  const { text, gaps } = renderNotice(shippedTemplate('review'), { view, notice: 'review', since: view.now });
  expect(gaps.map(({ field }) => field)).toEqual(['happened', 'root_cause', 'went_well', 'went_badly', 'lessons', 'actions']); // prettier-ignore
  expect(text).toBe(golden('review-of-a-bad-case', text));
});

test('where nothing happened it says so', () => {
  const view = emptyView();
  expect([clockCourse(view), delaysSaid(view), exceptionsMade(view)]).toEqual(['No clock has ended.', 'The log does not say.', 'None.']); // prettier-ignore
  const { house } = view;
  expect(openFollowUps({ ...view, house: { ...house, response: { ...house.response, steps: [] } } })).toBe('None.'); // prettier-ignore
  expect(exceptionsMade(viewAfter(confirmed))).toBe('None.');
});
