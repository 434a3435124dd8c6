// What is said to publish early, and when the next update comes: the door that is smaller than the final one's, and everything it refuses.
import { describe, expect, test } from 'vitest';
import { clocksOf } from '../../../src/core/case/clocks.ts';
import { pendingRequest } from '../../../src/core/case/approvals.ts';
import { latest } from '../../../src/core/case/case.ts';
import { versionAct } from '../../../src/core/case/versions.ts';
import type { View } from '../../../src/core/case/view.ts';
import { moments } from '../../../src/core/plan/moments.ts';
import { cardOf } from '../../../src/core/words/card.ts';
import { publicationPart } from '../../../src/core/words/reply/publication.ts';
import { deedOf } from '../../../src/core/words/sentences.ts';
import { later } from '../../../src/core/time.ts';
import { receipt, report } from '../words/a-view.ts';
import type { Step } from '../words/a-view.ts';
import { inStatus } from '../plan/to-status.ts';
import { after, answered, conversation, empty, eyeOf, say, second, settings, taken } from './conversation.ts';
import type { Seen } from './conversation.ts';

const seen: Seen = [
  [{ look: 'prose' }, null],
  [{ look: 'notice', hash: 'f'.repeat(64) }, 'Anybody reads anything.'],
  [{ look: 'advisory', repository: 'acme/widget', ghsa: 'GHSA-aaaa-bbbb-cccc' }, { state: 'draft' }],
];
const house = empty(settings('site: { repository: acme/security }'));
const known: Step = { name: 'public', state: 'public', url: 'https://example.org/post', since: null };
const none: Step = { name: 'workaround', text: null };
const looked: Step = { name: 'exploit', state: 'none', evidence: null };
const open = after([report(), known, none, looked], house);
const due = '2026-12-09T16:00:00Z';
const promise: Step = { name: 'next-update', due };

describe('when the next update comes', () => {
  conversation(open, [
    ['com', '/psirt next-update 2026-12-09', [{ name: 'next-update', due }]],
    ['lin', '/psirt next-update', ['E-DATE', expect.stringContaining('/psirt next-update') as string]],
    ['lin', '/psirt next-update 2026-11-01', ['E-DATE', expect.stringContaining('a time to come') as string]],
    ['lin', '/psirt next-update +7d soon', ['E-ARGS', expect.stringContaining('too much') as string]],
  ]);

  test('is said once', () => {
    expect(answered(say(after([promise], open), 'lin', '/psirt next-update 2026-12-09'))).toEqual([]);
  });
});

describe('asking for an early version [R2, R83]', () => {
  test('fixes the form and the promise', () => {
    expect(answered(say(open, 'lin', '/psirt publish early next-update 2026-12-09', seen))).toMatchObject([
      { name: 'next-update', due },
      { name: 'publish-requested', early: true, expires: later(open.now, 72 * 3_600) },
    ]);
    const promised = after([promise], open);
    for (const line of ['/psirt publish early', '/psirt publish early next-update 2026-12-09'])
      expect(answered(say(promised, 'lin', line, seen))).toMatchObject([{ name: 'publish-requested' }]);
  });

  conversation(after([report()], house), [
    ['lin', '/psirt publish early', [
      'E-GATE',
      'nobody looked for attacks or a public exploit → /psirt exploit <none|claimed|public-exploit|wild>',
      'nobody said whether there is a workaround → /psirt workaround "<none, or what users can do>"',
      'an early advisory is for what is public, is attacked or will not be fixed, or whose embargo is over → /psirt public <address>',
      'nobody said when people hear more → /psirt next-update <date>',
    ], seen],
    ['lin', '/psirt publish early', 'wait'],
    ['lin', '/psirt publish early next-update 2026-11-01', ['E-DATE', expect.stringContaining('a time to come') as string], seen],
    ['lin', '/psirt publish early at once', ['E-ARGS', expect.stringContaining('“at once” is too much here') as string], seen],
    ['com', '/psirt publish early', ['E-ROLE', expect.stringContaining('publish is for') as string], seen],
  ]); // prettier-ignore

  test('needs a site, and a version that may still be early', () => {
    const without = after([report(), known, none, looked, promise]);
    expect(answered(say(without, 'lin', '/psirt publish early', seen))).toEqual([
      'E-GATE',
      'the settings name no site whose files could say it: `site: { repository: <owner/name> }`',
    ]);
    expect(answered(say(inStatus.recovering, 'lin', '/psirt publish early', seen))).toEqual([
      'E-STATE',
      'the advisory is public: there is no early version any more → /psirt status',
    ]);
  });

  test('names what in the prose is wrong or private, and waits for what it must see first', () => {
    const ready = after([promise], open);
    const written = (prose: string): Seen => [[{ look: 'prose' }, prose], ...seen.slice(1)];
    expect(answered(say(ready, 'lin', '/psirt publish early', written('The case 42 of ours.')))[0]).toBe('E-GATE'); // prettier-ignore
    expect(answered(say(ready, 'lin', '/psirt publish early', []))).toBe('wait');
  });

  test('where nobody knows the product, asks for that', () => {
    const two = empty(settings('site: { repository: acme/security }', '', second));
    const nowhere = after([report({ product: null, ghsa: null, repository: null }), known, none, looked, promise], two); // prettier-ignore
    const said = answered(say(nowhere, 'lin', '/psirt publish early', seen));
    expect(said).toContain('the product is not known; the settings name widget, gadget → /psirt component <product>'); // prettier-ignore
  });

  test('again changes nothing, but for who waits for rules that are newer', () => {
    const asked = taken(after([promise], open), 'lin', '/psirt publish early', seen);
    expect(answered(say(asked, 'lin', '/psirt publish early', seen))).toEqual([]);
    expect(answered(say(asked, 'lead', '/psirt publish early', seen))).toEqual([]);
    const solo = { ...asked, house: { ...empty(settings('two_person: solo')).house, since: asked.now } };
    const moved = { ...solo, house: { ...solo.house, settings: { ...solo.house.settings, site: house.house.settings.site } } }; // prettier-ignore
    expect(answered(say(moved, 'lin', '/psirt publish early', seen))).toMatchObject([{ early: true }]);
    const hash = pendingRequest(asked)?.hash ?? '';
    const approved = after([{ name: 'approved', what: 'publish', hash, self: false }], moved);
    expect(answered(say(approved, 'lin', '/psirt publish early', seen))).toEqual([]);
  });

  test('a no to it says how it is asked for anew', () => {
    const asked = taken(after([promise], open), 'lin', '/psirt publish early', seen);
    const hash = pendingRequest(asked)?.hash ?? '';
    expect(answered(say(asked, 'owner', `/psirt approve ${hash.slice(0, 8)}`, [...seen, [{ look: 'notice', hash }, null]]))).toEqual([
      'E-STALE', 'the advisory changed after it was asked for → /psirt publish early',
    ]); // prettier-ignore
  });
});

describe('an early version that promised nothing, as no command makes one', () => {
  const request: Step = { name: 'publish-requested', hash: '4f9c2a1e'.repeat(8), early: true, notice: '4f9c2a1e'.repeat(8), expires: due, roles: [], fix_authors: [] }; // prettier-ignore
  const asked = after([report({ reporter: null, source: 'product-team', ghsa: null, repository: null }), request], house); // prettier-ignore
  const at = (view: View) => latest(view.it, 'publish-requested');

  test('is shown and timed without a promise', () => {
    const fact = at(asked);
    if (fact === undefined) throw new TypeError('nothing was asked for');
    const out = after([receipt(versionAct(fact, 'osv'), { path: 'x' })], asked);
    expect(cardOf(out)).toMatch(/\*\*Version 1, early\*\*, is public since [^;]*$/m);
    expect(clocksOf(out).map(({ name }) => name)).not.toContain('next-update');
    expect(deedOf(fact)).toContain('asked to publish early 4f9c2a1e');
  });

  test('is read without one', () => {
    const taking = taken(after([promise], open), 'lin', '/psirt publish early', seen);
    const real = at(taking);
    const said = say(after([promise], open), 'lin', '/psirt publish early', seen);
    const text = said.say === 'facts' ? (said.notices?.[0]?.text ?? '') : '';
    if (real === undefined) throw new TypeError('nothing was asked for');
    const plain = { ...taking, it: { ...taking.it, facts: new Map([...taking.it.facts].filter(([name]) => name !== 'next-update' && name !== 'reported')) }, house: empty().house }; // prettier-ignore
    const part = publicationPart(plain, real, { eye: eyeOf(), saved: [{ hash: real.hash, text }] });
    expect(part).toContain('- **Who hears of it:** whoever watches that repository');
    expect(part).not.toContain('What it promises');
  });
});

describe('people know that we are affected', () => {
  const confirmed: Step = { name: 'confirmed' };
  const when = (...steps: readonly Step[]): string | undefined => moments['known-in-public'](after(steps));
  const [first, , third] = ['2026-11-30T09:00:00Z', '2026-11-30T10:00:00Z', '2026-11-30T11:00:00Z'];
  const broken: Step = { name: 'embargo', act: 'broken', until: null, text: 'x' };

  test.each<[string, readonly Step[], string | undefined]>([
    ['never, before the verdict', [report(), known], undefined],
    ['never, while it is private', [report(), looked, confirmed], undefined],
    ['from the verdict on, where it was public before', [report({ visibility: 'public' }), known, confirmed], third],
    ['from the report on, where that said so', [confirmed, report({ visibility: 'public', received_at: '2026-11-30T12:00:00Z' })], '2026-11-30T12:00:00Z'],
    ['from a broken embargo on', [confirmed, report(), broken], third],
    ['from a public exploit on', [confirmed, report(), { name: 'exploit', state: 'public-exploit', evidence: 'x' }], third],
    ['from the first of them', [known, confirmed, broken], '2026-11-30T10:00:00Z'],
    ['not by what was taken back', [report(), known, { ...known, state: 'private' }, confirmed], undefined],
  ])('%s', (_, steps, expected) => {
    expect(first).toBe(after([report()]).now);
    expect(when(...steps)).toBe(expected);
  }); // prettier-ignore
});
