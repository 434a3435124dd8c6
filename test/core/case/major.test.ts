// By which facts a Major Incident is asked for without anybody: each criterion of the plan once, and never a decision.
import { expect, test } from 'vitest';
import { reasonsToAsk } from '../../../src/core/case/major.ts';
import { bot, emptyView, report, viewAfter } from '../words/a-view.ts';
import type { Step } from '../words/a-view.ts';
import { settings } from '../commands/conversation.ts';

const exploit = (state: 'wild' | 'public-exploit'): Step => ({ name: 'exploit', state, evidence: 'x' });
const severity = (level: 'medium' | 'high' | 'critical'): Step => ({
  name: 'severity',
  level,
  because: null,
});
const affects = (product: string): Step => ({ name: 'affects', product, package: null, line: null, range: '<2', fixed: null, impact: null }); // prettier-ignore
const broken: Step = { name: 'embargo', act: 'broken', until: null, text: 'a post' };
const fixPublic: Step = { name: 'fix-public', what: 'tag', url: 'https://example.org' };
const core = emptyView(settings('', 'core: true'));

test.each<[string, readonly Step[], number, typeof core?]>([
  ['attacks', [exploit('wild')], 1],
  ['a public exploit of something high', [exploit('public-exploit'), severity('high')], 1],
  ['of something medium', [exploit('public-exploit'), severity('medium')], 0],
  ['of something whose fix is out', [exploit('public-exploit'), severity('high'), fixPublic], 0],
  ['something critical', [report(), severity('critical')], 0],
  ['something critical in a core product', [report(), severity('critical')], 1, core],
  ['something high in a core product', [report(), severity('high')], 0, core],
  ['two products', [affects('a'), affects('b'), affects('b')], 0],
  ['three products', [affects('a'), affects('b'), affects('c')], 1],
  ['a broken embargo of something high', [report(), severity('high'), broken], 1],
  ['of something that nobody rated', [report(), broken], 0],
  ['data that leaked', [{ name: 'leak', state: 'yes', what: 'mails' }], 1],
  ['data that may have', [{ name: 'leak', state: 'suspected', what: 'mails' }], 0],
])('%s', (_, steps, count, view = emptyView()) => {
  expect(reasonsToAsk(viewAfter(steps, view))).toHaveLength(count);
});

test('not while one is asked for or runs; afterwards only for what is new', () => {
  const asked = (because: string | null): Step => ({ name: 'major', state: 'requested', because, said: bot });
  const leak: Step = { name: 'leak', state: 'yes', what: 'mails' };
  const rejected: Step = { name: 'major', state: 'rejected', because: 'x' };
  const before = [exploit('wild'), asked('it is attacked in the wild')];
  expect(reasonsToAsk(viewAfter(before))).toEqual([]);
  expect(reasonsToAsk(viewAfter([...before, { name: 'major', state: 'approved', because: null }, leak]))).toEqual([]);
  expect(reasonsToAsk(viewAfter([...before, rejected]))).toEqual([]);
  expect(reasonsToAsk(viewAfter([...before, rejected, leak]))).toEqual(['data leaked']);
  const whose = (...kinds: ('personal' | 'customer' | 'corporate')[]) => reasonsToAsk(viewAfter([{ name: 'leak', state: 'yes', what: 'x', kinds }])); // prettier-ignore
  expect([whose('corporate'), whose('corporate', 'customer'), whose('personal')]).toEqual([[], ['data leaked'], ['data leaked']]); // prettier-ignore
  expect(reasonsToAsk(viewAfter([leak, asked(null), rejected]))).toEqual(['data leaked']);
}); // prettier-ignore
