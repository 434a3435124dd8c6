import { expect, test } from 'vitest';
import { factSchemas } from '../../../src/core/case/fact.ts';
import { deedOf, sentenceOfDrafts } from '../../../src/core/words/sentences.ts';
import { titleOf } from '../../../src/core/words/titles.ts';
import { ada, bot, dev, emptyView, published, receipt, report, start, viewAfter } from './a-view.ts';
import type { Step } from './a-view.ts';

const entriesOf = (steps: readonly Step[]) => viewAfter(steps).it.entries;
const sentences = (...steps: Step[]) => entriesOf(steps).map((entry) => `${deedOf(entry)} on #42`);

test('a sentence says who did what on which case', () => {
  expect(sentences({ name: 'severity', level: 'high', because: 'auth proxy' })).toEqual([
    '@ada set severity high on #42',
  ]);
});

const one: readonly Step[] = [
  ...published,
  { name: 'adopted', ghsa: null, repository: null },
  { name: 'drill', because: 'canary' },
  { name: 'fell-back', was: 'ready', because: ['canary'] },
  { name: 'asked', text: 'canary' },
  { name: 'answered', comment: 7 },
  { name: 'declined', reason: 'bug', justification: null, text: 'canary' },
  { name: 'duplicate', of: '#41', published: false },
  { name: 'sent', notice: 'ack', channel: 'mail to canary@example.org' },
  { name: 'worded', notice: 'brief', field: 'asks', text: 'canary' },
  { name: 'owed', form: 'verify', about: 'canary' },
  { name: 'reporter-deadline', deadline: start },
  { name: 'drafted', notice: 'brief', hash: 'canary', gaps: ['canary'] },
  { name: 'sending', notice: 'brief', hash: 'canary', to: 'canary' },
  { name: 'redacted', comment: 7, of: 'secret', hash: 'canary' },
  { name: 'report-clean', evidence: 'canary' },
  { name: 'handoff', to: dev },
  { name: 'conflict', person: dev, state: 'out', because: 'canary' },
  { name: 'conflict', person: dev, state: 'over', because: 'canary' },
  { name: 'on-call', person: dev, until: start },
  { name: 'aware', event: 'exploitation', aware_at: start, basis: 'canary' },
  { name: 'dossier', regime: 'cra', field: 'summary', text: 'canary' },
  { name: 'screened', regime: 'cra', question: 'exploited', answer: 'yes', because: 'canary' },
  ...(['required', 'not-required', 'filed', 'corrected', 'acknowledged'] as const).map((act): Step => ({ name: 'duty', regime: 'cra', stage: '24h', event: 'exploitation', act, filed_at: start, ref: 'canary', because: 'canary', due: start, aware_at: start })),
  { name: 'duty', regime: 'cra', stage: '24h', event: 'exploitation', act: 'not-required', filed_at: null, ref: null, because: 'canary', due: null, aware_at: null, half: 'psirt-lead' },
  { name: 'source', channel: 'email', received_at: null },
  { name: 'product', product: 'widget' },
  { name: 'component', component: 'canary', upstream: null },
  { name: 'severity', level: 'high', because: 'canary' },
  { name: 'unaffected', product: 'cli', justification: 'component_not_present', text: 'canary' },
  { name: 'ssvc', points: [{ point: 'canary', value: 'canary' }], decision: 'immediate', table: 'canary' },
  { name: 'public', state: 'public', url: 'https://canary.example', since: null },
  { name: 'major', state: 'requested', because: 'canary' },
  { name: 'major', state: 'rejected', because: 'canary', half: 'exec' },
  { name: 'embargo', act: 'broken', until: null, text: 'canary' },
  ...(['add', 'accept', 'decline', 'ready', 'left', 'remove', 'breached'] as const).map((act): Step => ({ name: 'party', party: 'p2', act, role: 'vendor', silence: null, place: 1, formerly: null })),
  { name: 'notified', to: ['p2', 'p3'] },
  { name: 'reference', id: 'VU#CANARY', url: 'https://canary.example' },
  { name: 'credit', who: 'Canary', login: 'canary', as: 'finder', consent: 'yes' },
  { name: 'cve', state: 'none', id: null, because: 'canary' },
  { name: 'scheduled', release_at: start },
  { name: 'attached', report: '#41', deadline: null },
  { name: 'next-update', due: start },
  { name: 'revision', form: 'f'.repeat(64), note: 'canary' },
  { name: 'landed', line: '2.4', commits: ['abc'] },
  { name: 'tagged', repository: 'acme/widget', tag: 'v2.4.1', commit: 'abc', line: '2.4', version: '2.4.1' },
  { name: 'proven', tag: 'v2.4.1', line: '2.4', proven: true, because: [] },
  { name: 'proven', tag: 'v2.3.9', line: '2.3', proven: false, because: ['canary'] },
  { name: 'fix-public', what: 'commit', url: 'https://canary.example' },
  { name: 'approved', what: 'publish', hash: '4f9c2a1e'.repeat(8), self: true },
  { name: 'rejected', what: 'publish', hash: '4f9c2a1e'.repeat(8), because: 'canary' },
  { name: 'answered-for', role: 'dpo', evidence: 'canary' },
  { name: 'break-glass', act: 'publish', because: 'canary' },
  { name: 'deferred', until: start, because: 'canary' },
  { name: 'resumed' },
  { name: 'disputed', party: 'vendor', text: 'canary' },
  { name: 'dispute-settled', text: 'canary' },
  { name: 'rediscovered', evidence: 'canary' },
  { name: 'landing' },
  { name: 'split', title: 'canary' },
  { name: 'split-from', case: 41, split: 7, title: 'canary' },
  { name: 'undone', fact: 1 },
  { name: 'plan-moved', commit: 'canary', plan: 'default@2', keeps: ['N4'] },
  { name: 'held', because: 'canary' },
  { name: 'unheld' },
  { name: 'draft-choice', field: 'summary', choice: 'keep', value: 'canary' },
  { name: 'step-done', step: 'N4', evidence: 'canary' },
  { name: 'step-waived', step: 'F5', because: 'canary' },
  { name: 'closed', outcome: 'fixed' },
  { name: 'reopened', because: 'canary' },
  { name: 'looked', what: 'log', words: ['canary'] },
  { name: 'frozen', because: 'canary' },
  { entry: { kind: 'settings', commit: 'c0ffee12'.repeat(5), plan: 'default@1', said_at: start, by: bot, via: 'sweep' } },
  { entry: { kind: 'intent', act: 'tell:ack:1', owner: 'canary', expires: start, said_at: start, by: bot, via: 'sweep' } },
  receipt('tell:ack:1', { comment: 'canary' }, 'failed'),
  {
    entry: {
      kind: 'refusal', refusals: [{ code: 'E-ROLE', verb: 'canary', at: 0, missing: [] }, { code: 'E-ROLE', verb: 'x', at: 1, missing: [] }],
      block: ['/psirt canary'], said_at: start, by: ada, via: 'comment:9',
    },
  },
]; // prettier-ignore

test('who said what was already so did not look at the status', () => {
  const deeds = entriesOf([{ name: 'looked', what: 'status', words: ['unchanged'] }, { name: 'looked', what: 'status', words: [] }]).map(deedOf); // prettier-ignore
  expect(deeds).toEqual(['@ada said what was already so', '@ada looked at status']);
});

test('every fact has its sentence, and none gives away more than it must', () => {
  const entries = entriesOf(one);
  const facts = new Set(entries.flatMap((entry) => (entry.kind === 'fact' ? [entry.name] : [])));
  expect(Object.keys(factSchemas).filter((name) => ![...facts].includes(name as never))).toEqual([]);
  const all = entries.map((entry) => `${deedOf(entry)} on #42`).join('\n');
  expect(all.toLowerCase()).not.toContain('canary');
  expect(all).toMatchInlineSnapshot(`
    "@ada recorded a report on #42
    @ada acknowledged the report on #42
    @ada made @ada case-lead on #42
    @ada said whether it is exploited on #42
    @ada said whether data leaked on #42
    @ada accepted the report on #42
    @ada set the CVSS vector on #42
    @ada set the CWE on #42
    @ada said what is affected on #42
    @ada said what is affected on #42
    @ada ruled out a major incident on #42
    @ada confirmed the vulnerability on #42
    @ada set the remedy fix on #42
    @ada made @dev fix-dev on #42
    @ada made @lin release on #42
    @ada linked a fix of line 2.4 on #42
    @ada linked a fix of line 2.3 on #42
    @ada set the workaround on #42
    @ada said whether it was reproduced on #42
    @ada searched for similar faults on #42
    @ada gave test evidence on #42
    @ada gave test evidence on #42
    @ada asked to publish 4f9c2a1e on #42
    @lin approved publish 4f9c2a1e on #42
    @psirt-bot[bot] finished publish on #42
    @ada adopted what was there before on #42
    @ada made the case a drill on #42
    @ada saw that the case is ready no more on #42
    @ada asked the reporter a question on #42
    @ada recorded an answer of the reporter on #42
    @ada declined the report on #42
    @ada marked the report a duplicate on #42
    @ada sent the notice ack by hand on #42
    @ada wrote words for the notice brief on #42
    @ada saw that the reporter is owed a word (verify) on #42
    @ada set the reporter’s deadline on #42
    @ada drafted the notice brief on #42
    @ada sent the notice brief on its way on #42
    @ada took away a comment (secret) on #42
    @ada said that the report is clean on #42
    @ada asked @dev to lead on #42
    @ada said that @dev takes no part on #42
    @ada said that @dev takes part again on #42
    @ada saw that it was the turn of @dev on #42
    @ada said since when we are aware (exploitation) on #42
    @ada wrote words for summary in the dossier of cra on #42
    @ada answered the question exploited of cra on #42
    @ada said that a duty is required: cra 24h on #42
    @ada said that a duty is not required: cra 24h on #42
    @ada recorded the filing of cra 24h on #42
    @ada recorded a correction of cra 24h on #42
    @ada recorded that a filing was acknowledged: cra 24h on #42
    @ada said that a duty is not required: cra 24h, the first of two on #42
    @ada set the source on #42
    @ada set the product on #42
    @ada set the component on #42
    @ada set severity high on #42
    @ada said what is not affected on #42
    @ada decided by SSVC on #42
    @ada said whether it is public on #42
    @ada asked for a major incident on #42
    @ada rejected the major incident, the first of two on #42
    @ada changed the embargo on #42
    @ada invited p2 on #42
    @ada recorded the acceptance of p2 on #42
    @ada recorded the no of p2 on #42
    @ada recorded the readiness of p2 on #42
    @ada recorded the leaving of p2 on #42
    @ada took off p2 on #42
    @ada recorded a breach by p2 on #42
    @ada let the pre-notification go to p2, p3 on #42
    @ada noted the number of another coordinator on #42
    @ada set a credit on #42
    @ada set the state of the CVE ID on #42
    @ada scheduled the release on #42
    @ada attached a second report on #42
    @ada said when an early advisory is updated on #42
    @ada saw what fills a gap of the advisory on #42
    @ada linked the public commits of line 2.4 on #42
    @ada saw the release tag v2.4.1 on #42
    @ada proved that the tag v2.4.1 holds the fix on #42
    @ada could not prove that the tag v2.3.9 holds the fix on #42
    @ada saw that the fix is public on #42
    @ada approved publish 4f9c2a1e alone on #42
    @ada rejected 4f9c2a1e on #42
    @ada recorded what dpo answered on #42
    @ada broke the glass for publish on #42
    @ada deferred the case on #42
    @ada took the case up again on #42
    @ada recorded a dispute by the vendor on #42
    @ada recorded how a dispute was settled on #42
    @ada recorded that somebody else found it on #42
    @ada began the release on #42
    @ada split off a case on #42
    @ada began the case that was split off from #41 on #42
    @ada took back entry 1 on #42
    @ada moved the case to the plan default@2 on #42
    @ada held publication on #42
    @ada took the hold off on #42
    @ada chose to keep summary in the draft on #42
    @ada did step N4 on #42
    @ada waived step F5 on #42
    @ada closed the case on #42
    @ada reopened the case on #42
    @ada looked at log on #42
    @ada froze the case on #42
    @psirt-bot[bot] put the settings of c0ffee12 in force on #42
    @psirt-bot[bot] begins tell on #42
    @psirt-bot[bot] failed at tell on #42
    @ada was refused (E-ROLE) on #42"
  `);
});

test('no sentence orders GitHub to close anything', () => {
  for (const entry of entriesOf(one)) {
    expect(`${deedOf(entry)} on #42`).not.toMatch(/(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):? #/i);
  }
});

test('what is recorded at once is told by the first thing that somebody said', () => {
  const settings = { kind: 'settings', commit: 'c0ffee', plan: 'default@1' } as const;
  const said = { said_at: '2026-12-01T10:00:00Z', by: { login: 'ada', id: 1 }, via: 'comment:1' };
  const acknowledged = { kind: 'fact', name: 'acknowledged', ...said } as const;
  expect(sentenceOfDrafts([{ ...settings, ...said }, acknowledged], 42)).toBe(
    '@ada acknowledged the report on #42 (and 1 more)',
  );
  expect(sentenceOfDrafts([{ ...settings, ...said }], 42)).toBe(
    '@ada put the settings of c0ffee in force on #42',
  );
  expect(sentenceOfDrafts([], 42)).toBe('nothing on #42');
});

test('a title holds the number and the family, never the words of the report', () => {
  expect(titleOf(viewAfter([report()]))).toBe('Case 42 · widget');
  const two =
    'version: 1\nroles: { psirt-lead: [ada] }\nproducts: { a: { repository: x/a }, b: { repository: x/b } }';
  expect(titleOf(emptyView(two))).toBe('Case 42 · product not known yet');
});
