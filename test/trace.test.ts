// The trace from requirements to tests: it is whole as it stands here, and everything that could be wrong with it is told.
import { expect, test } from 'vitest';

import { inventory } from '../scripts/trace/inventory.ts';
import { tracePage } from '../scripts/trace/page.ts';
import { problemsOf } from '../scripts/trace/problems.ts';
import { unprovenBy } from '../scripts/trace/reports.ts';
import { readRequirements } from '../scripts/trace/requirements.ts';
import { allTags, idsIn, tagsIn } from '../scripts/trace/tags.ts';
import { holders, planWithout } from '../scripts/trace/without.ts';
import { planIn, readPlan } from '../src/core/plan/plan.ts';

test('every requirement is covered by what there is, and proven, answered or said to be open', () => {
  expect(problemsOf({ requirements: readRequirements(), tags: allTags(), inventory: inventory() })).toEqual(
    [],
  );
});

const one = (more: string) => readRequirements(`R1:\n  from: KB\n  says: Something.\n${more}`);
const tag = { file: 'test/a.test.ts', name: 'it is so', ids: ['R1'] };

test.each<[what: string, more: string, tags: readonly (typeof tag)[], problem: RegExp]>([
  ['a step that is gone', '  steps: [X9]', [tag], /^R1 is covered by X9, which is none of the steps$/],
  ['a clock that is gone', '  clocks: [noon]', [tag], /none of the clocks$/],
  ['a command that is gone', '  commands: [undo-all]', [tag], /none of the commands$/],
  ['a notice that is gone', '  notices: [greeting]', [tag], /none of the notices$/],
  ['a page that is gone', '  documents: [docs/nothing.md]', [], /^R1 is answered by docs\/nothing.md, which is not there$/],
  ['what nothing proves', '  steps: [N1]', [], /^R1 is covered by N1, and no test says \[R1\]$/],
  ['what nothing covers', '', [], /^R1 has neither a test nor a document, and is not open$/],
  ['a tag of no requirement', '', [{ ...tag, ids: ['R1', 'R999'] }], /“it is so” names R999, which is no requirement$/],
])('%s is told', (_, more, tags, problem) => {
  const problems = problemsOf({ requirements: one(more), tags, inventory: inventory() });
  expect(problems).toEqual([expect.stringMatching(problem)]);
}); // prettier-ignore

test('what is open needs nothing else, and says what is missing', () => {
  const open = one('  commands: [ack]\n  open: a bridge | for mail');
  expect(problemsOf({ requirements: open, tags: [], inventory: inventory() })).toEqual([]);
  expect(tracePage(open, [])).toContain(
    '| R1 | Something. | command `ack` | **open**: a bridge \\| for mail |',
  );
  expect(() => one('  covers: [ack]')).toThrow('covers');
});

test('a tag stands at the end of a name, in whatever quotes', () => {
  const source = `test('it is so [R1, R20]', () => {});\ndescribe("it isn't [R3]", f);\n['of \\'x\\' [R4]', 1];\ntest('not [R5] here', f);`;
  expect(tagsIn('test/a.test.ts', source).map(({ name, ids }) => `${name}: ${ids.join(' ')}`)).toEqual([
    'it is so: R1 R20',
    "it isn't: R3",
    "of 'x': R4",
  ]);
  expect(idsIn('outer [R1, R2] inner [R3]')).toEqual(['R1', 'R2', 'R3']);
});

test('only a test that passed proves anything, and one that failed is told', () => {
  const result = (status: string) => ({ file: tag.file, fullName: 'x it is so [R1]', status });
  expect(unprovenBy([result('passed')], [tag])).toEqual([]);
  expect(unprovenBy([], [tag])).toEqual(['test/a.test.ts [R1]: no report says that a test of it passed']);
  expect(unprovenBy([result('passed'), result('failed')], [tag])).toEqual(['test/a.test.ts: “x it is so [R1]” is failed']); // prettier-ignore
  expect(unprovenBy([{ ...result('passed'), file: 'test/b.test.ts' }], [tag])).toHaveLength(1);
});

test('a plan without a thing is a plan, and does not have it', () => {
  const plan = (kind: 'steps' | 'clocks' | 'stakeholders', name: string) =>
    planIn(readPlan(planWithout(kind, name)));
  expect(plan('steps', 'N8').steps.map(({ id }) => id)).not.toContain('N8');
  expect(plan('steps', 'N8').profiles.small?.steps).not.toContain('N8');
  expect(plan('clocks', 'ack').clocks.map(({ name }) => name)).not.toContain('ack');
  expect(Object.keys(plan('stakeholders', 'exec').stakeholders)).not.toContain('exec');
});

test('where a table has moved, nothing can be taken away, and that is an error', () => {
  const elsewhere = 'export const somethingElse = [];';
  expect(() => holders['src/core/commands/index.ts']?.(elsewhere, { kind: 'commands', name: 'ack' })).toThrow('there is no list commands'); // prettier-ignore
  expect(() => holders['src/core/case/told.ts']?.(elsewhere, { kind: 'notices', name: 'ack' })).toThrow('no list of messages'); // prettier-ignore
  expect(() => holders['src/core/notices/template-texts.ts']?.(elsewhere, { kind: 'notices', name: 'ack' })).toThrow('no texts'); // prettier-ignore
});
