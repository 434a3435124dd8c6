import { describe, expect, test } from 'vitest';
import { canonicalHash } from '../../../src/core/advisory/canonical.ts';
import { signedRequest } from '../../../src/core/case/approvals.ts';
import { reviewDue } from '../../../src/core/case/review.ts';
import type { FactData } from '../../../src/core/case/fact.ts';
import type { View } from '../../../src/core/case/view.ts';
import { previewOf } from '../../../src/core/commands/publication.ts';
import { later } from '../../../src/core/time.ts';
import { accepted, assigned, confirmed, ready, receipt, report } from '../words/a-view.ts';
import type { Step } from '../words/a-view.ts';
import { actor, after, answered, conversation, empty, eyeOf, say, settings, taken } from './conversation.ts';
import type { Seen } from './conversation.ts';

const agree = (words: string, wait = '') =>
  `a second person must agree first with the line here${wait}; then say yours again → /psirt approve ${words}`;

describe('embargo [R3, R111]', () => {
  const embargo = (act: string, until: string | null = null, text: string | null = null) => [
    { name: 'embargo', act, until, text },
  ];
  const act = (said: FactData['embargo']['act'], until: string | null = null): Step => ({ name: 'embargo', act: said, until, text: null }); // prettier-ignore
  conversation(after(accepted), [
    ['lin', '/psirt embargo until 2027-01-14T16:00Z', embargo('until', '2027-01-14T16:00:00Z')],
    ['lin', '/psirt embargo until 2026-01-14', ['E-DATE', 'expected a time to come; got 2026-01-14T16:00:00Z → /psirt embargo until +14d']],
    ['lin', '/psirt embargo until +120d', ['E-2P', 'Tue 2027-03-30 16:00 UTC is more than 90 days after the report (Sun 2027-02-28 08:55 UTC) (rule E8)', agree('embargo until 2027-03-30T16:00:00Z')]],
    ['lin', '/psirt embargo accept', []],
    ['lin', '/psirt embargo accept by reporter', [{ ...embargo('accept')[0], party: 'p1' }]],
    ['lin', '/psirt embargo refuse by reporter', [{ ...embargo('refuse')[0], party: 'p1' }]],
    ['lin', '/psirt embargo refuse too long for us', embargo('refuse', null, 'too long for us')],
    ['lin', '/psirt embargo lift', ['E-2P', agree('embargo lift')]],
    ['lin', '/psirt embargo none', ['E-EMBARGO', 'an embargo runs; it ends by its date, or by embargo lift (rule E1) → /psirt embargo lift <reason>']],
    ['tri', '/psirt embargo broken https://example.org/post', embargo('broken', null, 'https://example.org/post')],
    ['tri', '/psirt embargo broken', ['E-ARGS', 'expected the evidence: an address or a sentence; got nothing → /psirt embargo broken "<evidence: an address or a sentence>"']],
    ['tri', '/psirt embargo refuse', ['E-ROLE', 'embargo refuse is for case-lead, psirt']],
    ['lin', '/psirt embargo none really', ['E-ARGS', '“really” is too much here → /psirt embargo none']],
    ['lin', '/psirt embargo prolong', ['E-ARGS', 'expected one of until, accept, refuse, lift, broken, none, owner, keep; got prolong → /psirt embargo until']],
  ]); // prettier-ignore
  describe('by policy or agreed', () => {
    conversation(after([...accepted, act('until', '2027-01-14T16:00:00Z')]), [
      ['lin', '/psirt embargo until 2027-01-14', []],
      [
        'lin',
        '/psirt embargo refuse',
        ['E-GATE', 'no embargo is proposed (rule E1) → /psirt embargo until <time>'],
      ],
    ]);
    conversation(after([...accepted, act('refuse')]), [
      ['lin', '/psirt embargo accept', embargo('accept')],
      ['lin', '/psirt embargo none', embargo('none')],
      ['tri', '/psirt embargo broken it is in a talk', embargo('broken', null, 'it is in a talk')],
    ]);
  });
  describe('that is over', () => {
    conversation(after([...accepted, act('lift')]), [
      ['lin', '/psirt embargo lift', []],
      ['tri', '/psirt embargo broken https://example.org/post', ['E-STATE', 'no embargo runs that could break → /psirt public <url>']],
      ['lin', '/psirt embargo accept', ['E-GATE', 'no embargo is proposed (rule E1) → /psirt embargo until <time>']],
      ['lin', '/psirt embargo none', embargo('none')],
    ]); // prettier-ignore
    conversation(after([...accepted, act('broken')]), [['tri', '/psirt embargo broken again', []]]);
    conversation(after([...accepted, act('none')]), [['lin', '/psirt embargo none', []]]);
  });
  describe('of what the world knows', () => {
    const never = 'it is public or attacked, or its fix is out: no embargo begins or is prolonged now (rule E2) → /psirt embargo none'; // prettier-ignore
    const known: readonly Step[] = [
      { name: 'public', state: 'public', url: 'https://example.org', since: null },
      { name: 'exploit', state: 'wild', evidence: 'logs' },
      { name: 'fix-public', what: 'commit', url: 'https://example.org' },
    ];
    describe.each(known)('$name', (step) => {
      conversation(after([...accepted, step]), [['lin', '/psirt embargo until +90d', ['E-EMBARGO', never]]]);
    });
  });
  test('counts its 90 days from when the report came, as far as anybody knows', () => {
    const early: Step = { name: 'source', channel: 'email', received_at: '2026-10-01T09:00:00Z' };
    expect(answered(say(after([report(), early]), 'lin', '/psirt embargo until +60d'))[0]).toBe('E-2P');
    expect(say(after([]), 'lin', '/psirt embargo until +60d').say).toBe('facts');
  });
});

describe('what a second person agreed to', () => {
  const view = taken(after(accepted), 'lead', '/psirt approve embargo lift');
  test('can be said about a later date too', () => {
    const later2 = taken(after(accepted), 'lead', '/psirt approve embargo until 2027-04-01');
    expect(say(later2, 'lin', '/psirt embargo until 2027-04-01').say).toBe('facts');
    expect(answered(say(later2, 'lin', '/psirt embargo until 2027-04-02'))[0]).toBe('E-2P');
  });
  test('can be said', () => {
    expect(answered(say(view, 'lin', '/psirt embargo lift the fix is out'))).toEqual([
      { name: 'embargo', act: 'lift', until: null, text: 'the fix is out' },
    ]);
  });
  test('can’t be said by the same person, nor after something else was said about it', () => {
    expect(answered(say(view, 'lead', '/psirt embargo lift'))[0]).toBe('E-2P');
    const moved = taken(view, 'lin', '/psirt embargo until 2027-01-14');
    expect(answered(say(moved, 'lin', '/psirt embargo lift'))[0]).toBe('E-2P');
  });
  test('can be said by oneself after a while, where the house allows it', () => {
    const solo = taken(after(accepted, empty(settings('two_person: solo'))), 'lead', '/psirt approve embargo lift'); // prettier-ignore
    const wait = ', or you yourself do and wait 30 min';
    expect(answered(say(solo, 'lead', '/psirt embargo lift'))).toEqual(['E-2P', agree('embargo lift', wait)]);
    expect(say({ ...solo, now: later(solo.now, 1_800) }, 'lead', '/psirt embargo lift').say).toBe('facts');
  });
  conversation(after(confirmed), [
    ['ann', '/psirt approve severity moderate', [{ name: 'approved', what: 'severity', hash: expect.stringMatching(/^[0-9a-f]{64}$/), self: false }]],
    ['ann', '/psirt approve decline bug', [{ name: 'approved', what: 'decline', hash: expect.any(String), self: false }]],
    ['lead', '/psirt approve embargo until 2027-05-01', [{ name: 'approved', what: 'embargo', hash: expect.any(String), self: false }]],
    ['ann', '/psirt approve embargo lift', ['E-2P', 'approving embargo is for a psirt-lead']],
    ['owner', '/psirt approve severity low', ['E-2P', 'approving severity is for a psirt']],
    ['ann', '/psirt approve severity lo', ['E-ARGS', 'expected one of none, low, medium, high, critical; got lo → /psirt approve severity low']],
    ['ann', '/psirt approve decline bug now', ['E-ARGS', '“now” is too much here → /psirt approve decline bug']],
    ['ann', '/psirt approve embargo', ['E-ARGS', 'expected one of lift, until; got nothing → /psirt approve embargo <lift|until>']],
    ['lead', '/psirt approve embargo until', ['E-DATE', expect.stringContaining('/psirt approve embargo until 2026-12-01T16:00Z')]],
    ['dev', '/psirt approve severity low', ['E-ROLE', expect.any(String)]],
  ]); // prettier-ignore
  test('is so once it was said', () => {
    expect(say(view, 'lead', '/psirt approve embargo lift')).toEqual({ say: 'facts', facts: [] });
  });
});

describe('credit', () => {
  const credit = (who: string, more: object = {}) => [{ name: 'credit', who, login: null, as: 'reporter', consent: 'asked', ...more }]; // prettier-ignore
  conversation(after(confirmed), [
    ['lin', '/psirt credit @rep as finder consent yes', credit('rep', { login: 'rep', as: 'finder', consent: 'yes' })],
    ['lin', '/psirt credit "R. Moe" as remediation-developer', credit('R. Moe', { as: 'remediation_developer' })],
    ['lin', '/psirt credit "R. Moe (GitHub @moe)"', credit('R. Moe (GitHub @moe)')],
    ['lin', '/psirt credit "R. Moe <r@moe.example>"', ['E-ARGS', expect.stringContaining('expected a person')]],
    ['lin', '/psirt credit "(r@moe.example)"', ['E-ARGS', expect.stringContaining('expected a person')]],
    ['lin', '/psirt credit p1', credit('p1')],
    ['lin', '/psirt credit Anonymous', credit('p1', { consent: 'anonymous' })],
    ['lin', '/psirt credit "none"', credit('none')],
    ['lin', '/psirt credit @mira', 'wait'],
    ['lin', '/psirt credit none whatever', ['E-ARGS', '“whatever” is too much here → /psirt credit none']],
    ['lin', '/psirt credit p1 as finder consent yes', ['E-ARGS', 'p1 only stands for a person; say the name or the @login that they want printed → /psirt credit "<name>" as finder consent yes']],
    ['lin', '/psirt credit ada@example.org as hero consent maybe', ['E-ARGS', 'expected a person: @login, a name in quotes, or p1; got ada@example.org → /psirt credit @<login> as analyst consent yes', 'expected one of analyst, finder, reporter, coordinator, remediation_developer, remediation_reviewer, remediation_verifier, tool, sponsor, other; got hero', 'expected one of yes, asked, anonymous, none; got maybe']],
    ['lin', '/psirt credit', ['E-ARGS', 'expected a person: @login, a name in quotes, or p1; got nothing → /psirt credit @<login>']],
  ]); // prettier-ignore
  describe('again', () => {
    const said = { name: 'credit', who: 'R. Moe', login: null, as: 'finder', consent: 'asked' } as const;
    conversation(after([said]), [
      ['lin', '/psirt credit "R. Moe"', []],
      ['lin', '/psirt credit "R. Moe" consent yes', [{ ...said, consent: 'yes' }]],
      ['lin', '/psirt credit anonymous', credit('p1', { consent: 'anonymous' })],
    ]);
  });
});

describe('cve [R23, R39]', () => {
  const cve = (state: string, id: string | null = null, because: string | null = null) => [{ name: 'cve', state, id, because }]; // prettier-ignore
  conversation(after(confirmed), [
    ['lin', '/psirt cve request', cve('request')],
    ['lin', '/psirt cve Pending', cve('pending')],
    ['lin', '/psirt cve cve-2026-12345', cve('id', 'CVE-2026-12345')],
    ['lin', '/psirt cve none "only ever hosted by us"', cve('none', null, 'only ever hosted by us')],
    ['lin', '/psirt cve none', ['E-ARGS', 'expected why it gets none; got nothing → /psirt cve none "<why it gets none>"']],
    ['lin', '/psirt cve reqest', ['E-ARGS', 'expected request, pending, none or a CVE ID; got reqest → /psirt cve request']],
    ['lin', '/psirt cve 2026 12345', ['E-ARGS', 'expected request, pending, none or a CVE ID; got 2026 → /psirt cve CVE-2026-12345', '“12345” is too much here']],
  ]); // prettier-ignore
  describe('asked for too early, or of the wrong people', () => {
    conversation(after(accepted), [
      ['lin', '/psirt cve request', ['E-GATE', 'the case is not confirmed → /psirt confirm']],
      ['lin', '/psirt cve pending', cve('pending')],
    ]);
    const theirs: readonly Step[] = [{ name: 'component', component: 'libfoo', upstream: 'https://foo.example' }, { name: 'cve', state: 'id', id: 'CVE-2026-1', because: null }]; // prettier-ignore
    conversation(after([...confirmed, ...theirs], empty(settings('cve: { request: none }'))), [
      ['lin', '/psirt cve request', ['E-STATE', 'the fault is upstream’s: their CNA gives the ID; until then → /psirt cve pending', 'the settings ask nobody for IDs; enter it when you have it; until then → /psirt cve pending', 'it already has CVE-2026-1; to give that up → /psirt cve none <reason>']],
      ['lin', '/psirt cve CVE-2026-1', ['E-ARGS', 'expected request, pending, none or a CVE ID; got CVE-2026-1 → /psirt cve CVE-2026-12345']],
    ]); // prettier-ignore
    conversation(after([{ name: 'component', component: 'ui', upstream: null }, { name: 'cve', state: 'pending', id: null, because: null }]), [
      ['lin', '/psirt cve pending', []],
    ]); // prettier-ignore
  });
});

describe('draft [R78]', () => {
  conversation(after(confirmed), [
    ['com', '/psirt draft keep description', [{ name: 'draft-choice', field: 'description', choice: 'keep', value: null }]],
    ['com', '/psirt draft keep summry now', ['E-ARGS', 'expected one of summary, description, severity, cvss_vector_string, cwe_ids, vulnerabilities, credits, cve_id; got summry → /psirt draft keep summary', '“now” is too much here']],
  ]); // prettier-ignore
  describe('before there is one', () => {
    conversation(after(accepted), [
      ['com', '/psirt draft replace credits', ['E-GATE', 'there is no draft before the case is confirmed → /psirt confirm']],
    ]); // prettier-ignore
  });
});

describe('hold [R36]', () => {
  const held = (because: string): Step => ({ name: 'held', because });
  conversation(after([...confirmed, held('wrong versions'), { name: 'held', because: 'no', said: actor('lin') }]), [
    ['owner', '/psirt hold too early', [held('too early')]],
    ['lin', '/psirt hold no', []],
    ['lin', '/psirt hold', ['E-ARGS', 'expected the reason; got nothing → /psirt hold <reason>']],
    ['obs', '/psirt hold no', ['E-ROLE', expect.stringMatching(/^hold is for anyone with a role but observer: tri /)]],
    ['lin', '/psirt unhold', [{ name: 'unheld' }]],
    ['lead', '/psirt unhold', [{ name: 'unheld' }]],
    ['owner', '/psirt unhold', ['E-ROLE', 'held by @ada, @lin; they or a psirt-lead let it go on']],
    ['lin', '/psirt unhold now', ['E-ARGS', '“now” is too much here → /psirt unhold']],
  ]); // prettier-ignore
  describe('without one', () => {
    conversation(after(confirmed), [['owner', '/psirt unhold', []]]);
  });
});

const reportText = 'Anybody reads anything.';
const draftAt = { look: 'advisory', repository: 'acme/widget', ghsa: 'GHSA-aaaa-bbbb-cccc' } as const;
const written = (prose: string | null, draft: object | null = { state: 'draft' }): Seen => [
  [{ look: 'prose' }, prose],
  [draftAt, draft],
  [{ look: 'notice', hash: 'f'.repeat(64) }, reportText],
];
const signable = after(ready);
/** The form that is to be signed for this case and this prose. */
function formOf(view: View, seen: Seen): { hash: string; text: string } {
  const preview = previewOf({ view, eye: eyeOf(seen) });
  if (preview.kind !== 'form') throw new Error(JSON.stringify(preview));
  return preview.notice;
}
const form = formOf(signable, written(null));
const short = form.hash.slice(0, 8);

describe('publish [R78, R88, R109]', () => {
  const asked = {
    name: 'publish-requested', hash: form.hash, early: false, notice: form.hash, expires: '2026-12-13T16:00:00Z', roles: ['psirt-lead', 'psirt', 'triager', 'case-lead'],
    fix_authors: [3],
  }; // prettier-ignore
  conversation(signable, [
    ['lead', '/psirt publish', 'wait'],
    ['lead', '/psirt publish', [asked], written(null)],
    ['lead', '/psirt publish', 'wait', written(null).filter(([look]) => look !== draftAt)],
    ['lead', '/psirt publish', ['E-GATE', 'the draft advisory is closed on GitHub; reopen it there'], written(null, { state: 'closed' })],
    ['lead', '/psirt publish', ['E-GATE', 'the bot does not see the draft advisory; look whether it is still installed on the product’s repository'], written(null, null)],
    ['lead', '/psirt publish now', ['E-ARGS', '“now” is too much here → /psirt publish']],
    ['lin', '/psirt publish', ['E-GATE', 'advisories/42.md, line 2, title: expected one line of at most 250 characters; got a list of 0; for example title: Path traversal in Widget exposes files'], written('---\ntitle: []\n---\n')],
    ['lin', '/psirt publish', ['E-GATE', 'the advisory holds the number of the case; take it out of advisories/42.md or of the facts'], written('---\ntitle: Leak in case 42\n---\n')],
  ]); // prettier-ignore
  test('saves the form with the case, under its own hash', () => {
    const said = say(signable, 'lead', '/psirt publish', written(null));
    expect(said).toMatchObject({
      notices: [{ hash: canonicalHash(JSON.parse(form.text)), text: form.text }],
    });
  });
  test('stands for some days after the release, and from now on where none is to come or it is late', () => {
    const expires = (view: View) => answered(say(view, 'lead', '/psirt publish', written(null)))[0];
    const remedied = (due: string | null): readonly Step[] => ready.map((step) => ('name' in step && step.name === 'remedy' ? { ...step, due, decision: 'mitigate' } : step)); // prettier-ignore
    const open = after([...remedied(null), { name: 'embargo', act: 'none', until: null, text: null }]);
    expect(expires(open)).toMatchObject({ expires: later(open.now, 72 * 3_600) });
    expect(expires({ ...signable, now: '2026-12-11T09:00:00Z' })).toMatchObject({ expires: '2026-12-14T09:00:00Z' }); // prettier-ignore
  });
  describe('when the case is not ready', () => {
    conversation(after([...confirmed, assigned('case-lead', actor('case'))]), [
      ['case', '/psirt publish', ['E-ROLE', 'publish is for psirt, psirt-lead, product-owner: lin (psirt), ann (psirt), lead (psirt-lead), owner (product-owner)']],
      ['lead', '/psirt publish', ['E-GATE', 'nobody decided what will be done → /psirt remedy fix by <date>', ...['2.4', '2.3'].map((line) => `line ${line} has no fix → /psirt fix <pull request> for ${line} reviewed-by @<login>`), ...['2.4', '2.3'].map((line) => `the fix of line ${line} was not reviewed by somebody else → /psirt fix <pull request> for ${line} reviewed-by @<login>`), ...['2.4', '2.3'].map((line) => `line ${line} has no test evidence from somebody else than the author of the fix → /psirt test attested "<what ran, and the hash of its log>" for ${line}`), 'it was neither reproduced nor skipped with a reason → /psirt reproduce <yes|skip> <test, recipe or reason>', 'nobody searched for similar faults → /psirt similar none <how it was searched>', 'nobody said whether there is a workaround → /psirt workaround "<none, or what users can do>"', 'no release date is set → /psirt schedule 2027-02-28T16:00:00Z', ...['2.4', '2.3'].map((line) => `step A11 is open: Who fixes each line is named → /psirt assign fix-dev @<login> for ${line}`), 'advisories/42.md, line 2, title: expected one line of at most 250 characters; got a mapping; for example title: Path traversal in Widget exposes files'], written('---\ntitle: {}\n---\n')],
    ]); // prettier-ignore
  });
  describe('again', () => {
    const request = asked as Step;
    conversation(after([...ready, request]), [
      ['lin', '/psirt publish', [], written(null)],
      ['owner', '/psirt publish', [{ ...asked, hash: expect.any(String), notice: expect.any(String), roles: ['product-owner'] }], written('---\ntitle: Other\n---\n')],
    ]); // prettier-ignore
    conversation(after([...ready, request, receipt('publish')]), [['lin', '/psirt publish', []]]);
    describe('by the only author of the fix, so that somebody else signs', () => {
      const byAuthor = after([...ready, request], empty(settings().replace('[lin, ann]', '[lin, dev]')));
      const anew = [{ ...asked, roles: ['psirt', 'triager', 'fix-dev'] }];
      conversation(byAuthor, [['dev', '/psirt publish', anew, written(null)]]);
      const signed: Step = { name: 'approved', what: 'publish', hash: form.hash, self: false };
      conversation(after([signed], byAuthor), [['dev', '/psirt publish', [], written(null)]]);
    });
    describe('by who may sign twice, after the settings changed', () => {
      const view = after([...ready, request], empty(settings('two_person: prefer')));
      conversation(view, [['lead', '/psirt publish', [], written(null)]]);
      const newer = { ...view, house: { ...view.house, since: later(view.now, 1) } };
      conversation(newer, [['lead', '/psirt publish', [asked], written(null)]]);
    });
  });
});

describe('approve [R115]', () => {
  const requested = after([...ready, { name: 'publish-requested', hash: form.hash, early: false, notice: form.hash, expires: '2026-12-13T16:00:00Z', roles: ['psirt-lead', 'psirt'], fix_authors: [3] }]); // prettier-ignore
  const seen: Seen = [...written(null), [{ look: 'notice', hash: form.hash }, form.text]];
  const lost = (at: number, answer: string | null): Seen => seen.map((one, index) => (index === at ? [one[0], answer] : one)); // prettier-ignore
  const approved = [{ name: 'approved', what: 'publish', hash: form.hash, self: false }];
  const changed = ['E-STALE', 'the advisory changed after it was asked for → /psirt publish'] as const;
  const other: Seen = [...written('---\ntitle: Other\n---\n'), ...seen.slice(3)];
  conversation(requested, [
    ['owner', `/psirt approve ${short}`, approved, seen],
    ['lin', `/psirt approve publish ${form.hash.toUpperCase()}`, approved, seen],
    ['owner', `/psirt approve ${short}`, 'wait'],
    ['owner', `/psirt approve ${short}`, changed, other],
    ['owner', `/psirt approve ${short}`, changed, lost(3, null)],
    ['owner', `/psirt approve ${short}`, changed, lost(3, `${form.text} `)],
    ['owner', `/psirt approve ${short}`, changed, lost(0, '---\ntitle: []\n---\n')],
    ['lead', `/psirt approve ${short}`, ['E-2P', 'you asked for it; the second signature is for owner, lin, ann'], seen],
    ['owner', '/psirt approve', ['E-ARGS', `say what you approve: the hash, or remedy, wontfix, severity, decline, embargo → /psirt approve ${short}`]],
    ['owner', `/psirt approve ${short} please`, ['E-ARGS', `say what you approve: the hash, or remedy, wontfix, severity, decline, embargo → /psirt approve ${short}`]],
    ['owner', '/psirt approve 0000000', ['E-STALE', `nothing with this hash waits; ada asked for what waits now, so read that first → /psirt approve ${short}`]],
    ['lead', '/psirt approve settings 4f9c2a1e', ['E-STATE', 'settings are approved in the bot’s own issue about them, where the line to post stands']],
  ]); // prettier-ignore
  describe('what is no longer asked for', () => {
    conversation({ ...requested, now: '2026-12-14T00:00:00Z' }, [
      ['owner', `/psirt approve ${short}`, ['E-STALE', 'what you approve has run out, was rejected or replaced → /psirt publish']],
      ['owner', '/psirt approve', ['E-ARGS', 'say what you approve: the hash, or remedy, wontfix, severity, decline, embargo → /psirt publish']],
    ]); // prettier-ignore
  });
  test('twice is so, by another person a second time', () => {
    const once = after([{ ...approved[0], said: actor('lin') } as Step], requested);
    expect(answered(say(once, 'lin', `/psirt approve ${short}`, seen))).toEqual([]);
    expect(answered(say(once, 'owner', `/psirt approve ${short}`, seen))).toEqual(approved);
  });
  test('by oneself is marked, where the house allows it', () => {
    const prefer = empty(settings('two_person: prefer'));
    const view = { ...requested, house: prefer.house, now: later(requested.now, 86_400) };
    expect(answered(say(view, 'lead', `/psirt approve ${short}`, seen))).toEqual([{ ...approved[0], self: true }]); // prettier-ignore
  });
});

describe('approve and reject a remedy', () => {
  const decided = (decision: FactData['remedy']['decision']): readonly Step[] => [...confirmed, { name: 'remedy', decision, due: null, mitigations: [], because: 'x' }]; // prettier-ignore
  const yes = (what: 'remedy' | 'wontfix'): Step => ({
    name: 'approved',
    what,
    hash: 'x',
    self: false,
    roles: ['product-owner'],
  });
  const hash = expect.stringMatching(/^[0-9a-f]{64}$/);
  conversation(after(decided('fix')), [
    ['owner', '/psirt approve remedy', [{ name: 'approved', what: 'remedy', hash, self: false, roles: ['product-owner'] }]],
    ['owner', '/psirt approve wontfix', ['E-STALE', 'the decision is fix → /psirt approve remedy']],
    ['owner', '/psirt approve remedy now', ['E-ARGS', '“now” is too much here → /psirt approve remedy']],
    ['lead', '/psirt approve remedy', ['E-2P', 'this is for the product-owner: owner', 'you decided it, so somebody else must agree']],
    ['owner', '/psirt reject remedy too late', [{ name: 'rejected', what: 'remedy', hash, because: 'too late' }]],
    ['owner', '/psirt reject remedy', ['E-ARGS', 'expected the reason; got nothing → /psirt reject remedy <reason>']],
  ]); // prettier-ignore
  describe('not to fix', () => {
    conversation(after(decided('wontfix')), [
      [
        'owner',
        '/psirt approve wontfix',
        [{ name: 'approved', what: 'wontfix', hash, self: false, roles: ['product-owner'] }],
      ],
      ['owner', '/psirt approve remedy', ['E-STALE', 'the decision is wontfix → /psirt approve wontfix']],
      ['lin', '/psirt approve wontfix', ['E-2P', 'this is for the psirt-lead or product-owner: lead, owner']],
    ]);
  });
  describe('without an owner', () => {
    const ownerless = empty(settings().replace('product-owner: [owner], ', ''));
    conversation(after(decided('fix'), ownerless), [
      ['lin', '/psirt approve remedy', ['E-2P', 'this is for the product-owner or psirt-lead: lead']],
    ]);
  });
  describe('before anything is decided', () => {
    conversation(after(confirmed), [
      ['owner', '/psirt approve remedy', ['E-STALE', 'nothing is decided yet → /psirt remedy fix by <date>']],
      [
        'owner',
        '/psirt reject remedy no',
        ['E-STALE', 'nothing is decided yet → /psirt remedy fix by <date>'],
      ],
    ]);
  });
  test('again is so, until somebody says the contrary', () => {
    const approved = after([...decided('fix'), yes('remedy')]);
    expect(answered(say(approved, 'owner', '/psirt approve remedy'))).toEqual([]);
    const rejected = taken(approved, 'owner', '/psirt reject remedy too late');
    expect(answered(say(rejected, 'owner', '/psirt reject remedy still'))).toEqual([]);
    expect(answered(say(rejected, 'owner', '/psirt approve remedy'))).toHaveLength(1);
  });
  test('alone counts after a while, where the house allows it', () => {
    const view = after(decided('fix'), empty(settings('two_person: prefer', '').replace('[lead]', '[lead, owner]').replace('product-owner: [owner]', 'product-owner: [lead]'))); // prettier-ignore
    expect(answered(say(view, 'lead', '/psirt approve remedy'))).toEqual(['E-2P', expect.stringMatching(/^you decided it; your own agreement counts only from Tue 2026-12-01 \d\d:\d\d UTC on$/)]); // prettier-ignore
    expect(answered(say({ ...view, now: '2026-12-02T00:00:00Z' }, 'lead', '/psirt approve remedy'))).toEqual([{ name: 'approved', what: 'remedy', hash, self: true, roles: expect.arrayContaining(['product-owner']) }]); // prettier-ignore
  });
});

describe('reject', () => {
  const request: Step = { name: 'publish-requested', hash: form.hash, early: false, notice: form.hash, expires: '2026-12-13T16:00:00Z', roles: ['psirt'], fix_authors: [] }; // prettier-ignore
  const rejected = (because: string): Step => ({
    name: 'rejected',
    what: 'publish',
    hash: form.hash,
    because,
  });
  conversation(after([...ready, request]), [
    ['owner', '/psirt reject the version list is wrong', [rejected('the version list is wrong')]],
    ['owner', `/psirt reject ${short} wrong`, [rejected('wrong')]],
    ['owner', '/psirt reject publish wrong', [rejected('wrong')]],
    ['owner', '/psirt reject', ['E-ARGS', 'expected the reason; got nothing → /psirt reject <reason>']],
    ['owner', '/psirt reject 0000000 wrong', ['E-STALE', `another hash waits for approval → /psirt reject ${short} <reason>`]],
  ]); // prettier-ignore
  describe('what is not asked for', () => {
    conversation(after(ready), [['owner', '/psirt reject no', ['E-STALE', 'nothing waits for approval → /psirt status']]]); // prettier-ignore
    conversation(after([...ready, request, rejected('no')]), [['owner', '/psirt reject no', []]]);
  });
});

describe('breaking the glass [R24]', () => {
  const broken = (act: 'publish' | 'embargo') => ({
    name: 'break-glass',
    act,
    because: 'nobody else answers',
  });
  const asked = expect.objectContaining({ name: 'publish-requested', hash: form.hash });
  const both = { name: 'approved', what: 'publish', hash: form.hash, self: true };
  const line = '/psirt publish --break-glass "nobody else answers"';
  conversation(signable, [
    ['lead', line, [broken('publish'), asked, both], written(null)],
    ['lead', '/psirt publish --break-glass', ['E-ARGS', 'expected the reason; got nothing → /psirt publish --break-glass <reason>'], written(null)],
    ['lin', line, ['E-ROLE', 'breaking the glass is for a psirt-lead'], written(null)],
    ['lead', '/psirt publish "--break-glass" now', ['E-ARGS', expect.stringContaining('too much here')], written(null)],
  ]); // prettier-ignore
  conversation(after(accepted), [
    ['lead', '/psirt embargo lift --break-glass "nobody else answers"', [broken('embargo'), { name: 'embargo', act: 'lift', until: null, text: 'nobody else answers' }]],
    ['lin', '/psirt embargo lift --break-glass "nobody else answers"', ['E-ROLE', 'breaking the glass is for a psirt-lead']],
    ['lead', '/psirt embargo lift --break-glass', ['E-ARGS', expect.stringContaining('expected the reason; got nothing')]],
  ]); // prettier-ignore

  test('publishes as one signature, owes a look back, opens no other gate, and is done once', () => {
    const alone = taken(signable, 'lead', line, written(null));
    expect(signedRequest(alone)?.hash).toBe(form.hash);
    expect(reviewDue(alone)).toBe(alone.now);
    const [, saved] = written(null);
    expect(answered(say(alone, 'lead', line, [...written(null), ...(saved === undefined ? [] : [saved])]))).toEqual([]); // prettier-ignore
    const early = answered(say(after([...confirmed]), 'lead', line, written(null)));
    expect(early[0]).toBe('E-GATE');
  });
});
