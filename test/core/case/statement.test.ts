// What a statement that we are not affected rests on, where it stands, and that it comes there once, as people agreed to it.
import { describe, expect, test } from 'vitest';
import { draftOf } from '../../../src/core/case/noticed.ts';
import {
  awaitsStatement,
  statementAct,
  statementFile,
  statementOf,
  unaffectedOf,
} from '../../../src/core/case/statement.ts';
import type { View } from '../../../src/core/case/view.ts';
import { emptyView, receipt, report, viewAfter } from '../words/a-view.ts';
import type { Step } from '../words/a-view.ts';

const declined: Step = {
  name: 'declined',
  reason: 'not-affected',
  justification: 'component_not_present',
  text: '',
};
const bug: Step = { name: 'declined', reason: 'bug', justification: null, text: 'no way in' };
const spared = (product: string): Step => ({
  name: 'unaffected',
  product,
  justification: 'vulnerable_code_not_present',
  text: null,
});
const affects: Step = {
  name: 'affects',
  product: 'widget',
  package: null,
  line: '2.4',
  range: '<2.4.1',
  fixed: '2.4.1',
  impact: null,
};
const worded = (text: string): Step => ({
  name: 'worded',
  notice: 'statement',
  field: 'vulnerability',
  text,
});
const drafted: Step = { name: 'drafted', notice: 'statement', hash: 'a'.repeat(64), gaps: [] };
const sending: Step = { name: 'sending', notice: 'statement', hash: 'a'.repeat(64), to: null }; // prettier-ignore

const withSite = emptyView(`
version: 1
roles: { psirt-lead: [ada] }
site: { repository: acme/security }
products: { widget: { repository: acme/widget, family: Wide Widget }, other: { repository: acme/other } }
`);

describe('what is not affected', () => {
  test.each<[string, readonly Step[], readonly (readonly [string, string])[]]>([
    ['the product that was declined', [report(), declined], [['Wide Widget', 'component_not_present']]],
    ['each product of which somebody said so', [report(), spared('widget'), spared('gone'), declined], [['Wide Widget', 'vulnerable_code_not_present'], ['gone', 'vulnerable_code_not_present']]],
    ['nothing, while one is affected', [report(), spared('other'), affects], []],
    ['nothing, where it was declined for something else', [report(), bug], []],
    ['nothing, where nobody knows the product', [report({ product: null }), declined], []],
    ['nothing, before anybody said so', [report()], []],
  ])('%s', (_, steps, expected) => {
    const said = unaffectedOf(viewAfter(steps, withSite));
    expect(said.map(({ product, justification }) => [product, justification])).toEqual(expected);
  }); // prettier-ignore
});

describe('on the site', () => {
  const view = (...steps: readonly Step[]): View => viewAfter([report(), declined, ...steps], withSite);

  test('it waits from when it is sent until it has its receipt', () => {
    expect(awaitsStatement(view(drafted))).toBe(false);
    const sent = view(worded('CVE-2021-44228'), drafted, sending);
    expect(awaitsStatement(sent)).toBe(true);
    expect(draftOf(sent, 'statement')?.sentAt).toBeUndefined();
    const there = viewAfter([receipt(statementAct(statementOf(sent) ?? { seq: 0 }))], sent);
    expect(awaitsStatement(there)).toBe(false);
    expect(draftOf(there, 'statement')?.sentAt).toBeDefined();
  });

  test('without a site nothing waits: a person sends it', () => {
    expect(awaitsStatement(viewAfter([report(), declined, drafted, sending]))).toBe(false);
  });

  test.each([
    ['CVE-2021-44228', 'statements/cve-2021-44228-wide-widget.md'],
    ['../../index', 'statements/index-wide-widget.md'],
    ['“Log4Shell” & more!', 'statements/log4shell-more-wide-widget.md'],
    ['漏洞', 'statements/wide-widget.md'],
  ])('%s is in %s', (vulnerability, file) => {
    const sent = view(
      worded('an older name'),
      worded(vulnerability),
      drafted,
      sending,
      worded('a later name'),
    );
    const [fact] = [statementOf(sent)].flatMap((one) => one ?? []);
    expect(fact && statementFile(sent, fact)).toBe(file);
  });

  test('what nothing names has a name all the same', () => {
    const sent = viewAfter([report({ product: null }), declined, drafted, sending], withSite);
    const fact = statementOf(sent);
    expect(fact && statementFile(sent, fact)).toBe('statements/statement.md');
  });
});
