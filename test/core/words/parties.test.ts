// What a team reads of people outside: the card, the answers, the calls. Read the goldens aloud after a change.
import { describe, expect, test } from 'vitest';
import { breachOf } from '../../../src/core/case/breach.ts';
import { embargoOf } from '../../../src/core/case/embargo.ts';
import { cardOf } from '../../../src/core/words/card.ts';
import { embargoBox } from '../../../src/core/words/card/embargo-box.ts';
import { breachCall, earlierCall } from '../../../src/core/words/embargo-calls.ts';
import { labelsOf } from '../../../src/core/words/labels.ts';
import { outcomePart } from '../../../src/core/words/reply/outcomes.ts';
import { readinessTold } from '../../../src/core/words/reply/parties.ts';
import { bound, embargo, invited, party, told } from '../outside.ts';
import { confirmed, golden, ready, report, viewAfter } from './a-view.ts';
import type { Step } from './a-view.ts';

const several: readonly Step[] = [
  ...confirmed,
  ...bound.slice(1),
  party('add', { party: 'p4', role: 'distributor' }),
  party('add', { party: 'p5', role: 'downstream', formerly: 'p4' }),
  party('accept', { party: 'p5' }),
  party('left', { party: 'p5', silence: 'disregards' }),
  embargo('until', '2027-01-14T16:00:00Z'),
  embargo('until', '2027-01-20T16:00:00Z'),
  embargo('owner', null, 'p3'),
  embargo('propose', '2027-01-10T16:00:00Z', 'p2'),
  told('p2'),
  party('ready'),
  told('distros'),
  { name: 'reference', id: 'VU#123456', url: null },
];

test('the card with several parties', () => {
  const text = cardOf(viewAfter(several));
  expect(text).toBe(golden('card-parties', text));
});

test('few parties stand open on the card, many are folded away, and none takes no room', () => {
  expect(cardOf(viewAfter(bound))).toContain('**Parties** 2 bound · 0 ready\n\n| Party | Role | State | Told ahead |');
  expect(cardOf(viewAfter([report(), told('distros')]))).toContain('**linux-distros** was told: public by Mon 2026-12-14 10:00 UTC');
  expect(cardOf(viewAfter([report()]))).not.toMatch(/Parties|linux-distros/u);
  const quiet = [...bound, party('left', { silence: 'keeps' })];
  expect(cardOf(viewAfter(quiet))).toContain('➖ left, keeps the silence');
}); // prettier-ignore

test('the card says why somebody ended an embargo alone', () => {
  const glass: Step = { name: 'break-glass', act: 'embargo', because: 'the post is an hour away' };
  expect(cardOf(viewAfter([report(), glass]))).toContain('the post is an hour away');
});

describe('the box', () => {
  const box = (...steps: readonly Step[]) => embargoBox(viewAfter([...bound, ...steps]));
  test('says how often it was prolonged, and whose the date is', () => {
    const until = (day: number): Step => embargo('until', `2027-01-${day}T16:00:00Z`);
    expect(box(until(10), until(11), until(12))).toContain('16:00 UTC**, prolonged 2 times · not public');
    expect(box(embargo('owner', null, 'p3'))).toContain('**, the date is p3’s: it is not ours to move · not public');
  }); // prettier-ignore
  test('shows a date that is proposed, and who has not said yes', () => {
    expect(box(embargo('propose', '2027-01-10T16:00:00Z'))).toContain('\n> ⏳ **We propose Sun 2027-01-10 16:00 UTC** instead; until everybody said yes, nothing changes. Missing: p2, p3 ·'); // prettier-ignore
    expect(box(embargo('propose', '2027-01-10T16:00:00Z', 'p2'))).toContain('**p2 proposes Sun 2027-01-10 16:00 UTC** instead; until everybody said yes, nothing changes. Missing: ours, p3'); // prettier-ignore
    const longer = viewAfter([
      ...invited,
      embargo('refuse'),
      embargo('propose', '2027-03-10T16:00:00Z', 'p2'),
    ]);
    expect(embargoBox(longer)).toContain(
      '⏳ **Embargo proposed until Sun 2027-02-28 16:00 UTC**, not agreed',
    );
    expect(embargoBox(longer)).toContain('**p2 proposes Wed 2027-03-10 16:00 UTC** instead');
    const open: Step = { name: 'public', state: 'public', url: 'https://example.org', since: null };
    expect(box(embargo('propose', '2027-01-10T16:00:00Z', 'p2'), open)).not.toContain('proposes');
    expect(box(embargo('propose', '2027-01-10T16:00:00Z', 'p2'), embargo('lift'))).not.toContain('proposes');
  });
});

test('labels say that another date is proposed, and that somebody has not answered', () => {
  expect(labelsOf(viewAfter([...invited, embargo('propose', '2027-01-10T16:00:00Z', 'p1')]))).toEqual(expect.arrayContaining(['embargo/revise', 'needs/party'])); // prettier-ignore
  expect(labelsOf(viewAfter(bound))).toEqual(expect.not.arrayContaining(['needs/party']));
});

describe('answers', () => {
  /** What is told of the last of these words. */
  const answer = (...steps: readonly Step[]): string | undefined => {
    const view = viewAfter(steps);
    const last = view.it.entries.at(-1);
    if (last?.kind !== 'fact') throw new Error('the last step is no fact');
    return outcomePart(() => view, last);
  };

  test('to an invitation: the text to send, with nothing of the case in it', () => {
    const text = answer(...confirmed, party('add')) ?? '';
    expect(text).toBe(golden('reply-party-add', text));
    expect(text).not.toMatch(/IDOR|CWE|CVSS|2\.4|GHSA|medium/iu);
    // What the law asks is kept open (rule E16).
    expect(text).toContain('You may report to an authority where the law obliges you');
  });

  test('to an invitation of somebody who was there before: how it went', () => {
    const again = party('add', { party: 'p4', formerly: 'p2' });
    expect(answer(...bound, party('breached'), again)).toContain('Somebody of that name took part before as p2, **and broke the embargo** (2026-11-30).'); // prettier-ignore
    expect(answer(...bound, party('left', { silence: 'keeps' }), again)).toContain('as p2, and is left (2026-11-30).'); // prettier-ignore
  });

  test('to a breach by one of them, and to other words about them', () => {
    expect(answer(...bound, party('breached'))).toContain('`/psirt embargo broken <evidence>`');
    expect(answer(...bound)).toBeUndefined();
  });

  test('to a pre-notification: whom to tell, what is under the embargo too, and who is left out', () => {
    const [first, second] = [
      answer(...invited, party('accept'), told('p2')),
      answer(...bound, told('p2', 'p3')),
    ];
    expect(first).toContain('Send it now to p2, and to nobody else: begin with **[EMBARGOED until Sun 2027-02-28 16:00 UTC]**'); // prettier-ignore
    expect(first).toContain('Patched binaries are under the embargo too');
    expect(first).toContain('Not told, since they have not accepted: p3.');
    expect(second).not.toContain('Not told');
    expect(answer(report({ embargo_until: null }), told('p2'))).toContain(
      '[EMBARGOED until it is published]',
    );
  });

  test('to the list: its days', () => {
    const soon = (day: number): Step => embargo('until', `2026-12-${day}T16:00:00Z`);
    expect(answer(report(), soon(10), told('distros'))).toContain('with the date: Thu 2026-12-10 16:00 UTC. That is more than the 7 days that the list prefers; say in your mail why. It has to be public by Mon 2026-12-14 11:00 UTC at the latest (rule E14)'); // prettier-ignore
    expect(answer(report(), embargo('until', '2026-12-03T16:00:00Z'), told('distros'))).not.toContain(
      'more than',
    );
  });

  test.each<[string, readonly Step[], string | undefined]>([
    ['a date', [report(), embargo('until', '2027-01-10T16:00:00Z')], '- End of the embargo: Sun 2027-01-10 16:00 UTC'],
    ['a proposal', [...bound, embargo('propose', '2027-01-10T16:00:00Z')], '- Proposed end of the embargo: Sun 2027-01-10 16:00 UTC\n- It waits for a yes of p2, p3; until then the embargo ends on Sun 2027-02-28 16:00 UTC (rule E6).'],
    ['a yes', [...bound, embargo('propose', '2027-01-10T16:00:00Z'), embargo('accept', null, 'p2')], '- It waits for a yes of p3; until then the embargo ends on Sun 2027-02-28 16:00 UTC (rule E6).'],
    ['the last yes', [...bound, embargo('propose', '2027-01-10T16:00:00Z'), embargo('accept', null, 'all')], undefined],
    ['a no', [...bound, embargo('propose', '2027-01-10T16:00:00Z'), embargo('refuse')], undefined],
    ['an owner', [...bound, embargo('owner', null, 'p3')], '- The date is p3’s from here on: only `/psirt embargo until <time> by p3` moves it.'],
    ['its being ours again', [...bound, embargo('owner', null, 'us')], undefined],
    ['a breach', [...bound, embargo('broken')], '- It is over. Everybody outside who takes part has to know; the card shows what is due.'],
    ['a date while a revision stands', [...bound, embargo('propose', '2027-01-10T16:00:00Z'), embargo('keep')], undefined],
    ['a date when the fix is ready', [...ready, embargo('until', '2027-01-10T16:00:00Z')], '- End of the embargo: Sun 2027-01-10 16:00 UTC\n- The fix is ready: secrecy now serves few, so let it be short (rule E2).'],
  ])('to %s', (_, steps, expected) => {
    expect(answer(...steps)).toBe(expected);
  }); // prettier-ignore
});

test('how ready they are is shown where publication is asked for, and waits for nobody', () => {
  expect(readinessTold(viewAfter([report()]))).toEqual([]);
  expect(readinessTold(viewAfter([...bound, party('ready')]))[0]).toBe('**Parties:** 2 bound · 1 ready. Publication waits for none of them (rule E11).'); // prettier-ignore
});

describe('calls', () => {
  const calling = (steps: readonly Step[]): string => {
    const view = viewAfter(steps);
    const breach = breachOf(view);
    const { revision } = embargoOf(view);
    if (breach !== undefined) return breachCall(view, breach);
    if (revision === null) throw new Error('nothing calls');
    return earlierCall(view, revision);
  };
  const open: Step = { name: 'public', state: 'public', url: 'https://example.org/post', since: '2026-11-30T09:30:00Z' }; // prettier-ignore
  test.each<[string, readonly Step[]]>([
    ['call-broken', [...confirmed, ...bound.slice(1), { ...embargo('broken'), text: 'https://example.org/post' } as Step]],
    ['call-earlier', [...bound, embargo('propose', '2027-01-10T16:00:00Z', 'p2')]],
  ])('%s', (name, steps) => {
    const text = calling(steps);
    expect(text).toBe(golden(name, text));
  }); // prettier-ignore
  test('say since when it is public, where somebody said so, and that nobody outside is to be told', () => {
    expect(calling([report(), open])).toContain('🔓 **It is public although the embargo ran**: `https://example.org/post`, since Mon 2026-11-30 09:30 UTC. Nobody waits for the old date any more. Nobody outside takes part.'); // prettier-ignore
    expect(calling([report(), { name: 'exploit', state: 'public-exploit', evidence: null }])).toContain('🔓 **An exploit is public although the embargo ran**. Nobody'); // prettier-ignore
  });
});
