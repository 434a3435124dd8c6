// Notices from the first draft to the word that they were sent: nothing goes out with a gap, with words that are no longer true, without
// the other person's word, or to whoever must not know.
import { describe, expect, test } from 'vitest';
import { hashOf } from '../../../src/core/case/log.ts';
import { draftOf, draftsOf } from '../../../src/core/case/noticed.ts';
import type { NoticeName } from '../../../src/core/case/told.ts';
import { unsentMessages } from '../../../src/core/case/told.ts';
import type { View } from '../../../src/core/case/view.ts';
import { writtenIn } from '../../../src/core/notices/written-in.ts';
import { hour, later } from '../../../src/core/time.ts';
import { party } from '../outside.ts';
import { accepted, at, confirmed, published, report } from '../words/a-view.ts';
import type { Step } from '../words/a-view.ts';
import { after, answered, conversation, empty, say, settings, taken } from './conversation.ts';
import type { Seen } from './conversation.ts';

const seen: Seen = [
  [{ look: 'prose' }, null],
  [{ look: 'notice', hash: 'f'.repeat(64) }, 'Anybody reads anything.'],
  [{ look: 'advisory', repository: 'acme/widget', ghsa: 'GHSA-aaaa-bbbb-cccc' }, { author: 'zed-99' }],
];
const wrongProse: Seen = [[{ look: 'prose' }, '---\ntitel: x\n---\n'], ...seen.slice(1)];

const words = (notice: NoticeName): readonly Step[] =>
  writtenIn({ texts: new Map() }, notice).map((field) => ({
    name: 'worded',
    notice,
    field,
    text: `the ${field}`,
  }));

const drafted = (view: View, notice: NoticeName): View => taken(view, 'lin', `/psirt draft ${notice}`, seen);
const hashIn = (view: View, notice: NoticeName): string =>
  draftOf(view, notice)?.drafted.hash.slice(0, 8) ?? '';

const brief = after([...confirmed, ...words('brief')]);
const bulletin = after([...published, ...words('bulletin')]);

/** What a notice before publication needs to know beside the verdict. */
const due: Step = { name: 'remedy', decision: 'fix', due: '2026-12-10T16:00:00Z', mitigations: [], because: null }; // prettier-ignore
const exploit: Step = { name: 'exploit', state: 'none', evidence: null };

describe('draft', () => {
  const one = expect.stringMatching(/^[0-9a-f]{64}$/);
  conversation(brief, [
    ['com', '/psirt draft brief', [{ name: 'drafted', notice: 'brief', hash: one, gaps: [] }], seen],
    ['lin', '/psirt draft faq', [{ name: 'drafted', notice: 'faq', hash: one, gaps: ['compromise_check', 'escalate_to'] }], seen],
    ['lin', '/psirt draft question', [{ name: 'drafted', notice: 'question', hash: one, gaps: ['question'] }]],
    ['lin', '/psirt draft brief', 'wait'],
    ['lin', '/psirt draft brief', ['E-GATE', expect.stringMatching(/^advisories\/42\.md, line 2, titel: expected one of title/)], wrongProse],
    ['lin', '/psirt draft', ['E-ARGS', 'expected the name of a notice, such as ack; got nothing → /psirt draft <notice>']],
    ['lin', '/psirt draft breif', ['E-ARGS', expect.stringMatching(/^expected one of ack, .*; got breif → \/psirt draft brief$/)]],
    ['obs', '/psirt draft brief', ['E-ROLE', expect.any(String)]],
  ]); // prettier-ignore
  describe('words that only people know', () => {
    conversation(brief, [
      ['lin', '/psirt draft brief asks @qe: a second look', [{ name: 'worded', notice: 'brief', field: 'asks', text: '@qe: a second look' }]],
      ['lin', '/psirt draft brief ask x', ['E-ARGS', 'expected one of asks, facts_known, facts_unknown, decisions, next_brief, headline; got ask → /psirt draft brief asks x']],
      ['lin', '/psirt draft brief asks', ['E-ARGS', 'expected what you want to say there; got nothing → /psirt draft brief asks "<what you want to say there>"']],
      ['lin', '/psirt draft notes now', ['E-ARGS', '“now” is too much here → /psirt draft notes']],
    ]); // prettier-ignore
  });
  test('the text is saved under its own hash', () => {
    const said = say(brief, 'com', '/psirt draft brief', seen);
    const [notice] = said.say === 'facts' ? (said.notices ?? []) : [];
    expect(hashOf(notice?.text ?? '')).toBe(notice?.hash);
    expect(notice?.text).toContain('- Decided: the decisions');
  });
  test('versions count different texts', () => {
    const first = drafted(brief, 'brief');
    const same = drafted(first, 'brief');
    const second = drafted(taken(same, 'lin', '/psirt draft brief decisions we wait'), 'brief');
    expect([first, same, second].map((view) => draftOf(view, 'brief')?.version)).toEqual([1, 1, 2]);
    expect(draftsOf(second).map(({ notice }) => notice)).toEqual(['brief']);
    expect(draftOf(second, 'staff')).toBeUndefined();
  });
  describe('of the advisory on GitHub', () => {
    conversation(after([...published, { name: 'closed', outcome: 'fixed' }]), [
      ['lin', '/psirt draft keep description', ['E-STATE', 'the case has ended, and so has its draft → /psirt reopen <reason>']],
      ['lin', '/psirt draft review', [{ name: 'drafted', notice: 'review', hash: one, gaps: expect.arrayContaining(['lessons']) }], seen],
    ]); // prettier-ignore
  });
});

describe('send', () => {
  const ready = drafted(brief, 'brief');
  const hash = draftOf(ready, 'brief')?.drafted.hash;
  conversation(ready, [
    ['com', '/psirt send brief', [{ name: 'sending', notice: 'brief', hash, to: null }], seen],
    ['com', '/psirt send brief', 'wait'],
    ['com', '/psirt send brief', ['E-GATE', expect.stringMatching(/^advisories\/42\.md/)], wrongProse],
    ['com', '/psirt send staff', ['E-GATE', 'nobody has seen its text yet; draft it first → /psirt draft staff']],
    ['com', '/psirt send', ['E-ARGS', 'expected the name of a notice, such as ack; got nothing → /psirt send <notice>']],
    ['com', '/psirt send brief to acme', ['E-ARGS', 'expected the reference of a party, as the card names it; got acme → /psirt send brief to p2']],
    ['com', '/psirt send brief to p2', ['E-STATE', 'this notice is for the people who help in a Major Incident, so it has no party to go to'], seen],
  ]); // prettier-ignore

  test('twice is once', () => {
    const sent = taken(ready, 'com', '/psirt send brief', seen);
    expect(answered(say(sent, 'com', '/psirt send brief', seen))).toEqual([]);
  });

  test('nothing goes out with a gap, and every gap has its line', () => {
    const gaps = drafted(after([...confirmed, ...words('brief').slice(1)]), 'brief');
    expect(answered(say(gaps, 'com', '/psirt send brief', seen))).toEqual([
      'E-GATE',
      'asks is missing → /psirt draft brief asks <what we need, and from whom>',
    ]);
    const asked = drafted(after([report()]), 'decline');
    expect(answered(say(asked, 'lin', '/psirt send decline', seen))).toEqual([
      'E-GATE',
      'verdict is missing: the bot knows it by itself once it is so',
    ]);
  });

  test('what is no longer true is drafted again', () => {
    const changed = taken(ready, 'lin', '/psirt draft brief decisions we wait');
    expect(answered(say(changed, 'com', '/psirt send brief', seen))).toEqual([
      'E-STALE',
      'what it says has changed since it was drafted → /psirt draft brief',
    ]);
  });

  test('the advisory has its own way', () => {
    const view = drafted(after(confirmed), 'advisory');
    expect(answered(say(view, 'com', '/psirt send advisory', seen))).toEqual([
      'E-STATE',
      'the advisory is published with two signatures, never sent → /psirt publish',
    ]);
  });

  test('nothing is said in public before the advisory is', () => {
    const early = drafted(after(confirmed), 'social');
    const refused = ['E-EMBARGO', 'nothing is said in public before the advisory is → /psirt publish'];
    expect(answered(say(early, 'com', '/psirt send social', seen))).toEqual(refused);
    const known: Step = { name: 'public', state: 'public', url: 'https://example.org/', since: null };
    const open = drafted(after([...confirmed, known]), 'social');
    expect(answered(say(open, 'com', '/psirt send social', seen))).toEqual([
      'E-GATE',
      'url is missing → /psirt publish',
    ]);
  });

  test('nobody outside, nobody to write to', () => {
    const ours = drafted(after([report({ reporter: null, source: 'product-team', ghsa: null, repository: null })]), 'data-seen'); // prettier-ignore
    expect(answered(say(ours, 'lin', '/psirt send data-seen'))).toEqual(['E-STATE', 'nobody outside is known who reported this → /psirt source <channel>']); // prettier-ignore
  });

  test('what goes to the reporter is a message like the others', () => {
    const view = taken(drafted(after(accepted), 'data-seen'), 'lin', '/psirt send data-seen');
    expect(unsentMessages(view).map(({ notice }) => notice)).toEqual(['ack', 'accept', 'data-seen']);
    const sent = taken(view, 'com', '/psirt sent data-seen via email');
    expect(unsentMessages(sent).map(({ notice }) => notice)).toEqual(['ack', 'accept']);
    expect(draftOf(sent, 'data-seen')?.sentAt).toBe(sent.now);
  });
});

describe('a party', () => {
  const told = (notice: NoticeName): View => drafted(after([...confirmed, ...words(notice)]), notice);
  conversation(told('party-invite'), [
    ['lin', '/psirt send party-invite to p2', [{ name: 'sending', notice: 'party-invite', hash: expect.any(String), to: 'p2' }], seen],
  ]); // prettier-ignore
  conversation(drafted(after([...confirmed, exploit, due, ...words('prenotify')]), 'prenotify'), [
    ['lin', '/psirt send prenotify', ['E-EMBARGO', 'say to which party it goes → /psirt send prenotify to <party>'], seen],
    ['lin', '/psirt send prenotify to p2', ['E-EMBARGO', 'there is no party p2 → /psirt party add <name> <role> <contact>'], seen],
  ]); // prettier-ignore
  const with2 = (...more: readonly Step[]): View =>
    drafted(after([...confirmed, exploit, due, party('add'), ...more, ...words('prenotify')]), 'prenotify');
  const gone: readonly [Step, ...Step[]] = [party('accept'), party('left', { silence: 'keeps' })];
  conversation(with2(), [
    ['lin', '/psirt send prenotify to p2', ['E-EMBARGO', 'p2 is invited, and nobody is told anything before they accept the terms (rule E7) → /psirt party accept p2'], seen],
  ]); // prettier-ignore
  conversation(with2(...gone), [
    ['lin', '/psirt send prenotify to p2', ['E-EMBARGO', expect.stringMatching(/^p2 is left, /u)], seen],
  ]);
  test('is told what it accepted to keep secret, and everything once it is public', () => {
    const said = (view: View): string => say(view, 'lin', '/psirt send prenotify to p2', seen).say;
    const known: Step = { name: 'public', state: 'public', url: 'https://example.org', since: null };
    expect(JSON.stringify(say(with2(party('accept')), 'lin', '/psirt send prenotify to p2', seen))).not.toContain('E7'); // prettier-ignore
    expect(said(with2(known))).not.toBe('wait');
  });
});

test('people whose data leaked are told while the vulnerability is under embargo; customers are not', () => {
  const ready = (notice: 'gdpr-people' | 'bulletin'): View => drafted(after([...confirmed, due, exploit, ...words(notice)]), notice); // prettier-ignore
  const letter = ready('gdpr-people');
  const agreed = taken(letter, 'lead', `/psirt approve notice ${hashIn(letter, 'gdpr-people')}`);
  expect(answered(say(agreed, 'com', '/psirt send gdpr-people', seen))).toEqual([
    expect.objectContaining({ name: 'sending', notice: 'gdpr-people' }),
  ]);
  expect(answered(say(ready('bulletin'), 'com', '/psirt send bulletin', seen))[0]).toBe('E-EMBARGO');
});

describe('approve notice', () => {
  const ready = drafted(bulletin, 'bulletin');
  const hash = hashIn(ready, 'bulletin');
  conversation(ready, [
    ['com', '/psirt send bulletin', ['E-2P', `it needs the word of another person, who is psirt, psirt-lead or product-owner → /psirt approve notice ${hash}`], seen],
    ['lead', `/psirt approve notice ${hash}`, [{ name: 'approved', what: 'notice', hash: draftOf(ready, 'bulletin')?.drafted.hash, self: false }]],
    ['owner', `/psirt approve notice ${hash}`, [{ name: 'approved', what: 'notice', hash: draftOf(ready, 'bulletin')?.drafted.hash, self: false }]],
    ['lin', `/psirt approve notice ${hash}`, ['E-2P', 'you drafted it, so somebody else must agree']],
    ['lead', '/psirt approve notice 0000000', ['E-STALE', 'no notice that stands has this hash → /psirt draft <notice>']],
    ['lead', '/psirt approve notice', ['E-ARGS', expect.stringMatching(/^expected /)]],
    ['lead', `/psirt approve notice ${hash} now`, ['E-ARGS', `“now” is too much here → /psirt approve notice ${hash}`]],
  ]); // prettier-ignore

  test('with it, it can be sent; said again it is the same word; and other words void it', () => {
    const agreed = taken(ready, 'lead', `/psirt approve notice ${hash}`);
    expect(answered(say(agreed, 'lead', `/psirt approve notice ${hash}`))).toEqual([]);
    expect(answered(say(agreed, 'com', '/psirt send bulletin', seen))).toEqual([
      expect.objectContaining({ name: 'sending', notice: 'bulletin' }),
    ]);
    const changed = drafted(taken(agreed, 'lin', '/psirt draft bulletin act_by today'), 'bulletin');
    expect(answered(say(changed, 'com', '/psirt send bulletin', seen))[0]).toBe('E-2P');
  });

  test('private words stay inside whoever agreed', () => {
    const named = drafted(taken(bulletin, 'lin', '/psirt draft bulletin act_by ask @zed-99 or write to lin, EMBARGO'), 'bulletin'); // prettier-ignore
    const [code, ...hits] = answered(say(named, 'com', '/psirt send bulletin', seen));
    expect(code).toBe('E-EMBARGO');
    expect(hits).toEqual([
      expect.stringMatching(
        /^line \d+ of the text holds something private \(name\); take it out and draft it again$/,
      ),
      expect.stringMatching(/^line \d+ of the text holds something private \(embargo-mark\)/),
    ]);
    expect(answered(say(named, 'com', '/psirt send bulletin', seen.slice(0, 2)))).toEqual('wait');
  });

  test('what tells others before the world knows needs a lead or the owner', () => {
    const early = drafted(after([...confirmed, exploit, due, ...words('prenotify')]), 'prenotify');
    const line = `/psirt approve notice ${hashIn(early, 'prenotify')}`;
    expect(answered(say(early, 'ann', line))).toEqual([
      'E-2P',
      'this needs another person, who is psirt-lead or product-owner',
    ]);
    expect(answered(say(early, 'owner', line))).toEqual([expect.objectContaining({ what: 'notice' })]);
  });

  test.each<[string, View, NoticeName, RegExp]>([
    [
      'a notice that needs none',
      brief,
      'brief',
      /^nobody has to agree to it: brief can be sent → \/psirt send brief$/,
    ],
    ['the advisory', brief, 'advisory', /^the advisory is signed with its own request → \/psirt publish$/],
    ['a text with gaps', after(published), 'kb', /^it still has gaps: symptoms, check → \/psirt draft kb$/],
  ])('%s', (_, view, notice, expected) => {
    const [code, what] = answered(say(drafted(view, notice), 'lead', `/psirt approve notice ${hashIn(drafted(view, notice), notice)}`)); // prettier-ignore
    expect([code, what]).toEqual(['E-2P', expect.stringMatching(expected)]);
  });

  test('who works alone waits instead', () => {
    const alone = empty(settings('two_person: prefer'));
    const view = drafted(after([...published, ...words('bulletin')], alone), 'bulletin');
    const line = `/psirt approve notice ${hashIn(view, 'bulletin')}`;
    expect(answered(say(view, 'lin', line))[1]).toMatch(/^you drafted it; your own word counts only from /);
    expect(answered(say(at(view, later(view.now, 25 * hour)), 'lin', line))).toEqual([
      expect.objectContaining({ what: 'notice', self: true }),
    ]);
  });
});

describe('sent', () => {
  const ready = drafted(brief, 'brief');
  conversation(ready, [
    ['com', '/psirt sent brief via chat', [{ name: 'sent', notice: 'brief', channel: 'chat', hash: draftOf(ready, 'brief')?.drafted.hash }]],
    ['com', '/psirt sent prenotify to p2 via mail', [{ name: 'sent', notice: 'prenotify', channel: 'mail', to: 'p2' }]],
    ['com', '/psirt sent prenotify to acme via mail', ['E-ARGS', 'expected the reference of a party, as the card names it; got acme → /psirt sent prenotify to p2 via mail']],
  ]); // prettier-ignore
  test('again is the same, until there is another text', () => {
    const sent = taken(ready, 'com', '/psirt sent brief via chat');
    expect(answered(say(sent, 'com', '/psirt sent brief via chat'))).toEqual([]);
    expect(answered(say(drafted(sent, 'brief'), 'com', '/psirt sent brief via chat'))).toHaveLength(1);
    expect(draftOf(sent, 'brief')?.sentAt).toBe(sent.now);
  });
});

describe('reporter-deadline', () => {
  conversation(after(accepted), [
    ['tri', '/psirt reporter-deadline 2027-02-02', [{ name: 'reporter-deadline', deadline: '2027-02-02T16:00:00Z' }]],
    ['tri', '/psirt reporter-deadline none', [{ name: 'reporter-deadline', deadline: null }]],
    ['tri', '/psirt reporter-deadline none of it', ['E-ARGS', '“of it” is too much here → /psirt reporter-deadline none']],
    ['tri', '/psirt reporter-deadline 2020-01-01', ['E-DATE', expect.stringMatching(/^expected a time to come/)]],
  ]); // prettier-ignore
});
