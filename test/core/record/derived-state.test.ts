// What a log folds to, in plain values: nothing that anybody wrote is among them.
import { expect, test } from 'vitest';
import { derivedState } from '../../../src/core/record/derived-state.ts';
import { ada, dev, emptyView, viewAfter } from '../words/a-view.ts';

test('an empty case', () => {
  expect(derivedState(emptyView())).toMatchObject({
    entries: 0,
    status: 'new',
    phase: 1,
    outcome: null,
    lead: null,
    severity: null,
    lines: [],
    told: [],
    acts: [],
  });
});

test('a case of one of several products, nobody knows which', () => {
  const products = 'products: { widget: { repository: acme/widget }, gadget: { repository: acme/gadget } }';

  expect(
    derivedState(emptyView(`version: 1\nroles: { psirt-lead: [ada] }\n${products}\n`)).product,
  ).toBeNull();
});

test('a case on its way', () => {
  const url = 'https://github.com/acme/widget/pull/7';
  const view = viewAfter([
    { name: 'assigned', role: 'case-lead', person: ada, line: null },
    {
      name: 'reported', source: 'ghsa', received_at: '2026-11-30T09:00:00Z', reporter: 'p1', product: null, title: 'CANARY',
      report: 'f'.repeat(64), visibility: 'private', ghsa: null, repository: null, embargo_until: null,
      proposed: { cvss: null, cwes: [], affects: [] }, missing: [], reporter_deadline: null, exploit: null, leak: null,
    },
    { name: 'affects', product: 'widget', package: null, line: '2.3', range: '<2.3.9', fixed: '2.3.9', impact: null },
    { name: 'affects', product: 'widget', package: null, line: '2.4', range: '<2.4.1', fixed: '2.4.1', impact: null },
    { name: 'cvss', vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H' },
    { name: 'fix', url, line: '2.4', place: 'public', author: dev, reviewer: null },
    { name: 'tagged', repository: 'acme/widget', tag: 'v2.4.1', commit: 'a'.repeat(40), line: '2.4', version: '2.4.1' },
    { entry: { kind: 'receipt', act: 'draft', result: 'done', made: {}, said_at: '2026-11-30T09:00:00Z', by: ada, via: 'sweep' } },
    { entry: { kind: 'intent', act: 'cve', owner: 'x', expires: '2026-11-30T09:00:00Z', said_at: '2026-11-30T09:00:00Z', by: ada, via: 'sweep' } },
    { name: 'declined', reason: 'spam', justification: null, text: 'CANARY' },
  ]); // prettier-ignore
  const state = derivedState(view);

  expect(state).toMatchObject({
    status: 'declined',
    outcome: 'spam',
    product: 'widget',
    lead: 1,
    severity: 'critical',
    lines: [
      { line: '2.3', planned: '2.3.9', fix: null, tested: false, tag: null, proven: false },
      { line: '2.4', planned: '2.4.1', fix: url, tested: false, tag: 'v2.4.1', proven: false },
    ],
    told: ['ack: drafted', 'decline: drafted'],
    acts: ['draft'],
  });
  expect(JSON.stringify(state)).not.toContain('CANARY');
});
