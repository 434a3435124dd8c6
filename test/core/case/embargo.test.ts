import { describe, expect, test } from 'vitest';
import { embargoOf, isDisclosed, isPublic } from '../../../src/core/case/embargo.ts';
import type { FactData } from '../../../src/core/case/fact.ts';
import { after } from '../commands/conversation.ts';
import { at, receipt, report } from '../words/a-view.ts';
import type { Step } from '../words/a-view.ts';

const policy = '2027-02-28T16:00:00Z';
const said = (act: FactData['embargo']['act'], until: string | null = null): Step => ({ name: 'embargo', act, until, text: null }); // prettier-ignore
const remedy: Step = { name: 'remedy', decision: 'fix', due: '2026-12-10T16:00:00Z', mitigations: [], because: null }; // prettier-ignore
const open: Step = { name: 'public', state: 'public', url: 'https://example.org', since: null };
const without = report({ embargo_until: null });
const agreed = '2027-01-14T16:00:00Z';

describe('the embargo', () => {
  test.each<[string, readonly Step[], [state: string, until: string | null, because: string | null]]>([
    ['nobody said anything', [without], ['undefined', null, null]],
    ['by policy', [report()], ['active', policy, 'policy']],
    ['until the remedy’s date', [report(), remedy], ['active', '2026-12-10T16:00:00Z', 'agreed']],
    ['until an agreed date, whatever the remedy says', [report(), said('until', agreed), remedy], ['active', agreed, 'agreed']],
    ['refused', [report(), said('refuse')], ['proposed', policy, 'policy']],
    ['refused and accepted', [report(), said('refuse'), said('accept')], ['active', policy, 'policy']],
    ['agreed, so not to be refused', [report(), said('until', agreed), said('refuse')], ['active', agreed, 'agreed']],
    ['accepted although nothing was proposed', [report(), said('accept')], ['active', policy, 'policy']],
    ['none', [report(), said('none')], ['none', null, null]],
    ['lifted', [report(), said('lift')], ['exited', policy, 'lifted']],
    ['broken', [report(), said('broken')], ['exited', policy, 'broken']],
    ['ended by its being public', [report(), open], ['exited', policy, 'public']],
    ['ended by a public exploit', [report(), { name: 'exploit', state: 'public-exploit', evidence: 'x' }], ['exited', policy, 'public']],
    ['ended by the fix', [report(), { name: 'fix-public', what: 'tag', url: 'https://example.org' }], ['exited', policy, 'released']],
    ['ended by the advisory', [report(), receipt('publish')], ['exited', policy, 'released']],
    ['not ended by an advisory that failed', [report(), receipt('publish', {}, 'failed')], ['active', policy, 'policy']],
    ['lifted before it was public', [report(), said('lift'), open], ['exited', policy, 'lifted']],
    ['of something public from the start', [report({ visibility: 'public', embargo_until: null })], ['none', null, null]],
    ['none, and public since', [report(), said('none'), open], ['none', null, null]],
  ])('%s', (_, steps, [state, until, because]) => {
    expect(embargoOf(after(steps))).toMatchObject({ state, until, because });
  }); // prettier-ignore

  test('expires by itself', () => {
    expect(embargoOf(at(after([report()]), policy))).toMatchObject({ state: 'exited', until: policy, because: 'expired' }); // prettier-ignore
  });
});

test('what people say of its being public stands over the report', () => {
  const reported = report({ visibility: 'public', embargo_until: null });
  expect(isPublic(after([reported]))).toBe(true);
  expect(isPublic(after([reported, { name: 'public', state: 'private', url: null, since: null }]))).toBe(false); // prettier-ignore
  expect([isDisclosed(after([report()])), isDisclosed(after([report(), receipt('publish')]))]).toEqual([false, true]); // prettier-ignore
});
