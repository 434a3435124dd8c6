// The review of an exercise: what was expected, when it was done, and who said what.
import { expect, test } from 'vitest';
import { judgedIn, reviewOf } from '../../../src/core/drill/review.ts';
import { readScenario } from '../../../src/core/drill/scenario.ts';
import { ada, at, report, receipt, start, viewAfter } from '../words/a-view.ts';
import { later } from '../../../src/core/time.ts';

const read = readScenario(`
title: Small
about: To try it.
report: { title: It overflows, body: A long name is enough. }
injects:
  - after: 0h
    title: A report
    tell: The phone rings.
    expect:
      - { who: triager, what: it is taken, when: acknowledged, within: 2h }
      - { who: case-lead, what: it is judged, when: accepted, within: 90m }
      - { who: case-lead, what: it is public, when: published, within: 1d }
`);
if (!read.ok) throw new Error('the scenario can be read');
const { scenario } = read;
const view = at(
  viewAfter([
    report({ source: 'product-team', ghsa: null, repository: null, reporter: null }),
    { name: 'drill', because: 'x' },
    { name: 'acknowledged' },
    receipt('card'),
    {
      entry: {
        kind: 'refusal',
        refusals: [],
        block: ['/psirt publish'],
        by: ada,
        said_at: start,
        via: 'comment:9',
      },
    },
    { name: 'accepted' },
  ]),
  later(start, 6 * 3600),
);

test('says for each expectation whether it was kept, late, or not done', () => {
  expect(judgedIn(view, scenario, start).map(({ kept, done }) => [kept, done])).toEqual([
    [true, later(start, 2 * 3600)],
    [false, later(start, 5 * 3600)],
    [false, undefined],
  ]);
});

test('tells it in words, with everybody’s deeds and the clocks', () => {
  const text = reviewOf(view, scenario, start);
  expect(text).toContain('# Review of the exercise: Small');
  expect(text).toContain('DRILL');
  expect(text).toContain('**Kept 1 of 3 expectations.**');
  expect(text).toMatch(/\| `triager` \| it is taken \| .* \| ✅ /);
  expect(text).toMatch(/\| `case-lead` \| it is judged \| .* \| ❌ .*, 3 h 30 min late \|/);
  expect(text).toMatch(/\| it is public \| .* \| ❌ not done \|/);
  expect(text).toContain(`\`@${ada.login} acknowledged the report\``);
  expect(text).toContain(`\`@${ada.login} was refused`);
  expect(text).not.toContain('psirt-bot[bot] finished card');
  expect(text).toContain('**Clocks** by the plan');
});
