import { describe, expect, test } from 'vitest';
import { pendingHandoff } from '../../../src/core/case/handoff.ts';
import { leadOf } from '../../../src/core/case/people.ts';
import type { FactData } from '../../../src/core/case/fact.ts';
import { accepted, assigned, confirmed, receipt, report } from '../words/a-view.ts';
import type { Step } from '../words/a-view.ts';
import { actor, after, conversation, empty, say, second, settings, taken } from './conversation.ts';
import type { Seen } from './conversation.ts';

const twoProducts = empty(settings('', '', second));
const noted: Step = { name: 'acknowledged' };
const asked = (text: string): Step => ({ name: 'asked', text });
const ghsa = 'GHSA-23xf-4w9c-xmr7';
const advisory = (repository: string, seen: object | null): Seen => [
  [{ look: 'advisory', repository, ghsa }, seen],
];
const sorters = 'triager, case-lead, psirt: tri (triager), lin (psirt), ann (psirt), lead (psirt-lead)';

describe('adopt [R75, R112]', () => {
  conversation(empty(), [
    ['tri', '/psirt adopt', [{ name: 'adopted', ghsa: null, repository: null }]],
    ['out', '/psirt adopt', ['E-ROLE', `adopt is for ${sorters}`]],
    ['tri', '/psirt adopt ghsa-23XF-4w9c-xmr7', 'wait'],
    ['tri', '/psirt adopt ghsa-23XF-4w9c-xmr7', [{ name: 'adopted', ghsa, repository: 'acme/widget' }], advisory('acme/widget', {})],
    ['tri', `/psirt adopt ${ghsa}`, ['E-ARGS', `the bot sees no advisory ${ghsa} in acme/widget → /psirt adopt <GHSA-ID>`], advisory('acme/widget', null)],
    ['tri', '/psirt adopt GHSA-1', ['E-ARGS', `expected the ID or the address of an advisory on GitHub; got GHSA-1 → /psirt adopt ${ghsa}`]],
    ['tri', `/psirt adopt ${ghsa} now`, ['E-ARGS', `“now” is too much here → /psirt adopt ${ghsa}`]],
    ['tri', `/psirt adopt https://github.com/acme/other/security/advisories/${ghsa}`, ['E-ARGS', `acme/other is no product’s repository (acme/widget) → /psirt adopt ${ghsa}`]],
  ]); // prettier-ignore
  describe('with two products', () => {
    conversation(twoProducts, [
      ['tri', `/psirt adopt https://github.com/Acme/gadget/security/advisories/${ghsa}`, [{ name: 'product', product: 'gadget' }, { name: 'adopted', ghsa, repository: 'acme/gadget' }], advisory('acme/gadget', {})],
      ['tri', `/psirt adopt ${ghsa}`, ['E-GATE', 'the product is not known; the settings name widget, gadget → /psirt component <product>']],
    ]); // prettier-ignore
  });
  describe('again', () => {
    conversation(after([report(), { name: 'adopted', ghsa, repository: 'acme/widget' }]), [
      ['tri', '/psirt adopt', []],
      ['tri', `/psirt adopt ${ghsa}`, []],
    ]);
  });
});

describe('ack [R80]', () => {
  const lead = { name: 'assigned', role: 'case-lead', person: actor('tri'), line: null };
  conversation(after([report()]), [
    ['tri', '/psirt ack', [lead, noted]],
    [
      'tri',
      '/psirt ack source email',
      [{ name: 'source', channel: 'email', received_at: null }, lead, noted],
    ],
    ['dev', '/psirt ack', ['E-ROLE', `ack is for ${sorters}`]],
  ]);
  describe.each([
    ['a person acknowledged', noted],
    ['the reporter was told', receipt('tell:ack:1')],
  ])('after %s', (_, step) => {
    conversation(after([report(), step, assigned('case-lead', actor('lin'))]), [['tri', '/psirt ack', []]]);
  });
});

describe('ask [R95]', () => {
  conversation(after([report(), asked('Which version?')]), [
    ['lin', '/psirt ask Which version?', []],
    ['lin', '/psirt ask "Which system?"', [asked('Which system?')]],
    ['lin', '/psirt ask', ['E-ARGS', 'expected a question; got nothing → /psirt ask <question>']],
    ['lin', '/psirt ask <a question>', ['E-ARGS', 'expected a question; got nothing → /psirt ask <question>']],
  ]); // prettier-ignore
  describe('for the first time', () => {
    conversation(after([report()]), [['lin', '/psirt ask Which?', [asked('Which?')]]]);
  });

  describe('where a colleague opened the case', () => {
    const channel = (name: FactData['source']['channel']): Step => ({ name: 'source', channel: name, received_at: null }); // prettier-ignore
    const ours = report({ reporter: null, source: 'product-team', ghsa: null, repository: null });
    const nobody = ['E-GATE', 'nobody outside is known who could be asked; say by which channel the report came → /psirt source <email|customer|pentest-external|list|other>'] as const; // prettier-ignore
    conversation(after([ours]), [['lin', '/psirt ask Which?', nobody]]);
    conversation(after([ours, channel('pentest-internal')]), [['lin', '/psirt ask Which?', nobody]]);
    conversation(after([ours, channel('email')]), [['lin', '/psirt ask Which?', [asked('Which?')]]]);
  });
  describe('after an answer', () => {
    conversation(after([report(), asked('Which version?'), { name: 'answered', comment: 7 }]), [
      ['lin', '/psirt ask Which version?', [asked('Which version?')]],
    ]);
  });
});

describe('accept [R43, R55]', () => {
  const lead = { name: 'assigned', role: 'case-lead', person: actor('lin'), line: null };
  const none = { name: 'exploit', state: 'none', evidence: null };
  conversation(after([report()]), [
    ['lin', '/psirt accept exploit none', [none, lead, noted, { name: 'accepted' }]],
    ['lin', '/psirt accept', ['E-GATE', 'nobody looked for attacks or a public exploit → /psirt exploit <none|claimed|public-exploit|wild>']],
    ['tri', '/psirt accept exploit none', ['E-ROLE', 'accept is for case-lead, psirt: lin (psirt), ann (psirt), lead (psirt-lead)']],
  ]); // prettier-ignore
  describe('when nothing is known', () => {
    conversation(after([report({ product: null, visibility: 'unknown' })], twoProducts), [
      ['lin', '/psirt accept', ['E-GATE', 'the product is not known; the settings name widget, gadget → /psirt component <product>', 'nobody said whether this is public → /psirt public <no|address>', 'nobody looked for attacks or a public exploit → /psirt exploit <none|claimed|public-exploit|wild>']],
      ['lin', '/psirt accept component gadget/ui public no exploit none', [
        { name: 'product', product: 'gadget' }, { name: 'component', component: 'ui', upstream: null },
        { name: 'public', state: 'private', url: null, since: null }, none, lead, noted, { name: 'accepted' },
      ]],
    ]); // prettier-ignore
  });
  describe('again', () => {
    conversation(after(accepted), [
      ['lin', '/psirt accept', []],
      ['lin', '/psirt accept leak possible', [{ name: 'leak', state: 'possible', what: null }]],
    ]);
  });
});

describe('decline [R44, R81]', () => {
  const declined = (reason: FactData['declined']['reason'], text: string, justification: string | null = null) => [
    { name: 'declined', reason, justification, text },
  ]; // prettier-ignore
  conversation(after([report(), noted, assigned('case-lead', actor('lin'))]), [
    ['lin', '/psirt decline bug it needs rights', declined('bug', 'it needs rights')],
    ['lin', '/psirt decline not-affected not-in-execute-path', declined('not-affected', '', 'vulnerable_code_not_in_execute_path')],
    ['lin', '/psirt decline not-affected component-not-present gone since 2.0', declined('not-affected', 'gone since 2.0', 'component_not_present')],
    ['lin', '/psirt decline bug', ['E-ARGS', 'expected the reasoning; got nothing → /psirt decline bug <reasoning>']],
    ['lin', '/psirt decline', ['E-ARGS', 'expected one of not-affected, works-as-intended, bug, hardening, feature, false-positive, not-reproducible, out-of-scope, unsupported, upstream, no-response, withdrawn, spam; got nothing → /psirt decline <not-affected|works-as-intended|bug|hardening|feature|false-positive|not-reproducible|out-of-scope|unsupported|upstream|no-response|withdrawn|spam> <reasoning>', 'expected the reasoning; got nothing']],
    ['lin', '/psirt decline not-affected', ['E-ARGS', 'expected a justification: component-not-present, code-not-present, not-in-execute-path, not-controllable, already-mitigated; got nothing → /psirt decline not-affected not-in-execute-path']],
    ['lin', '/psirt decline no-response silence', ['E-GATE', 'the reporter was not asked twice → /psirt ask <question>']],
  ]); // prettier-ignore
  describe('before anybody looked', () => {
    conversation(after([report()]), [
      ['lin', '/psirt decline spam', declined('spam', '')],
      ['lin', '/psirt decline spam buy now', declined('spam', 'buy now')],
      ['lin', '/psirt decline bug no', ['E-GATE', 'nobody acknowledged the report; only spam is declined before → /psirt ack']],
    ]); // prettier-ignore
  });
  const silent = [report(), noted, assigned('case-lead', actor('lin')), asked('One?'), asked('Two?')];
  const late = (steps: readonly Step[]) => ({ ...after(steps), now: '2026-12-20T09:00:00Z' });
  describe('for silence', () => {
    conversation(after(silent), [
      ['lin', '/psirt decline no-response silence', ['E-GATE', 'the reporter has until Mon 2026-12-14 13:00 UTC to answer']],
    ]); // prettier-ignore
    conversation(late(silent), [['ann', '/psirt decline no-response silence', declined('no-response', 'silence')]]); // prettier-ignore
    conversation(late([...silent, { name: 'answered', comment: 7 }]), [
      ['lead', '/psirt decline no-response silence', ['E-GATE', 'the reporter answered → /psirt accept']],
    ]);
    conversation(late(silent.with(-1, { name: 'answered', comment: 7 })), [
      ['rep', '/psirt decline no-response silence', ['E-ROLE', 'decline is for case-lead, psirt: lin (psirt), ann (psirt), lead (psirt-lead)']],
    ]); // prettier-ignore
  });
  describe('of somebody who wrote without being asked', () => {
    conversation(after([report(), noted, assigned('case-lead', actor('lin')), { name: 'answered', comment: 7 }]), [
      ['lin', '/psirt decline no-response silence', ['E-GATE', 'the reporter was not asked twice → /psirt ask <question>', 'the reporter answered → /psirt accept']],
    ]); // prettier-ignore
  });
  const high = { cvss: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', cwes: [], affects: [] };
  const alone = 'a second person must agree first with the line here; then say yours again → /psirt approve decline bug'; // prettier-ignore
  describe('what is claimed to be high', () => {
    conversation(after([report({ proposed: high }), noted, assigned('case-lead', actor('lin'))]), [
      ['lin', '/psirt decline bug no', ['E-2P', alone]],
    ]);
    conversation(after([report({ proposed: high })]), [
      ['ann', '/psirt decline bug no', ['E-GATE', 'nobody acknowledged the report; only spam is declined before → /psirt ack', alone]],
    ]); // prettier-ignore
    conversation(after([...accepted, { name: 'severity', level: 'high', because: null }]), [
      [
        'lead',
        '/psirt decline unsupported no',
        ['E-2P', alone.replace('decline bug', 'decline unsupported')],
      ],
    ]);
    conversation(after([...accepted, { name: 'severity', level: 'low', because: null }]), [
      ['lead', '/psirt decline hardening no', declined('hardening', 'no')],
    ]);
  });
  describe('what is confirmed', () => {
    conversation(after(confirmed), [
      ['lin', '/psirt decline bug no', ['E-STATE', 'the case is confirmed; decline works in new, triaging, needs-info, assessing → /psirt help']],
    ]); // prettier-ignore
  });
});

describe('duplicate [R75]', () => {
  const other = (of: number, more: object): Seen =>
    [[{ look: 'case', number: of }, { exists: true, published: false, duplicate: false, closed: false, ...more }]]; // prettier-ignore
  const again = '→ /psirt duplicate #<case>';
  conversation(after([report()]), [
    ['lin', '/psirt duplicate #41', 'wait'],
    ['lin', '/psirt dup #41', [{ name: 'duplicate', of: '#41', published: false }], other(41, {})],
    ['lin', '/psirt duplicate #41', [{ name: 'duplicate', of: '#41', published: true }], other(41, { published: true, closed: true })],
    ['lin', '/psirt duplicate #41', [{ name: 'duplicate', of: '#41', published: true, known_at: 'https://github.com/a' }], other(41, { published: true, advisory: 'https://github.com/a' })],
    ['lin', '/psirt duplicate #41', ['E-ARGS', `there is no case #41 ${again}`], other(41, { exists: false })],
    ['lin', '/psirt duplicate #41', ['E-ARGS', `#41 is a duplicate itself; name the case that it repeats ${again}`], other(41, { duplicate: true })],
    ['lin', '/psirt duplicate #41', ['E-GATE', '#41 is closed and was never published; reopen it there first'], other(41, { closed: true })],
    ['lin', '/psirt duplicate #42', ['E-ARGS', `a case is no duplicate of itself ${again}`]],
    ['lin', '/psirt duplicate 41', ['E-ARGS', 'expected the number of a case in this repository; got 41 → /psirt duplicate #12']],
    ['lin', '/psirt duplicate #41 #42', ['E-ARGS', '“#42” is too much here → /psirt duplicate #41']],
  ]); // prettier-ignore
});

describe('attach [R75]', () => {
  const other = (more: object): Seen =>
    [[{ look: 'case', number: 57 }, { exists: true, published: false, duplicate: true, closed: false, duplicate_of: '#42', ...more }]]; // prettier-ignore
  const refusal = ['E-GATE', '#57 does not say that it repeats this case; post there: /psirt duplicate #42 → /psirt status'] as const; // prettier-ignore
  conversation(after([report()]), [
    ['lin', '/psirt attach #57', 'wait'],
    ['lin', '/psirt attach #57', [{ name: 'attached', report: '#57', deadline: null }], other({})],
    ['lin', '/psirt attach #57', [{ name: 'attached', report: '#57', deadline: '2026-12-20T00:00:00Z' }], other({ deadline: '2026-12-20T00:00:00Z' })],
    ['lin', '/psirt attach #57', refusal, other({ duplicate: false })],
    ['lin', '/psirt attach #57', refusal, other({ duplicate_of: '#41' })],
    ['lin', '/psirt attach 57', ['E-ARGS', 'expected the number of a case in this repository; got 57 → /psirt attach #12']],
  ]); // prettier-ignore
  conversation(after([report(), { name: 'attached', report: '#57', deadline: null }]), [
    ['lin', '/psirt attach #57', [], other({})],
  ]);
});

describe('sent', () => {
  const expected = 'expected the name of a notice, such as ack; got nothing';
  conversation(after([report()]), [
    ['com', '/psirt sent ack via email to p1', [{ name: 'sent', notice: 'ack', channel: 'email to p1' }]],
    ['com', '/psirt sent ack', ['E-ARGS', 'say how it was sent → /psirt sent ack via <channel>']],
    ['com', '/psirt sent ack via', ['E-ARGS', 'expected the channel; got nothing → /psirt sent ack via <channel>']],
    ['com', '/psirt sent thank via email', ['E-ARGS', expect.stringMatching(/^expected one of ack, question, .*; got thank → \/psirt sent thanks via email$/)]],
    ['com', '/psirt sent', ['E-ARGS', `${expected} → /psirt sent <notice>`]],
    ['com', '/psirt sent via email', ['E-ARGS', `${expected} → /psirt sent <notice> via email`]],
  ]); // prettier-ignore
  const sent: Step = { name: 'sent', notice: 'ack', channel: 'email' };
  describe('again', () => {
    conversation(after([report(), sent]), [['com', '/psirt sent ack via email', []]]);
  });
  describe('again, about something newer', () => {
    const update: Step = { name: 'sent', notice: 'update', channel: 'email' };
    conversation(after([...confirmed, update, { name: 'remedy', decision: 'wontfix', due: null, mitigations: [], because: 'old' }]), [
      ['com', '/psirt sent update via email', [update]],
    ]); // prettier-ignore
  });
});

describe('assign [R7, R22, R74, R79, R100]', () => {
  const user = (login: string, answer: object | null): Seen => [[{ look: 'user', login }, answer]];
  conversation(after(confirmed), [
    ['tri', '/psirt assign qe @rel', [{ name: 'assigned', role: 'qe', person: actor('rel'), line: null }]],
    ['tri', '/psirt assign dev @Dev for 2.4', [{ name: 'assigned', role: 'fix-dev', person: { login: 'Dev', id: 3 }, line: '2.4' }]],
    ['tri', '/psirt assign qe @mira', 'wait'],
    ['tri', '/psirt assign qe @mira', [{ name: 'assigned', role: 'qe', person: { login: 'mira', id: 70 }, line: null }], user('mira', { login: 'mira', id: 70 })],
    ['tri', '/psirt assign qe @mira', ['E-ARGS', 'expected a GitHub user; got @mira, who is nobody → /psirt assign qe @<login>'], user('mira', null)],
    ['tri', '/psirt assign psirt-lead rel for 2.5 please', ['E-ARGS', 'expected one of case-lead, product-rep, fix-dev, qe, release, comms, support, observer; got psirt-lead → /psirt assign case-lead @<login> for 2.4', 'expected a GitHub user, @login; got rel', '“please” is too much here', 'expected one of 2.4, 2.3; got 2.5']],
    ['tri', '/psirt assign lead @lead', []],
  ]); // prettier-ignore
  describe('for a line', () => {
    conversation(after([...confirmed, assigned('fix-dev', actor('dev'), '2.4')]), [
      ['tri', '/psirt assign fix-dev @dev for 2.4', []],
      ['tri', '/psirt assign fix-dev @dev', [{ name: 'assigned', role: 'fix-dev', person: actor('dev'), line: null }]],
    ]); // prettier-ignore
  });
  describe('before the product is known', () => {
    conversation(after([], twoProducts), [
      ['tri', '/psirt assign fix-dev @dev for 9', [{ name: 'assigned', role: 'fix-dev', person: actor('dev'), line: '9' }]],
      ['tri', '/psirt assign fix-dev @dev for', ['E-ARGS', 'expected a name; got nothing → /psirt assign fix-dev @dev for main']],
    ]); // prettier-ignore
  });
});

describe('source [R17, R49, R50]', () => {
  const source = (channel: string, received_at: string | null = null) => [
    { name: 'source', channel, received_at },
  ];
  conversation(after([report()]), [
    ['tri', '/psirt source pentest-external', source('pentest-external')],
    ['tri', '/psirt source email at 2026-11-20T09:10Z', source('email', '2026-11-20T09:10:00Z')],
    ['tri', '/psirt source email at 2026-12-20', ['E-DATE', 'expected a time that is over; got 2026-12-20T16:00:00Z → /psirt source email at 2026-11-30T09:00:00Z']],
    ['tri', '/psirt source mail at yesterday', ['E-ARGS', 'expected one of email, ghsa, automation, list, pentest-external, pentest-internal, product-team, public, customer, other; got mail → /psirt source email at 2026-12-01T16:00Z', 'expected a date: 2026-12-01, 2026-12-01T16:00Z (UTC), +14d (days from now) or +5bd (working days from now); got yesterday']],
  ]); // prettier-ignore
  describe('again', () => {
    const before: Step = { name: 'source', channel: 'email', received_at: '2026-11-20T09:10:00Z' };
    conversation(after([report(), before]), [
      ['tri', '/psirt source email', []],
      ['tri', '/psirt source list', source('list', '2026-11-20T09:10:00Z')],
    ]);
  });
});

describe('component [R17]', () => {
  conversation(after([report()]), [
    ['rep', '/psirt component widget', [{ name: 'product', product: 'widget' }, { name: 'component', component: 'widget', upstream: null }]],
    ['rep', '/psirt component widget/parser', [{ name: 'product', product: 'widget' }, { name: 'component', component: 'parser', upstream: null }]],
    ['rep', '/psirt component libfoo upstream https://github.com/foo/libfoo', [{ name: 'component', component: 'libfoo', upstream: 'https://github.com/foo/libfoo' }]],
    ['rep', '/psirt component lib/foo', [{ name: 'component', component: 'lib/foo', upstream: null }]],
    ['rep', '/psirt component', ['E-ARGS', 'expected the name of a product or a part of it; got nothing → /psirt component widget/parser']],
    ['rep', '/psirt component upstream http://foo.example', ['E-ARGS', 'expected the name of a product or a part of it; got nothing → /psirt component widget/parser upstream https://github.com/acme/widget/pull/7', 'expected an https address without user and password; got http://foo.example']],
  ]); // prettier-ignore
  describe('of an unknown product', () => {
    conversation(after([], twoProducts), [
      ['tri', '/psirt component gizmo', ['E-GATE', 'the product is not known; the settings name widget, gadget → /psirt component <product>']],
      ['tri', '/psirt component gadget', [{ name: 'product', product: 'gadget' }, { name: 'component', component: 'gadget', upstream: null }]],
    ]); // prettier-ignore
  });
  describe('again', () => {
    const said: Step[] = [{ name: 'product', product: 'widget' }, { name: 'component', component: 'parser', upstream: null }]; // prettier-ignore
    conversation(after(said), [['tri', '/psirt component widget/parser', []]]);
  });
});

describe('handoff [R79]', () => {
  const led = after([report(), assigned('case-lead', actor('case'))]);
  const offered = after([{ name: 'handoff', to: actor('ann'), said: actor('case') }], led);
  conversation(led, [
    ['case', '/psirt handoff @ann', [{ name: 'handoff', to: actor('ann') }]],
    ['case', '/psirt handoff @case', []],
    ['case', '/psirt handoff @dev', ['E-ROLE', 'dev is not of the team: leading is for psirt, triager']],
    ['case', '/psirt handoff ann', ['E-ARGS', expect.stringContaining('expected a GitHub user')]],
    ['lin', '/psirt handoff @ann', ['E-ROLE', expect.stringMatching(/^handoff is for case-lead/)]],
    ['ann', '/psirt accept-handoff', ['E-STATE', 'nobody hands this case over → /psirt status']],
    ['ann', '/psirt accept-handoff now', ['E-ARGS', '“now” is too much here → /psirt accept-handoff']],
  ]); // prettier-ignore
  conversation(offered, [
    ['case', '/psirt handoff @ann', []],
    ['ann', '/psirt accept-handoff', [{ name: 'assigned', role: 'case-lead', person: actor('ann'), line: null }]],
    ['lin', '/psirt accept-handoff', ['E-STATE', 'it is handed to ann → /psirt status']],
    ['case', '/psirt accept-handoff', []],
  ]); // prettier-ignore

  test('who handed over leads until then, and no longer', () => {
    expect(leadOf(offered)?.login).toBe('case');
    const handed = taken(offered, 'ann', '/psirt accept-handoff');
    expect(leadOf(handed)?.login).toBe('ann');
    expect(pendingHandoff(handed)).toBeUndefined();
    expect(pendingHandoff(after([{ name: 'handoff', to: actor('ann') }]))?.to.login).toBe('ann');
  });

  test('waits until it is known who is in the team', () => {
    const teams = empty(settings().replace('psirt: [lin, ann]', 'psirt: [lin, "team:acme/psirt"]'));
    const view = after([assigned('case-lead', actor('case'))], teams);
    expect(say(view, 'lead', '/psirt handoff @dev', [[{ look: 'member', team: 'acme/psirt', login: 'lead', fresh: false }, false]]).say).toBe('wait'); // prettier-ignore
  });
});
