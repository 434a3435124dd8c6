// What people read who ask for the clocks and the steps: each state in its words.
import { expect, test } from 'vitest';
import { cardOf } from '../../../src/core/words/card.ts';
import { checklistPart } from '../../../src/core/words/reply/checklist-part.ts';
import { clocksPart } from '../../../src/core/words/reply/clocks-part.ts';
import { readyPart } from '../../../src/core/words/reply/ready-part.ts';
import { missingBefore } from '../../../src/core/plan/exits.ts';
import { day, later } from '../../../src/core/time.ts';
import {
  accepted,
  approved,
  at,
  confirmed,
  emptyView,
  fixing,
  published,
  ready,
  report,
  requested,
  start,
  viewAfter,
} from './a-view.ts';
import type { Step } from './a-view.ts';

const rowOf = (text: string, name: string): string =>
  text.split('\n').find((line) => line.startsWith(`| \`${name}\``)) ?? 'none';
const acknowledged: Step = { name: 'acknowledged' };
const declined: Step = { name: 'declined', reason: 'bug', justification: null, text: 'x' };
const late = at(viewAfter([report()]), later(start, 2 * day));

test.each([
  ['a clock that ran out', late, 'ack', '⚠️ overdue by 1 d 5 min'],
  ['one that was missed', viewAfter([report(), acknowledged], late), 'ack', '❌ missed by 1 d 1 h'],
  ['one that stands still', viewAfter([report(), acknowledged, { name: 'asked', text: '?' }]), 'triage', '⏸️ stands still'],
  ['one that was not needed any more', viewAfter([...accepted, declined]), 'disclose', '➖ ended with the case'],
] as const)('%s', (_, view, name, words) => {
  expect(rowOf(clocksPart(view), name)).toContain(`| ${words} |`);
}); // prettier-ignore

test('a date takes the place of the plan’s clock of that name', () => {
  expect(clocksPart(viewAfter(fixing))).not.toContain('Not for this case');
  expect(clocksPart(viewAfter([...accepted, { name: 'remedy', decision: 'wontfix', due: null, mitigations: [], because: 'x' }, { name: 'confirmed' }]))).toContain('Not for this case: `fix-ready`, `release`.'); // prettier-ignore
});

test('nothing has begun where no report is known', () => {
  const text = clocksPart(viewAfter([{ name: 'adopted', ghsa: null, repository: null }]));
  expect(text).toContain('Not begun: `ack`');
  expect(text).not.toContain('|');
});

test('a checklist of one phase, of all, and of a plan that has none', () => {
  const view = viewAfter(confirmed);
  const titles = (asked?: string) => checklistPart(view, asked).match(/^\*\*\d/gmu);
  expect(titles('3')).toEqual(['**3']);
  expect(titles()).toEqual(['**1', '**2', '**3', '**4']);
  const { house } = emptyView();
  const bare = { ...view, house: { ...house, response: { ...house.response, steps: [] } } };
  expect(checklistPart(bare, undefined)).toContain('The plan has no steps there.');
});

// Everything that the team's own plan still asks of these cases counts as done.
const bare = (steps: readonly Step[]) => {
  const view = viewAfter(steps);
  return { ...view, house: { ...view.house, response: { ...view.house.response, steps: [] } } };
};

test.each([
  ['one line of two is not tested', bare(fixing), /^\*\*Not ready: 1 missing\.\*\*\n\n- .*2\.3.* → `\/psirt test [^]*```text\n\/psirt test /],
  ['nothing is missing', bare(ready), /^\*\*Ready\.\*\* Nothing is missing; [^]*```text\n\/psirt publish\n```$/],
  ['it is asked for', bare(requested), /^\*\*Ready\*\*, and publication is asked for; the card says who signs\.$/],
  ['it is signed', bare(approved), /^\*\*Ready\*\*, and publication is asked for/],
  ['it is published', bare(published), /^It is published; the card says what is left to do\.$/],
  ['it was declined', bare([...accepted, declined]), /^The case is declined: nothing is published from it\.$/],
  ['it is parked', bare([...accepted, { name: 'deferred', until: '2027-02-01T00:00:00Z', because: 'x' }]), /^The case is deferred: nothing/],
  ['it has hardly begun', bare(accepted), /^\*\*Not ready: \d+ missing\.\*\*/],
])('whether it is ready, where %s', (_, view, words) => {
  expect(readyPart(view)).toMatch(words);
}); // prettier-ignore

test('being ready asks for no more than publication does', () => {
  const view = viewAfter(fixing);
  for (const { what } of missingBefore('publish', view)) expect(readyPart(view)).toContain(what.slice(0, 30));
});

test('the card names a broken glass among what was said and why', () => {
  const glass: Step = { name: 'break-glass', act: 'publish', because: 'nobody else answers' };
  expect(cardOf(viewAfter([report(), glass]))).toMatch(
    /\| break-glass \| publish \| `ada` \| .* \| nobody else answers \|/,
  );
});
