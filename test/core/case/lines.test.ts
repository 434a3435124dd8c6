import { describe, expect, test } from 'vitest';
import type { FactData } from '../../../src/core/case/fact.ts';
import {
  affectedOf,
  allReleased,
  fixAuthors,
  linesOf,
  needsNoRelease,
} from '../../../src/core/case/lines.ts';
import { actor, after } from '../commands/conversation.ts';
import type { Login } from '../commands/conversation.ts';
import { assigned } from '../words/a-view.ts';
import type { Step } from '../words/a-view.ts';

const affects = (line: string | null, fixed: string | null, range = '< 9'): Step => ({ name: 'affects', product: 'widget', package: null, line, range, fixed, impact: null }); // prettier-ignore
const fix = (line: string, by: Login, author: Login | null = null, n = 1): Step => ({ name: 'fix', url: `https://github.com/acme/widget/pull/${n}`, line, place: 'fork', author: author === null ? null : actor(author), reviewer: null, said: actor(by) }); // prettier-ignore
const tested = (by: Login, how: FactData['tested']['how'], ...lines: string[]): Step => ({ name: 'tested', lines, how, evidence: 'x', said: actor(by) }); // prettier-ignore
const proven = (line: string, tag: string, holds: boolean): Step => ({ name: 'proven', tag, line, proven: holds, because: [] }); // prettier-ignore
const tagged = (line: string, version: string): Step => ({ name: 'tagged', repository: 'acme/widget', tag: `v${version}`, commit: 'c', line, version }); // prettier-ignore

test('lines are those that are to be fixed, by the latest word on each', () => {
  const view = after([affects('2.4', '2.4.1'), affects('2.3', null), affects(null, '1.0'), affects('2.4', '2.4.2', '< 2.4.2')]); // prettier-ignore
  expect(linesOf(view).map(({ line, planned, range }) => [line, planned, range])).toEqual([['2.4', '2.4.2', '< 2.4.2']]); // prettier-ignore
});

describe('the affected ranges in force', () => {
  const shown = (...steps: readonly Step[]) => affectedOf(after(steps)).map(({ line, range, fixed }) => [line, range, fixed]); // prettier-ignore
  const unaffected: Step = { name: 'unaffected', product: 'widget', justification: 'component_not_present', text: null }; // prettier-ignore

  test('a line’s word takes the place of the same range without one, and the other way round', () => {
    expect(shown(affects(null, null), affects('2.4', '2.4.1'))).toEqual([['2.4', '< 9', '2.4.1']]);
    expect(shown(affects('2.4', '2.4.1'), affects('2.3', '2.3.9', '< 3'), affects(null, null))).toEqual([[null, '< 9', null], ['2.3', '< 3', '2.3.9']]); // prettier-ignore
  });

  test('one range may be fixed on two lines; the word on both is one', () => {
    expect(shown(affects('2.4', '2.4.1'), affects('2.3', '2.3.9'))).toHaveLength(2);
    expect(shown(affects('2.4', '2.4.1'), affects('2.3', '2.3.9'), affects(null, null))).toEqual([[null, '< 9', null]]); // prettier-ignore
  });

  test('are taken back by the word that the product is not affected, until they are named anew', () => {
    expect(shown(affects('2.4', '2.4.1'), unaffected)).toEqual([]);
    expect(shown(affects('2.4', '2.4.1'), unaffected, affects('2.4', '2.4.1'))).toEqual([['2.4', '< 9', '2.4.1']]); // prettier-ignore
    expect(shown(affects('2.4', '2.4.1'), { ...unaffected, product: 'gadget' })).toHaveLength(1);
  });
});

test.each<[string, readonly Step[], boolean]>([
  ['nothing', [], false],
  ['a run by anybody', [fix('2.4', 'dev'), tested('dev', 'run', '2.4')], true],
  ['an attestation by somebody else', [fix('2.4', 'dev'), tested('qe', 'attested', '2.4')], true],
  ['an attestation by the author', [fix('2.4', 'dev'), tested('dev', 'attested', '2.4')], false],
  ['an attestation by whom the lead named as author', [fix('2.4', 'lin', 'dev'), tested('dev', 'attested', '2.4')], false],
  ['an attestation by the author who is alone, a second time', [fix('2.4', 'dev'), tested('dev', 'attested', '2.4'), { name: 'tested', lines: ['2.4'], how: 'attested', evidence: 'x', again: true, said: actor('dev') }], true],
  ['attestations by two', [fix('2.4', 'dev'), tested('dev', 'attested', '2.4'), tested('qe', 'attested', '2.4')], true],
  ['a run of another line', [fix('2.4', 'dev'), tested('dev', 'run', '2.3')], false],
  ['a run before the fix', [tested('dev', 'run', '2.4'), fix('2.4', 'dev')], false],
  ['a run before it was linked again with its reviewer', [fix('2.4', 'dev'), tested('dev', 'run', '2.4'), fix('2.4', 'lin', 'dev')], true],
  ['a run of an earlier fix', [fix('2.4', 'dev'), tested('dev', 'run', '2.4'), fix('2.4', 'dev', null, 2)], false],
])('evidence: %s', (_, steps, counts) => {
  expect(linesOf(after([affects('2.4', '2.4.1'), ...steps])).map((line) => line.tested)).toEqual([counts]);
}); // prettier-ignore

test('who fixes a line: the latest who was named for it, or for all', () => {
  const view = after([affects('2.4', '2.4.1'), affects('2.3', '2.3.9'), assigned('fix-dev', actor('dev')), assigned('fix-dev', actor('rel'), '2.3')]); // prettier-ignore
  expect(linesOf(view).map(({ developer }) => developer?.login)).toEqual(['dev', 'rel']);
});

test('authors of fixes are known once each, by number; who linked a fix counts where nobody is named', () => {
  const lines = [affects('2.4', '2.4.1'), affects('2.3', '2.3.9'), affects('2.2', '2.2.2')];
  expect(fixAuthors(after([...lines, fix('2.4', 'lin', 'dev'), fix('2.3', 'dev')]))).toEqual([3]);
});

describe('release', () => {
  const lines = [affects('2.4', '2.4.1'), affects('2.3', '2.3.9')];
  const first = [tagged('2.4', '2.4.1'), proven('2.4', 'v2.4.1', true)];
  test.each<[string, readonly Step[], boolean]>([
    ['no line', [], false],
    ['one line of two', [...lines, ...first], false],
    ['both lines', [...lines, ...first, tagged('2.3', '2.3.9'), proven('2.3', 'v2.3.9', true)], true],
    ['a tag without proof', [...lines, ...first, tagged('2.3', '2.3.9')], false],
    ['a tag of another version', [...lines, ...first, tagged('2.3', '2.3.8'), proven('2.3', 'v2.3.8', true)], false],
    ['a proof that was taken back', [...lines, ...first, tagged('2.3', '2.3.9'), proven('2.3', 'v2.3.9', true), proven('2.3', 'v2.3.9', false)], false],
  ])('%s: %s', (_, steps, released) => {
    expect(allReleased(after(steps))).toBe(released);
  }); // prettier-ignore

  test.each(['fix', 'mitigate', 'wontfix'] as const)('is needed for a %s', (decision) => {
    const remedy: Step = { name: 'remedy', decision, due: null, mitigations: [], because: null };
    expect(needsNoRelease(after([remedy]))).toBe(decision !== 'fix');
    expect(needsNoRelease(after([]))).toBe(false);
  });
});
