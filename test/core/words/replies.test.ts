// What people read when they asked for something: each reply is checked in as a file to read aloud.
import { describe, expect, test } from 'vitest';
import { advisoryOf, proseOfReport } from '../../../src/core/advisory/from-case.ts';
import { canonicalJson } from '../../../src/core/advisory/canonical.ts';
import { openForm } from '../../../src/core/advisory/form.ts';
import type { EntryDraft } from '../../../src/core/case/entry.ts';
import { hashOf } from '../../../src/core/case/log.ts';
import { factDraft, withEntries } from '../../../src/core/case/suppose.ts';
import type { Fact, FactData } from '../../../src/core/case/fact.ts';
import type { View } from '../../../src/core/case/view.ts';
import { lookKey, openEye } from '../../../src/core/look.ts';
import { readMarker } from '../../../src/core/words/marker.ts';
import { calledBy, replyTo } from '../../../src/core/words/replies.ts';
import type { Sources } from '../../../src/core/words/reply/sources.ts';
import {
  accepted, ada, approved, bot, confirmed, emptyView, fixing, golden, lin, ready, receipt, report, requested, viewAfter,
} from './a-view.ts'; // prettier-ignore
import type { Step } from './a-view.ts';

const blind: Sources = { eye: openEye(new Map()), saved: [] };

/** The view after one more comment, 7, with these facts in it. */
function after(
  steps: readonly Step[],
  facts: readonly Fact[],
  { by = ada, via = 'comment:7007', view = emptyView() } = {},
): View {
  const before = viewAfter(steps, view);
  return withEntries(before, facts.map((fact) => factDraft(fact, { person: by, said_at: before.now, via }))); // prettier-ignore
}

/** What is answered to these facts. */
function reply(
  steps: readonly Step[],
  facts: readonly Fact[],
  more: Parameters<typeof after>[2] & { sources?: Sources } = {},
) {
  return replyTo(after(steps, facts, more), more.via ?? 'comment:7007', more.sources ?? blind);
}

const looked = (what: FactData['looked']['what'], ...words: string[]): Fact => ({
  name: 'looked',
  what,
  words,
});

/** A request whose form was made of the case as it is, and the text that is saved with it. */
function asked(steps: readonly Step[], view: View = emptyView(), description = 'Rows of other tenants can be exported by **their number**.') {
  const before = viewAfter(steps, view);
  const prose = proseOfReport('IDOR in export', description);
  const text = canonicalJson(openForm(advisoryOf(before, prose, 'GHSA-aaaa-bbbb-cccc')));
  const hash = hashOf(text);
  const request: Fact = {
    name: 'publish-requested', hash, early: false, notice: hash, expires: '2026-12-13T16:00:00Z', roles: ['psirt-lead', 'psirt', 'triager', 'case-lead'], fix_authors: [3],
  };
  return { request, sources: { eye: openEye(new Map()), saved: [{ hash, text }] } };
} // prettier-ignore

/** The reply to somebody who asks for publication. */
function preview(steps: readonly Step[], view: View = emptyView(), by = ada): string {
  const { request, sources } = asked(steps, view);
  return reply(steps, [request], { view, sources, by }) ?? '';
}

const refusal: EntryDraft = {
  said_at: '2026-11-30T10:00:00Z', by: lin, via: 'comment:7007', kind: 'refusal',
  refusals: [
    { code: 'E-GATE', verb: 'accept', at: 0, missing: [{ what: 'nobody looked for attacks or a public exploit', post: '/psirt exploit none' }] },
    { code: 'E-ROLE', verb: 'publish', at: 1, missing: [{ what: 'publish is for psirt: lin (psirt)', post: null }] },
  ],
  block: ['/psirt accept', '/psirt publish'],
}; // prettier-ignore
const byHand: EntryDraft = {
  ...refusal, via: 'event:8', block: ['/psirt close'],
  refusals: [{ code: 'E-STATE', verb: 'close', at: 0, missing: [{ what: 'the case is new; close works in recovering', post: null }] }],
}; // prettier-ignore

const hash = '4f9c2a1e'.repeat(8);
const signature = (more: Partial<FactData['approved']> = {}): Fact => ({ name: 'approved', what: 'publish', hash, self: false, ...more }); // prettier-ignore
const fork = receipt('fork', { url: 'https://github.com/acme/widget-ghsa-aaaa-bbbb-cccc', full_name: 'acme/widget-ghsa-aaaa-bbbb-cccc' }); // prettier-ignore
const byMail = report({ ghsa: null, repository: null });

const wild: Step = { name: 'exploit', state: 'wild', evidence: 'logs' };
const asks: Step = { name: 'major', state: 'requested', because: 'the press calls' };

describe('what people read', () => {
  test.each<[string, string | undefined]>([
    ['reply-publish', preview([...ready, fork])],
    ['reply-refusal', replyTo(withEntries(viewAfter([report()]), [refusal]), 'comment:7007', blind)],
    ['reply-refusal-by-hand', replyTo(withEntries(viewAfter([report()]), [byHand]), 'event:8', blind)],
    ['reply-help', reply([report()], [looked('help')], { by: lin })],
    ['reply-help-on', reply([report()], [looked('help', 'confirm')])],
    ['reply-status', reply(fixing, [looked('status')])],
    ['reply-log', reply(fixing, [looked('log', '5')])],
    ['reply-ready', reply(fixing, [looked('ready')])],
    ['reply-checklist', reply(fixing, [looked('checklist', '2')])],
    ['reply-clocks', reply(fixing, [looked('clocks')])],
    ['reply-wild', reply(confirmed, [{ name: 'exploit', state: 'wild', evidence: 'logs of two customers' }])],
    ['reply-major', reply([...fixing, wild, asks], [{ name: 'major', state: 'approved', because: null }], { by: lin })],
    ['reply-ask', reply([byMail], [{ name: 'asked', text: 'Which version do you use?' }])],
    ['reply-approved', reply(requested, [signature()], { by: lin })],
  ])('%s', (name, text) => {
    expect(text).toBe(golden(name, text ?? 'nothing'));
  });
}); // prettier-ignore

describe('there is a reply only where there is something to read', () => {
  test.each<[string, readonly Step[], Fact]>([
    ['a plain fact', accepted, { name: 'severity', level: 'high', because: null }],
    ['a remedy without a date', [report({ reporter: null })], { name: 'remedy', decision: 'fix', due: null, mitigations: [], because: null }],
    ['an embargo without a date', accepted, { name: 'embargo', act: 'accept', until: null, text: null }],
    ['a hold when nothing is asked for', accepted, { name: 'held', because: 'x' }],
    ['what was found is added here', accepted, { name: 'similar', state: 'added', text: 'x' }],
    ['a no to a remedy', accepted, { name: 'rejected', what: 'remedy', hash, because: 'too late' }],
    ['a yes to a remedy', accepted, signature({ what: 'remedy' })],
    ['a yes to fixing nothing that was the last one wanted', accepted, signature({ what: 'wontfix' })],
    ['a question that the bot is posting itself', [report(), receipt('tell:question:3')], { name: 'asked', text: 'x' }],
    ['a question while the case is frozen', [byMail, { name: 'frozen', because: 'x' }], { name: 'asked', text: 'x' }],
  ])('not for %s', (_, steps, fact) => {
    expect(reply(steps, [fact])).toBeUndefined();
  });

  test('not for what was never heard, for acts, or for what was already so when it was set by hand', () => {
    expect(replyTo(emptyView(), 'comment:1', blind)).toBeUndefined();
    const act: EntryDraft = { kind: 'receipt', act: 'card', result: 'done', made: {}, said_at: '2026-11-30T10:00:00Z', by: bot, via: 'comment:1' };
    expect(replyTo(withEntries(emptyView(), [act]), 'comment:1', blind)).toBeUndefined();
    expect(reply(accepted, [looked('status', 'unchanged')], { via: 'event:8' })).toBeUndefined();
  });

  test('and it is the same however late it is made', () => {
    const view = after(fixing, [looked('status')]);
    const later = withEntries(view, [factDraft({ name: 'held', because: 'x' }, { person: lin, said_at: view.now, via: 'comment:9' })]);
    expect(replyTo({ ...later, now: '2027-05-01T00:00:00Z' }, 'comment:7007', blind)).toBe(replyTo(view, 'comment:7007', blind));
  });
}); // prettier-ignore

test('the log tells what was said and refused, and the bot’s own work only when asked', () => {
  const steps: readonly Step[] = [report(), receipt('card')];
  const view = withEntries(viewAfter(steps), [refusal]);
  const log = (...words: string[]): string => reply([], [looked('log', ...words)], { view }) ?? '';
  expect(log('2')).toContain('**The latest 2 of 2 facts and refusals**');
  expect(log('2')).not.toContain('finished card');
  expect(log('2')).toContain('The whole log is `cases/42/log.jsonl` on the branch `psirt-records`. What the bot did is listed by `/psirt log 2 all`.'); // prettier-ignore
  expect(log('2', 'all')).toContain('finished card');
  expect(log('2', 'all')).toMatch(/of 3 entries.*`psirt-records`\.$/su);
});

test('the first line is the marker by which it is found again', () => {
  expect(readMarker(reply([report()], [looked('status')]) ?? '')?.slot).toBe('reply:7007');
});

const signed = { name: 'approved', what: 'publish', hash, self: false, said: lin } as const;
const wontfix: Extract<Fact, { name: 'remedy' }> = { name: 'remedy', decision: 'wontfix', due: '2026-12-20T16:00:00Z', mitigations: [], because: 'the line is out of support' }; // prettier-ignore
const noRelease: readonly Step[] = [report({ visibility: 'public', embargo_until: null }), ...confirmed.slice(1), wontfix]; // prettier-ignore

test.each<[string, string | undefined, string]>([
  ['that it is so already', reply(accepted, [looked('status', 'unchanged')]), 'That is already so. Nothing changed.'],
  ['where a case stands when nothing is left to do', reply([report(), { name: 'declined', reason: 'spam', justification: null, text: '' }, { name: 'closed', outcome: 'spam' }], [looked('status')]), '**Waiting on** nobody'],
  ['several answers to one comment', reply(accepted, [looked('help', 'ask'), looked('log', '1')]), '**The latest 1 of 7 facts and refusals**'],
  ['what to send after an acknowledgement', reply([byMail], [{ name: 'acknowledged' }]), 'Thank you for your report about widget.'],
  ['what to send after a decline', reply([byMail], [{ name: 'declined', reason: 'spam', justification: null, text: '' }]), '(decline). The bot can’t write'],
  ['what to send when something was set by hand', reply([byMail], [{ name: 'declined', reason: 'spam', justification: null, text: '' }], { via: 'event:8' }), 'To `ada`, what you set by hand:'],
  ['a due date', reply(accepted, [{ name: 'remedy', decision: 'fix', due: '2026-12-10T16:00:00Z', mitigations: [], because: null }]), '- Due: Thu 2026-12-10 16:00 UTC'],
  ['who still has to agree', reply(accepted, [wontfix]), '- fixing nothing needs the agreement of the product-owner or psirt-lead → `/psirt approve wontfix`'],
  ['who has to agree beside the one who did', reply([...accepted, { name: 'severity', level: 'high', because: null }, wontfix], [{ name: 'approved', what: 'wontfix', hash, self: false, roles: ['product-owner'] }]), 'Noted.\n- fixing nothing needs the agreement of the psirt-lead → `/psirt approve wontfix`'],
  ['a release date', reply(accepted, [{ name: 'scheduled', release_at: '2026-12-10T16:00:00Z' }]), '- Release: Thu 2026-12-10 16:00 UTC'],
  ['the end of an embargo', reply(accepted, [{ name: 'embargo', act: 'until', until: '2026-12-10T16:00:00Z', text: null }]), '- End of the embargo: Thu'],
  ['since when it is public', reply(accepted, [{ name: 'public', state: 'public', url: null, since: '2026-11-29T00:00:00Z' }]), '- Public since: Sun'],
  ['when a report was received', reply(accepted, [{ name: 'source', channel: 'email', received_at: '2026-11-29T00:00:00Z' }]), '- Received: Sun'],
  ['that a signature was one’s own', reply(requested, [signature({ self: true })]), '`ada` signed twice, as the settings allow'],
  ['that it is signed and held', reply([...requested, { name: 'held', because: 'x' }], [signature()], { by: lin }), 'Nothing is published before `ada` or a psirt-lead lets it go on: `/psirt unhold`.'],
  ['that nothing is waited for', reply([...noRelease, requested.at(-1) ?? wontfix], [signature()], { by: lin }), 'The advisory is published now.'],
  ['that a word was given ahead', reply(accepted, [signature({ what: 'severity' })]), 'posts their `/psirt severity` line again'],
  ['the same of a decline', reply(accepted, [signature({ what: 'decline' })]), '`/psirt decline` line'],
  ['the same of an embargo', reply(accepted, [signature({ what: 'embargo' })]), '`/psirt embargo` line'],
  ['that a request is void', reply(requested, [{ name: 'rejected', what: 'publish', hash, because: 'x' }]), '`4f9c2a1e` is void'],
  ['where a public issue may be opened', reply([byMail], [{ name: 'declined', reason: 'hardening', justification: null, text: 'x' }]), '[open a public issue](https://github.com/acme/widget/issues/new)'],
  ['where what else was found goes', reply(fixing, [{ name: 'similar', state: 'new', text: 'Same check missing in admin & API', opens: true }]), 'The bot opens a case of its own for it'],
  ['what was taken back', reply([{ name: 'severity', level: 'high', because: null }], [{ name: 'undone', fact: 1 }]), '- Taken back: @\u200Bada set severity high (entry 1). The record keeps both.'],
  ['how a deferral was read', reply(fixing, [{ name: 'deferred', until: '2027-01-29T16:00:00Z', because: 'x' }]), '- Deferred until: Fri 2027-01-29 16:00 UTC'],
  ['to which plan it was moved', reply(fixing, [{ name: 'plan-moved', commit: 'c0ffee', plan: 'acme@2', keeps: ['N4'] }]), 'The case goes on under the plan `acme@2`; its steps and clocks stand on the card. It still waits for what that plan asks of no new case: N4.'],
  ['no step where none is kept', reply(fixing, [{ name: 'plan-moved', commit: 'c0ffee', plan: 'acme@2', keeps: [] }]), 'stand on the card.'],
  ['the same of what is split off', reply(fixing, [{ name: 'split', title: 'Second sink' }]), 'The bot opens a case of its own for it'],
  ['that signatures stay', reply([...requested, signed], [{ name: 'held', because: 'x' }]), 'The signatures stay until they run out'],
  ['that a hold comes late', reply([...approved, { name: 'fix-public', what: 'abc', url: 'https://x.example' }], [{ name: 'held', because: 'x' }]), '**The fix is public already.**'],
])('it says %s', (_, text, expected) => {
  expect(text).toContain(expected);
}); // prettier-ignore

describe('help', () => {
  const team = emptyView('version: 1\nroles: { psirt-lead: ["team:acme/leads"] }\nproducts: { widget: { repository: acme/widget } }'); // prettier-ignore

  test('waits until the speaker’s teams were looked at', () => {
    const eye = openEye(new Map());
    expect(reply([report()], [looked('help')], { view: team, sources: { eye, saved: [] } })).toBeUndefined();
    expect(eye.needs()).toHaveLength(1);
  });

  test('is for the roles of who asks', () => {
    const look = { look: 'member', team: 'acme/leads', login: 'ada', fresh: false } as const;
    const answered = (member: boolean): Sources => ({ eye: openEye(new Map([[lookKey(look), member]])), saved: [] }); // prettier-ignore
    expect(reply([report()], [looked('help')], { view: team, sources: answered(true) })).toContain('/psirt accept'); // prettier-ignore
    expect(reply([report()], [looked('help')], { view: team, sources: answered(false) })).not.toContain('/psirt accept'); // prettier-ignore
  });

  test('on a word that is no command any more is help as such', () => {
    expect(reply([report()], [looked('help', 'gone')])).toContain('You can say now');
  });
});

describe('what is asked to be published', () => {
  const leads = 'psirt-lead: [ada, "team:acme/leads", "mail:boss@acme.example"], psirt: [lin]';
  const settings = (product: string, more = '', roles = leads) =>
    emptyView(`version: 1\nroles: { ${roles} }\n${more}\nproducts: { widget: { repository: acme/widget, lines: { "2.4": { branch: main, tags: "v*" } }, ${product} }, other: { repository: acme/other } }`);
  const site = settings('ecosystem: npm, workspace: none', 'site: { repository: acme/security }');
  const unfixed: readonly Step[] = [report({ reporter: null }), { name: 'cve', state: 'none', id: null, because: null }, { name: 'confirmed' }, { ...wontfix, due: null }];

  test.each<[string, string, string]>([
    ['our own page', preview(ready, site), 'OSV and page in `advisories` of `acme/security`'],
    ['whom Dependabot tells', preview(ready, site), 'Dependabot says that it is affected'],
    ['that a draft is still to come', preview([byMail, ...ready.slice(1)]), 'the GitHub advisory `that is not opened yet`'],
    ['a day of its own', preview([...ready, { name: 'scheduled', release_at: '2026-12-20T16:00:00Z' }]), 'Planned: Sun 2026-12-20'],
    ['people and teams, and nobody who can’t sign', preview(ready, site, lin), 'is for @ada, @acme/leads.\n'],
    ['that somebody must be found', preview(ready, settings('', '', 'psirt-lead: [ada]')), 'is for a psirt-lead or the product-owner.'],
    ['from when on one may sign twice', preview(ready, settings('', 'two_person: prefer')), 'If nobody else can: `ada`, from '],
    ['only what is open', preview(unfixed), 'as it becomes known: the time of publication. Any'],
    ['that nothing but a signature is waited for', preview(noRelease), '**When:** by itself, when a second person has signed. Planned: '],
  ])('tells %s', (_, text, expected) => {
    expect(text).toContain(expected);
  });

  test.each<[string, string, string]>([
    ['a fork where there is none', preview(ready, site), 'temporary private fork'],
    ['mail where nobody outside is told', preview(unfixed), 'the reporter;'],
    ['a day where none is set', preview(unfixed), 'Planned:'],
    ['lines where none is released', preview(unfixed), 'release notes of'],
    ['repositories of a product that nobody named', preview([report({ product: null }), ...ready.slice(1)], site), 'watches'],
    ['whoever wrote the whole fix', preview(ready, settings('', '', 'psirt-lead: [ada], psirt: [lin, dev]')), '@dev'],
    ['a second signature of one’s own under newer settings', preview(ready, { ...settings('', 'two_person: prefer'), house: { ...settings('', 'two_person: prefer').house, since: '2027-01-01T00:00:00Z' } }), 'If nobody else can'],
  ])('does not tell %s', (_, text, expected) => {
    expect(text).toContain('### Read this before you sign');
    expect(text).not.toContain(expected);
  });

  test('calls those who may sign, and nobody for anything else', () => {
    const { request } = asked(ready, site);
    expect(calledBy(after(ready, [request], { view: site }), 'comment:7007')).toEqual(['@acme/leads', '@lin']);
    expect(calledBy(after(ready, [looked('status')]), 'comment:7007')).toEqual([]);
  });

  test('is looked at before it is shown', () => {
    const { request } = asked(ready);
    const eye = openEye(new Map());
    expect(reply(ready, [request], { sources: { eye, saved: [] } })).toBeUndefined();
    expect(eye.needs()).toEqual([{ look: 'notice', hash: 'notice' in request ? request.notice : '' }]);
  });

  test.each([[null], ['{}']])('is not shown when something else is saved: %s', (text) => {
    const { request } = asked(ready);
    const look = { look: 'notice', hash: 'notice' in request ? request.notice : '' } as const;
    const answer = reply(ready, [request], { sources: { eye: openEye(new Map([[lookKey(look), text]])), saved: [] } });
    expect(answer).toContain('so nobody can sign it. Post this as a new comment:');
  });

  test('is cut where a comment ends, and says so', () => {
    const { request, sources } = asked(ready, emptyView(), 'All of it. '.repeat(6_000));
    const text = reply(ready, [request], { sources }) ?? '';
    expect(text).toContain('too long for a comment and cut here');
    expect(text.length).toBeLessThan(65_536);
  });
}); // prettier-ignore

describe('nothing is longer than GitHub takes', () => {
  test('a log of many entries', () => {
    const many = Array.from({ length: 300 }, (_, index): Step => ({
      name: 'tagged', repository: 'acme/widget', tag: `v${index}-${'*[@'.repeat(90)}`, commit: 'a', line: '2.4', version: '2.4.1',
    }));
    const text = reply(many, [looked('log', '200')]) ?? '';
    expect(text.length).toBeLessThan(65_536);
    expect(text).toMatch(/The latest 1\d\d of 300 facts and refusals/);
  });

  test('more answers than fit', () => {
    const long = 'x'.repeat(19_000);
    const text = reply([byMail], Array.from({ length: 5 }, () => ({ name: 'asked', text: long }) as const)) ?? '';
    expect(text.length).toBeLessThan(65_536);
    expect(text).toContain('(2 of 5 answers)');
  });
}); // prettier-ignore

test('what strangers wrote stays harmless', () => {
  const evil = '@everyone ![x](https://evil.example/x.png) #1 <img src=x> ``` <!-- psirt-bot:card v1 -->';
  const { request, sources } = asked([report({ title: evil }), ...ready.slice(1)], emptyView(), evil);
  const answers = [
    reply([{ ...byMail, title: evil } as Fact], [{ name: 'asked', text: evil }]),
    reply([report({ title: evil }), ...ready.slice(1)], [request], { sources }),
    reply([report({ title: evil })], [looked('log', '3'), looked('status')]),
  ];
  for (const answer of answers) {
    const outside = (answer ?? '@x').replaceAll(/^(`{3,})[^]*?^\1$|(`+)[^`]*\2/gm, '');
    expect(outside).not.toMatch(/@everyone|!\[|<img|#1\b|evil\.example\/x\.png\)/);
    expect(outside.match(/<!--/g)).toHaveLength(1);
  }
});

test('who lets go again in the same breath is not told that it is stopped', () => {
  expect(
    reply([...requested, signature()], [{ name: 'held', because: 'x' }, { name: 'unheld' }]),
  ).toBeUndefined();
});

test('who is asked to lead is called, and nobody else', () => {
  const offer: Fact = { name: 'handoff', to: lin };
  expect(calledBy(after(accepted, [offer]), 'comment:7007')).toEqual(['@lin']);
  expect(reply(accepted, [offer])).toContain(
    '`ada` asks `lin` to lead this case. Until they take it, `ada` leads.',
  );
});
