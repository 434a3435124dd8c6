// People outside as they are invited, told and asked. In every refusal somebody's name or address would end up in the log, so none is there.
import { describe, expect, test } from 'vitest';
import { after, answered, conversation, say } from './conversation.ts';
import type { Seen } from './conversation.ts';
import { bound, embargo, invited, named, party, told } from '../outside.ts';
import { assigned, at, confirmed, receipt, report } from '../words/a-view.ts';
import type { Step } from '../words/a-view.ts';

const said = (act: string, more: object = {}) => [{ name: 'party', party: 'p2', act, role: null, silence: null, place: null, formerly: null, ...more }]; // prettier-ignore
const none = report({ embargo_until: null });

describe('party add [R69, R111]', () => {
  conversation(after([report()]), [
    ['lin', '/psirt party add "Acme OS" vendor sec@acmeos.example', said('add', { role: 'vendor' })],
    ['lin', '/psirt party add CERT/XX Coordinator https://cert.example/report', said('add', { role: 'coordinator' })],
    ['lin', '/psirt party add Müller-Soft distributor @mueller', said('add', { role: 'distributor' })],
    ['lin', '/psirt party', ['E-ARGS', 'expected one of add, accept, decline, ready, left, remove, breached; got nothing → /psirt party <add|accept|decline|ready|left|remove|breached>']],
    ['lin', '/psirt party add', ['E-ARGS', 'expected a name of at most 60 letters and digits, in quotes where it has several words; got nothing → /psirt party add <name> <vendor|coordinator|distributor|downstream|authority> <contact>', 'expected one of vendor, coordinator, distributor, downstream, authority; got nothing', 'expected a mail address, an https address or a @login; got nothing']],
    ['lin', '/psirt party add p7 vendor sec@acmeos.example', ['E-ARGS', 'expected a name of at most 60 letters and digits, in quotes where it has several words; got something else → /psirt party add <name> vendor sec@acmeos.example']],
    ['lin', '/psirt party add Acme vendor phone', ['E-ARGS', 'expected a mail address, an https address or a @login; got something else → /psirt party add Acme vendor <contact>']],
    ['lin', '/psirt party add Acme vendor a@b.example now', ['E-ARGS', '“now” is too much here → /psirt party add Acme vendor a@b.example']],
    ['tri', '/psirt party add Acme vendor a@b.example', ['E-ROLE', expect.any(String)]],
  ]); // prettier-ignore
  describe('by who leads the case and is not psirt', () => {
    conversation(after([report(), assigned('case-lead', { login: 'case', id: 15 })]), [
      ['case', '/psirt party add Acme vendor a@b.example', ['E-ROLE', 'party add is for psirt']],
    ]);
  });
  describe('without terms', () => {
    conversation(after([none]), [
      ['lin', '/psirt party add Acme vendor a@b.example', ['E-GATE', 'there are no terms to accept yet: nobody is told anything before they accept an embargo (rule E7) → /psirt embargo until <time>']],
    ]); // prettier-ignore
  });
  describe('again', () => {
    conversation(after(invited), [
      ['lin', '/psirt party add "acme os" vendor other@acmeos.example', [], named],
      [
        'lin',
        '/psirt party add Another vendor a@b.example',
        said('add', { party: 'p4', role: 'vendor' }),
        named,
      ],
      ['lin', '/psirt party add Another vendor a@b.example', 'wait'],
    ]);
    conversation(after([...bound, party('breached')]), [
      ['lin', '/psirt party add "Acme OS" vendor sec@acmeos.example', said('add', { party: 'p4', role: 'vendor', formerly: 'p2' }), named],
      ['lin', '/psirt party add CERT/XX coordinator a@b.example', [], named],
    ]); // prettier-ignore
  });
});

describe('party', () => {
  conversation(after(invited), [
    ['lin', '/psirt party accept p2', said('accept')],
    ['lin', '/psirt party accept "Acme OS"', said('accept'), named],
    ['lin', '/psirt party accept Acme', ['E-ARGS', 'expected one of p2 (vendor), p3 (coordinator), or a name from the comment about people outside; got somebody else → /psirt party accept <party>'], named],
    ['lin', '/psirt party accept', ['E-ARGS', 'expected one of p2 (vendor), p3 (coordinator), or a name from the comment about people outside; got nothing → /psirt party accept <party>'], named],
    ['lin', '/psirt party accept CERT/XX', 'wait'],
    ['lin', '/psirt party decline p2', said('decline')],
    ['lin', '/psirt party ready p2', ['E-STATE', 'p2 is invited, so “ready” says nothing of it → /psirt party accept p2']],
    ['lin', '/psirt party left p2 keeps', ['E-STATE', 'p2 is invited, so “left” says nothing of it → /psirt party accept p2']],
    ['lin', '/psirt party remove p2', said('remove')],
    ['lin', '/psirt party breached p2', said('breached')],
    ['lin', '/psirt party accept reporter', ['E-ARGS', expect.any(String)], named],
    ['tri', '/psirt party accept p2', ['E-ROLE', expect.any(String)]],
  ]); // prettier-ignore
  describe('that accepted', () => {
    conversation(after(bound), [
      ['lin', '/psirt party accept p2', []],
      ['lin', '/psirt party ready p2', said('ready')],
      ['lin', '/psirt party left p2 disregards', said('left', { silence: 'disregards' })],
      ['lin', '/psirt party left p2', ['E-ARGS', 'expected one of keeps, disregards; got nothing → /psirt party left p2 <keeps|disregards>']],
      ['lin', '/psirt party decline p2', ['E-STATE', 'p2 is accepted, so “decline” says nothing of it → /psirt party left p2 <keeps|disregards>']],
      ['lin', '/psirt party ready p2 now', ['E-ARGS', '“now” is too much here → /psirt party ready p2']],
    ]); // prettier-ignore
  });
  describe('that left', () => {
    conversation(after([...bound, party('left', { silence: 'keeps' })]), [
      ['lin', '/psirt party left p2 keeps', []],
      ['lin', '/psirt party left p2 disregards', ['E-STATE', 'p2 is left, so “left” says nothing of it; invite it anew → /psirt party add <name> <role> <contact>']],
      ['lin', '/psirt party breached p2', said('breached')],
    ]); // prettier-ignore
  });
  describe('that is ready', () => {
    conversation(after([...bound, party('ready')]), [['lin', '/psirt party ready p2', []]]);
  });
  describe('where none is listed', () => {
    conversation(after([report()]), [
      ['lin', '/psirt party accept p2', ['E-ARGS', 'expected a party of this case, and none is listed: party add; got somebody else → /psirt party accept <party>']],
    ]); // prettier-ignore
  });
  test('by name is the one that came back', () => {
    const again = after([
      ...bound,
      party('decline'),
      party('add', { party: 'p4', formerly: 'p2', place: 1 }),
    ]);
    const seen: Seen = [...named, [{ look: 'comment', id: 6 }, { author: { id: 1 }, body: '/psirt party add "Acme OS" vendor a@b.example' }]]; // prettier-ignore
    expect(answered(say(again, 'lin', '/psirt party accept "Acme OS"', seen))).toEqual(said('accept', { party: 'p4' })); // prettier-ignore
  });
});

describe('notify [R57, R111]', () => {
  const soon = [...confirmed, ...bound.slice(1), embargo('until', '2026-12-08T16:00:00Z')];
  const notified = (...to: string[]) => [{ name: 'notified', to }];
  conversation(after(soon), [
    ['lin', '/psirt notify p2', notified('p2')],
    ['lin', '/psirt notify all', notified('p2', 'p3')],
    ['lin', '/psirt notify vendors', notified('p2')],
    ['lin', '/psirt notify coordinator', notified('p3')],
    ['lin', '/psirt notify authorities', ['E-GATE', 'there is no such party in this case → /psirt party add <name> <role> <contact>']],
    ['lin', '/psirt notify distros', notified('distros')],
    ['lin', '/psirt notify distros now', ['E-ARGS', '“now” is too much here → /psirt notify distros']],
    ['lin', '/psirt notify', ['E-ARGS', expect.stringContaining('got nothing → /psirt notify <party>')], named],
    ['tri', '/psirt notify all', ['E-ROLE', expect.any(String)]],
  ]); // prettier-ignore
  describe('before anybody accepted', () => {
    conversation(after([...confirmed, ...invited.slice(1), party('decline', { party: 'p3' })]), [
      ['lin', '/psirt notify p2', ['E-EMBARGO', 'p2 is invited: nobody is told anything before they accept the terms (rule E7) → /psirt party accept p2']],
      ['lin', '/psirt notify all', ['E-EMBARGO', 'p2 is invited: nobody is told anything before they accept the terms (rule E7) → /psirt party accept p2', 'p3 is declined: nobody is told anything before they accept the terms (rule E7) → /psirt party accept p3']],
    ]); // prettier-ignore
  });
  describe('to who broke the embargo', () => {
    conversation(after([...soon, party('breached')]), [
      ['lin', '/psirt notify p2', ['E-EMBARGO', 'p2 is breached: nobody is told anything before they accept the terms (rule E7) → /psirt party add <name> <role> <contact>']],
      ['lin', '/psirt notify all', notified('p3')],
    ]); // prettier-ignore
  });
  describe('of what is public', () => {
    const known: Step = { name: 'public', state: 'public', url: 'https://example.org', since: null };
    const oss = 'linux-distros takes only what is not public, and a fix in a public repository counts as public (rule E14); write to oss-security instead when the advisory is out → /psirt publish';
    conversation(after([...soon, known]), [
      ['lin', '/psirt notify p2', ['E-EMBARGO', 'it is public already, so nobody is told ahead (rule E15); publish what they would have been told → /psirt publish']],
      ['lin', '/psirt notify distros', ['E-EMBARGO', oss]],
    ]);
    const fix: Step = { name: 'fix', url: 'https://github.com/acme/widget/pull/1', line: '2.4', place: 'public', author: null, reviewer: null };
    conversation(after([...soon, fix]), [['lin', '/psirt notify distros', ['E-EMBARGO', oss]]]);
  }); // prettier-ignore
  describe('distros with a date too far away, or none', () => {
    conversation(after(confirmed), [
      ['lin', '/psirt notify distros', ['E-EMBARGO', 'the embargo runs until Sun 2027-02-28 16:00 UTC, and linux-distros keeps nothing for more than 14 days (rule E14); tell them from Sun 2027-02-14 16:00 UTC on, or agree on an earlier date → /psirt embargo until 2026-12-14T20:00:00Z']],
    ]); // prettier-ignore
    conversation(after([...confirmed, embargo('lift')]), [
      ['lin', '/psirt notify distros', ['E-GATE', 'linux-distros needs a date of publication (rule E14), and no embargo runs → /psirt embargo until 2026-12-14T21:00:00Z']],
    ]); // prettier-ignore
  });
});

describe('ref', () => {
  const reference = (id: string, url: string | null = null) => [{ name: 'reference', id, url }];
  const euvd = 'https://euvd.enisa.europa.eu/vulnerability/EUVD-2026-1234';
  conversation(after([report(), { name: 'reference', id: 'EUVD-2026-1234', url: euvd }]), [
    ['lin', '/psirt ref vu#123456', reference('VU#123456')],
    ['lin', `/psirt ref JVNVU#98765432 ${euvd}`, reference('JVNVU#98765432', euvd)],
    ['lin', '/psirt ref EUVD-2026-1234', []],
    ['lin', '/psirt ref CVE-2026-1234', ['E-ARGS', 'expected the number of another coordinator; a CVE ID is said with cve, an advisory with adopt; got CVE-2026-1234 → /psirt ref VU#123456']],
    ['lin', '/psirt ref VU#1 http://cert.example', ['E-ARGS', expect.stringContaining('expected an https address')]],
    ['lin', '/psirt ref VU#1 https://cert.example/1 now', ['E-ARGS', '“now” is too much here → /psirt ref VU#1 https://cert.example/1']],
  ]); // prettier-ignore
});

describe('embargo between several [R111]', () => {
  const date = '2027-01-14T16:00:00Z';
  const word = (act: string, until: string | null = null, whose?: string) => [{ name: 'embargo', act, until, text: null, ...(whose !== undefined && { party: whose }) }]; // prettier-ignore
  conversation(after(bound), [
    ['lin', '/psirt embargo until 2027-01-14', word('propose', date)],
    ['lin', '/psirt embargo until 2027-01-14 by p2', word('propose', date, 'p2')],
    ['lin', '/psirt embargo until 2027-01-14 by reporter', word('propose', date, 'p1')],
    ['lin', '/psirt embargo until 2027-01-14 by "Acme OS"', word('propose', date, 'p2'), named],
    ['lin', '/psirt embargo until 2027-01-14 by nobody', ['E-ARGS', 'expected one of reporter, p2 (vendor), p3 (coordinator), or a name from the comment about people outside; got somebody else → /psirt embargo until 2027-01-14 by <party>'], named],
    ['lin', '/psirt embargo until 2027-01-14 by p2 or p3', ['E-ARGS', '“or p3” is too much here → /psirt embargo until 2027-01-14 by p2']],
    ['lin', '/psirt embargo refuse by p2', ['E-GATE', 'no other date is proposed; who no longer wants the one that runs proposes another, or leaves (rules E6 and E12) → /psirt party left p2 <keeps|disregards>']],
    ['lin', '/psirt embargo owner p3', word('owner', null, 'p3')],
    ['lin', '/psirt embargo owner us', []],
    ['lin', '/psirt embargo owner', ['E-ARGS', expect.stringContaining('→ /psirt embargo owner <party>')], named],
    ['lin', '/psirt embargo keep nobody read it', ['E-STATE', 'nothing asks for that decision: the embargo is not broken, and nobody is known to attack while it runs → /psirt embargo broken <evidence>']],
    ['lin', '/psirt embargo accept by p2', []],
    ['lin', '/psirt embargo accept by all', word('accept', null, 'all')],
  ]); // prettier-ignore

  describe('who only was invited', () => {
    conversation(after([...invited, embargo('propose', date, 'p1')]), [
      ['lin', '/psirt embargo accept by p2', ['E-GATE', 'p2 has not accepted the terms yet, so it has no say about dates (rule E7) → /psirt party accept p2']],
      ['lin', '/psirt embargo owner p2', ['E-GATE', 'p2 has not accepted the terms, so the date can’t be theirs (rule E7) → /psirt party accept p2']],
      ['lin', '/psirt embargo accept by all', ['E-ARGS', expect.any(String)], named],
    ]); // prettier-ignore
  });

  describe('that agreed on a date', () => {
    conversation(after([...bound, embargo('until', date)]), [
      ['lin', '/psirt embargo refuse by p2', ['E-GATE', 'no other date is proposed; who no longer wants the one that runs proposes another, or leaves (rules E6 and E12) → /psirt party left p2 <keeps|disregards>']],
      ['lin', '/psirt embargo refuse by reporter', ['E-GATE', 'no other date is proposed; who no longer wants the one that runs proposes another, or leaves (rules E6 and E12) → /psirt embargo until <time> by reporter']],
      ['lin', '/psirt embargo refuse', ['E-GATE', 'no embargo is proposed (rule E1) → /psirt embargo until <time>']],
    ]); // prettier-ignore
  });

  describe('with another date proposed', () => {
    const view = after([...bound, embargo('until', date), embargo('propose', '2027-01-10T16:00:00Z', 'p2')]);
    conversation(view, [
      ['lin', '/psirt embargo until 2027-01-10 by p2', []],
      ['lin', '/psirt embargo accept', word('accept')],
      ['lin', '/psirt embargo accept by p2', []],
      ['lin', '/psirt embargo accept by p3', word('accept', null, 'p3')],
      ['lin', '/psirt embargo refuse', word('refuse')],
    ]);
  });

  describe('that was prolonged before', () => {
    const once = [...bound, embargo('until', '2027-01-10T16:00:00Z'), embargo('until', date)];
    const longer = '2027-01-20T16:00:00Z';
    const twice = ['E-ROLE', 'it was prolonged before (1); from the second time on that is for a psirt-lead (rule E8)'] as const;
    conversation(after(once), [
      ['lin', '/psirt embargo until 2027-01-20', twice],
      ['lead', '/psirt embargo until 2027-01-20', word('propose', longer)],
      ['lin', '/psirt embargo until 2027-01-20 by p2', word('propose', longer, 'p2')],
    ]);
    conversation(after([...once, embargo('propose', longer, 'p2')]), [
      ['lin', '/psirt embargo accept', twice],
      ['lin', '/psirt embargo accept by p3', word('accept', null, 'p3')],
      ['lead', '/psirt embargo accept', word('accept')],
    ]);
  }); // prettier-ignore

  describe('whose date is a coordinator’s', () => {
    const view = after([...bound, embargo('owner', null, 'p3')]);
    conversation(view, [
      ['lin', '/psirt embargo until 2027-01-14', word('propose', date)],
      ['lin', '/psirt embargo until 2027-01-14 by p3', word('until', date, 'p3')],
      ['lin', '/psirt embargo lift', ['E-EMBARGO', 'p3 owns the date, so it is not ours to end; propose an earlier one, and it counts once they agree → /psirt embargo until <time>']],
      ['lead', '/psirt embargo lift --break-glass nobody answers', ['E-EMBARGO', expect.stringContaining('p3 owns the date')]],
      ['lin', '/psirt embargo owner p3', []],
      ['lin', '/psirt embargo owner us', word('owner', null, 'us')],
    ]); // prettier-ignore
  });

  describe('where none runs', () => {
    conversation(after([none, ...bound.slice(1)]), [
      ['lin', '/psirt embargo owner p3', ['E-GATE', 'no embargo is proposed (rule E1) → /psirt embargo until <time>']],
      ['lin', '/psirt embargo until 2027-01-14 by p2', word('propose', date, 'p2')],
      ['lin', '/psirt embargo accept by p2', ['E-GATE', 'no embargo is proposed (rule E1) → /psirt embargo until <time>']],
      ['lin', '/psirt embargo refuse by p2', ['E-GATE', 'no embargo is proposed (rule E1) → /psirt embargo until <time>']],
    ]); // prettier-ignore
    conversation(after([none, ...bound.slice(1), embargo('propose', date, 'p2')]), [
      ['lin', '/psirt embargo accept by p2', ['E-GATE', 'p2 proposed it; somebody else says yes → /psirt embargo accept']],
      ['lin', '/psirt embargo accept', word('accept')],
    ]); // prettier-ignore
  });

  describe('that waits for a decision', () => {
    const wild: Step = { name: 'exploit', state: 'wild', evidence: 'logs' };
    const keep = [{ name: 'embargo', act: 'keep', until: null, text: 'the fix is a day away' }];
    conversation(after([...bound, wild]), [
      ['lin', '/psirt embargo keep the fix is a day away', keep],
      ['lin', '/psirt embargo until +30d', word('propose', '2026-12-30T16:00:00Z')],
    ]);
    conversation(after([...bound, embargo('broken')]), [
      ['lin', '/psirt embargo keep the fix is a day away', keep],
      ['lin', '/psirt embargo until +30d', ['E-EMBARGO', expect.stringContaining('rule E2')]],
      ['lin', '/psirt embargo keep', ['E-ARGS', expect.stringContaining('expected the reason; got nothing')]],
    ]);
    conversation(after([...bound, embargo('broken'), embargo('keep')]), [
      ['lin', '/psirt embargo keep once more', ['E-STATE', expect.any(String)]],
    ]);
  });

  describe('that linux-distros knows of', () => {
    conversation(after([report(), embargo('until', '2026-12-08T16:00:00Z'), told('distros')]), [
      ['lin', '/psirt schedule 2026-12-20', ['E-EMBARGO', 'linux-distros was told, so it has to be public by Mon 2026-12-14 11:00 UTC (rule E14) → /psirt schedule 2026-12-14T11:00:00Z']],
      ['lin', '/psirt schedule 2026-12-10', [{ name: 'scheduled', release_at: '2026-12-10T16:00:00Z' }]],
      ['lin', '/psirt embargo until 2026-12-13', word('until', '2026-12-13T16:00:00Z')],
      ['lin', '/psirt embargo until 2026-12-20', ['E-EMBARGO', 'linux-distros was told and keeps nothing for more than 14 days: it has to be public by Mon 2026-12-14 11:00 UTC (rule E14) → /psirt embargo until 2026-12-14T11:00:00Z']],
    ]); // prettier-ignore
  });
});

test('a case does not close while an embargo with others binds (E10)', () => {
  const declined: readonly Step[] = [...bound, { name: 'declined', reason: 'bug', justification: null, text: 'no' }, { name: 'sent', notice: 'ack', channel: 'email' }, { name: 'sent', notice: 'decline', channel: 'email' }]; // prettier-ignore
  const what =
    'an embargo still binds us, until 2027-02-28T16:00:00Z (rule E10) → /psirt embargo lift <reason>';
  expect(answered(say(after(declined), 'lin', '/psirt close'))).toEqual(['E-GATE', what]);
  expect(say(at(after(declined), '2027-03-01T00:00:00Z'), 'lin', '/psirt close').say).toBe('facts');
});

test('nothing waits for a look that a comment made no receipt of', () => {
  expect(say(after([...invited, receipt('parties', {}, 'failed')]), 'lin', '/psirt party accept p2').say).toBe('facts'); // prettier-ignore
});
