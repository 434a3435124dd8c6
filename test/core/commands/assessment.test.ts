import { describe, expect } from 'vitest';
import { accepted, assigned, confirmed, receipt, report } from '../words/a-view.ts';
import type { Step } from '../words/a-view.ts';
import { actor, after, conversation, empty, second, settings } from './conversation.ts';

const medium = 'CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:N';
const high = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N';
const critical4 = 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N';
const levels = 'expected one of none, low, medium, high, critical';
const example = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H';
const twoProducts = empty(settings('', '', second));
const unknown = 'the product is not known; the settings name widget, gadget → /psirt component <product>';
const agree = (words: string, wait = '') =>
  `a second person must agree first with the line here${wait}; then say yours again → /psirt approve ${words}`;

describe('severity [R40, R116]', () => {
  const severity = (level: string, because: string | null = null) => [{ name: 'severity', level, because }];
  conversation(after([report()]), [
    ['lin', '/psirt severity high', severity('high')],
    ['lin', '/psirt sev important because "every default install"', severity('high', 'every default install')],
    ['lin', '/psirt severity moderate', severity('medium')],
    ['lin', '/psirt severity hihg', ['E-ARGS', `${levels}; got hihg → /psirt severity high`]],
    ['lin', '/psirt severity because of reasons', ['E-ARGS', `${levels}; got nothing → /psirt severity <none|low|medium|high|critical> because of reasons`]],
    ['lin', '/psirt severity low because', ['E-ARGS', 'expected the reason; got nothing → /psirt severity low because <reason>']],
    ['lin', '/psirt severity low really', ['E-ARGS', '“really” is too much here → /psirt severity low']],
  ]); // prettier-ignore
  describe('against a vector', () => {
    conversation(after([report(), { name: 'cvss', vector: high }]), [
      ['lin', '/psirt severity medium', ['E-ARGS', 'the CVSS vector rates high; say why it is medium → /psirt severity medium because <why>']],
      ['lin', '/psirt severity high', severity('high')],
      ['lin', '/psirt severity low because admin only', severity('low', 'admin only')],
    ]); // prettier-ignore
  });
  describe('again', () => {
    const said: Step = { name: 'severity', level: 'high', because: null };
    conversation(after([said]), [['lin', '/psirt severity high', []]]);
    // The vector said since has changed the level, so the word is news.
    conversation(after([said, { name: 'cvss', vector: medium }]), [['lin', '/psirt severity high because I say so', severity('high', 'I say so')]]); // prettier-ignore
  });
  describe('lowered after the verdict', () => {
    conversation(after([{ name: 'confirmed' }]), [['lin', '/psirt severity low', severity('low')]]);
    const by = (level: 'low' | 'medium' | 'high' | 'critical'): readonly Step[] => [...confirmed, { name: 'severity', level, because: 'x' }]; // prettier-ignore
    conversation(after(by('high')), [
      ['lin', '/psirt severity medium because y', ['E-2P', agree('severity medium')]],
      ['lin', '/psirt severity critical because y', severity('critical', 'y')],
      ['lin', `/psirt cvss ${medium.replace('S:U', 'S:C')}`, [{ name: 'cvss', vector: medium.replace('S:U', 'S:C') }]],
    ]); // prettier-ignore
    conversation(after(by('medium')), [
      ['lin', '/psirt severity low because y', severity('low', 'y')],
      ['lin', '/psirt severity none because y', ['E-2P', agree('severity none')]],
    ]);
    conversation(after([...confirmed, { name: 'cvss', vector: high }]), [
      ['lin', `/psirt cvss ${medium}`, ['E-2P', agree('severity medium')]],
    ]);
  });
});

describe('cvss [R40, R96]', () => {
  conversation(after([report()]), [
    ['lin', `/psirt cvss ${high}`, [{ name: 'cvss', vector: high }]],
    ['lin', `/psirt cvss ${high} ${critical4}`, [{ name: 'cvss', vector: critical4 }, { name: 'cvss', vector: high }]],
    ['lin', `/psirt cvss ${high} ${medium}`, ['E-ARGS', `expected a vector of another CVSS version; got ${medium} → /psirt cvss ${high} ${critical4}`]],
    ['lin', `/psirt cvss ${critical4} ${critical4}`, ['E-ARGS', `expected a vector of another CVSS version; got ${critical4} → /psirt cvss ${critical4} ${example}`]],
    ['lin', `/psirt cvss ${high.replace('/A:N', '')}/A:X x`, ['E-ARGS', `expected A to be one of H, L, N; got A:X → /psirt cvss ${example} ${example}`, 'expected A to be given, one of H, L, N; got nothing', 'expected a vector that begins with CVSS:3.0/, CVSS:3.1/ or CVSS:4.0/; got x']],
    ['dev', `/psirt cvss ${high}`, ['E-ROLE', 'cvss is for case-lead, psirt: lin (psirt), ann (psirt), lead (psirt-lead)']],
  ]); // prettier-ignore
  describe('again', () => {
    conversation(
      after([
        { name: 'cvss', vector: critical4 },
        { name: 'cvss', vector: high },
      ]),
      [
        ['lin', `/psirt cvss ${high}`, []],
        ['lin', `/psirt cvss ${high} ${critical4}`, []],
        ['lin', `/psirt cvss ${critical4}`, [{ name: 'cvss', vector: critical4 }]],
      ],
    );
  });
});

describe('cwe', () => {
  conversation(after([{ name: 'cwe', ids: ['CWE-639'] }]), [
    ['lin', '/psirt cwe cwe-79 CWE-79 CWE-862', [{ name: 'cwe', ids: ['CWE-79', 'CWE-862'] }]],
    ['lin', '/psirt cwe CWE-639', []],
    ['lin', '/psirt cwe', ['E-ARGS', 'expected a CWE ID; got nothing → /psirt cwe CWE-79']],
    ['lin', '/psirt cwe 79', ['E-ARGS', 'expected a CWE ID; got 79 → /psirt cwe CWE-79']],
  ]);
});

describe('affects [R45, R46]', () => {
  const affects = (range: string, fixed: string | null, line: string | null, more: object = {}) => [
    { name: 'affects', product: 'widget', package: null, line, range, fixed, impact: null, ...more },
  ];
  conversation(after([report()]), [
    ['rep', '/psirt affects ">=2.3.0 <2.3.9" fixed 2.3.9', affects('>= 2.3.0, < 2.3.9', '2.3.9', '2.3')],
    ['rep', '/psirt affects widget >=2.4.0 <2.4.1 fixed v2.4.1 impact important package widget-core', affects('>= 2.4.0, < 2.4.1', '2.4.1', '2.4', { impact: 'high', package: 'widget-core' })],
    ['rep', '/psirt affects <1 fixed none', affects('< 1', null, null, { unfixed: true })],
    ['rep', '/psirt affects <1', affects('< 1', null, null)],
    ['rep', '/psirt affects <3.0.0 fixed 3.0.0 line 2.4', affects('< 3.0.0', '3.0.0', '2.4')],
    ['rep', '/psirt affects <3.0.0 fixed 3.0.0', ['E-ARGS', '3.0.0 fits no line of widget (2.4, 2.3); say which → /psirt affects <3.0.0 fixed 3.0.0 line <line>']],
    ['rep', '/psirt affects <2.4.5 fixed 2.4.1', ['E-ARGS', 'expected a fixed version outside the affected range < 2.4.5; got 2.4.1 → /psirt affects <2.4.5 fixed <version>']],
    ['rep', '/psirt affects', ['E-ARGS', 'expected a range of versions of npm; got nothing → /psirt affects ">= 1.2.0, < 1.4.3"']],
    ['rep', '/psirt affects fixed 2.4.1', ['E-ARGS', 'expected a range of versions of npm; got nothing → /psirt affects ">= 1.2.0, < 1.4.3" fixed 2.4.1']],
    ['rep', '/psirt affects before 2 fixed soon line 9 impact big package', ['E-ARGS', 'expected a version of npm; got before → /psirt affects ">= 1.2.0, < 1.4.3" fixed 1.4.3 line 2.4 impact none package widget-core', 'expected a version of npm; got soon', 'expected the name of a package; got nothing', 'expected one of 2.4, 2.3; got 9', 'expected one of none, low, medium, high, critical; got big']],
    ['rep', '/psirt affects "<range>" fixed <version>', ['E-ARGS', 'expected a version of npm; got range → /psirt affects ">= 1.2.0, < 1.4.3" fixed 1.4.3', 'expected a version of npm; got nothing']],
  ]); // prettier-ignore
  describe('of one line', () => {
    conversation(after([report()], empty(settings().replace(/lines: .*/, 'lines: { main: { branch: main, tags: "v*" } }'))), [
      ['lin', '/psirt affects <3.0.0 fixed 3.0.0', affects('< 3.0.0', '3.0.0', 'main')],
    ]); // prettier-ignore
    conversation(after([report()], empty(settings().replace(/lines: .*/, 'lines: { two: { branch: two, tags: "r*" }, three: { branch: three, tags: "r*" } }'))), [
      ['lin', '/psirt affects <3.0.0 fixed 3.0.0', affects('< 3.0.0', '3.0.0', 'two')],
    ]); // prettier-ignore
    conversation(after([report()], empty(settings().replace(/lines: .*/, 'lines: { two: { branch: two, tags: "v2*" } }'))), [
      ['lin', '/psirt affects <3.0.0 fixed 3.0.0', affects('< 3.0.0', '3.0.0', 'two')],
    ]); // prettier-ignore
    conversation(after([report()], empty(settings().replace(/lines: .*/, 'lines: { two: { branch: two, tags: "r2*" }, "3": { branch: three, tags: "x*" } }'))), [
      ['lin', '/psirt affects <3.1.0 fixed 3.1.0', affects('< 3.1.0', '3.1.0', '3')],
      ['lin', '/psirt affects <3 fixed 3', affects('< 3', '3', '3')],
    ]); // prettier-ignore
  });
  describe('of a product', () => {
    conversation(after([], twoProducts), [
      ['lin', '/psirt affects <1.1 fixed 1.1', ['E-GATE', unknown]],
      ['lin', '/psirt affects gadget <1.1 fixed 1.1', affects('< 1.1', '1.1', '1', { product: 'gadget' })],
    ]);
  });
  describe('again', () => {
    conversation(after(confirmed.map((step) => ('name' in step && step.name === 'affects' ? { ...step, range: '>= 2.4.0, < 2.4.1', line: '2.4', fixed: '2.4.1' } : step))), [
      ['lin', '/psirt affects >=2.4.0 <2.4.1 fixed 2.4.1', []],
    ]); // prettier-ignore
  });
});

describe('unaffected [R45, R53]', () => {
  const unaffected = (justification: string, text: string | null = null, product = 'widget') => [
    { name: 'unaffected', product, justification, text },
  ];
  const reasons = 'expected a justification: component-not-present, code-not-present, not-in-execute-path, not-controllable, already-mitigated'; // prettier-ignore
  conversation(after([report()]), [
    ['rep', '/psirt unaffected not-controllable', unaffected('vulnerable_code_cannot_be_controlled_by_adversary')],
    ['rep', '/psirt unaffected widget code_not_present', ['E-ARGS', `${reasons}; got code_not_present → /psirt unaffected widget not-in-execute-path`]],
    ['rep', '/psirt unaffected widget Vulnerable-Code-Not-Present "not there"', unaffected('vulnerable_code_not_present', 'not there')],
    ['rep', '/psirt unaffected gizmo already-mitigated', ['E-ARGS', 'expected one of widget; got gizmo → /psirt unaffected widget already-mitigated']],
    ['rep', '/psirt unaffected', ['E-ARGS', `${reasons}; got nothing → /psirt unaffected not-in-execute-path`]],
    ['rep', '/psirt unaffected widget', ['E-ARGS', `${reasons}; got nothing → /psirt unaffected widget not-in-execute-path`]],
  ]); // prettier-ignore
  describe('of an unknown product', () => {
    conversation(after([], twoProducts), [
      ['lin', '/psirt unaffected already-mitigated', ['E-GATE', unknown]],
      ['lin', '/psirt unaffected gadget already-mitigated', unaffected('inline_mitigations_already_exist', null, 'gadget')],
      ['lin', '/psirt unaffected', ['E-ARGS', `${reasons}; got nothing → /psirt unaffected not-in-execute-path`]],
    ]); // prettier-ignore
  });
  describe('again', () => {
    conversation(after([report(), { name: 'unaffected', product: 'widget', justification: 'component_not_present', text: null }]), [
      ['rep', '/psirt unaffected component-not-present', []],
    ]); // prettier-ignore
  });
});

describe('exploit [R18]', () => {
  const exploit = (state: string, evidence: string | null = null) => [{ name: 'exploit', state, evidence }];
  conversation(after([report()]), [
    ['rep', '/psirt exploit none', exploit('none')],
    ['tri', '/psirt exploit claimed by a post', exploit('claimed', 'by a post')],
    ['tri', '/psirt exploit wild "two customers"', exploit('wild', 'two customers')],
    ['tri', '/psirt exploit public-exploit', ['E-ARGS', 'expected the evidence: an address or a sentence; got nothing → /psirt exploit public-exploit "<evidence: an address or a sentence>"']],
    ['tri', '/psirt exploit poc', ['E-ARGS', 'expected one of none, claimed, public-exploit, wild; got poc → /psirt exploit none']],
    ['qe', '/psirt exploit none', ['E-ROLE', 'exploit is for triager, case-lead, psirt, product-rep: tri (triager), lin (psirt), ann (psirt), rep (product-rep), lead (psirt-lead)']],
  ]); // prettier-ignore
  describe('calmed', () => {
    conversation(after([{ name: 'exploit', state: 'wild', evidence: 'logs' }]), [
      ['lin', '/psirt exploit none', ['E-ARGS', 'expected why it is no longer wild; got nothing → /psirt exploit none "<why it is no longer wild>"']],
      ['lin', '/psirt exploit none it was a scanner', exploit('none', 'it was a scanner')],
      ['lin', '/psirt exploit wild logs', []],
    ]); // prettier-ignore
  });
});

describe('leak [R82, R99]', () => {
  const leak = (state: string, what: string | null = null) => [{ name: 'leak', state, what }];
  conversation(after([report()]), [
    ['tri', '/psirt leak no', leak('no')],
    ['tri', '/psirt leak possible by its class', leak('possible', 'by its class')],
    ['dpo', '/psirt leak suspected', ['E-ARGS', 'expected what leaked; got nothing → /psirt leak suspected "<what leaked>"']],
    ['dpo', '/psirt leak yes e-mails', leak('yes', 'e-mails')],
    ['lin', '/psirt leak suspected customer personal customer "e-mails"', [{ name: 'leak', state: 'suspected', what: 'e-mails', kinds: ['personal', 'customer'] }]],
    ['lin', '/psirt leak yes corporate', ['E-ARGS', 'expected what leaked; got nothing → /psirt leak yes corporate "<what leaked>"']],
    ['lin', '/psirt leak yes "personal" names', leak('yes', '"personal" names')],
    ['lin', '/psirt leak no personal names', leak('no', 'personal names')],
  ]); // prettier-ignore
  describe('taken back', () => {
    conversation(after([{ name: 'leak', state: 'yes', what: 'e-mails' }]), [
      ['lin', '/psirt leak no', ['E-ROLE', 'a confirmed leak is taken back by the DPO alone']],
      ['dpo', '/psirt leak no', leak('no')],
      ['lin', '/psirt leak yes e-mails', []],
    ]);
  });
});

describe('public [R2, R83]', () => {
  const isPublic = (url: string | null, since: string | null = null) => [
    { name: 'public', state: url === null ? 'private' : 'public', url, since },
  ];
  conversation(after([report()]), [
    ['tri', '/psirt public no', isPublic(null)],
    ['tri', '/psirt public https://example.org/post', isPublic('https://example.org/post')],
    ['tri', '/psirt public https://example.org/post at 2026-11-20T08:00Z', isPublic('https://example.org/post', '2026-11-20T08:00:00Z')],
    ['tri', '/psirt public no more', ['E-ARGS', '“more” is too much here → /psirt public no']],
    ['tri', '/psirt public "no"', ['E-ARGS', 'expected an https address without user and password; got no → /psirt public https://github.com/acme/widget/pull/7']],
    ['tri', '/psirt public', ['E-ARGS', 'expected an https address without user and password; got nothing → /psirt public https://github.com/acme/widget/pull/7']],
  ]); // prettier-ignore
  describe('taken back', () => {
    conversation(after([{ name: 'public', state: 'public', url: 'https://example.org/post', since: null }]), [
      ['lin', '/psirt public no', ['E-ROLE', 'it was said to be public; only a psirt-lead takes that back']],
      ['lead', '/psirt public no', isPublic(null)],
      ['lin', '/psirt public https://example.org/post', []],
    ]);
  });
});

describe('confirm [R43, R56]', () => {
  const range = '">=2.4.0 <2.4.1"';
  const affected = { name: 'affects', product: 'widget', package: null, line: '2.4', range: '>= 2.4.0, < 2.4.1', fixed: '2.4.1', impact: null }; // prettier-ignore
  const facts = [{ name: 'cvss', vector: medium }, { name: 'cwe', ids: ['CWE-639', 'CWE-862'] }, affected, { name: 'major', state: 'no', because: null }]; // prettier-ignore
  conversation(after(accepted), [
    ['lin', `/psirt confirm ${medium} CWE-639 CWE-862 affects ${range} fixed 2.4.1 major no`, [...facts, { name: 'confirmed' }]],
    ['lin', '/psirt confirm', ['E-GATE', 'there is no severity and no CVSS vector → /psirt severity <level>', 'no affected versions are named → /psirt affects "<range>" fixed <version>', 'nobody said whether this is a Major Incident → /psirt major <no|request>']],
    ['lin', '/psirt confirm as-reported', ['E-ARGS', 'there is no severity and no CVSS vector → /psirt severity <level>', 'no affected versions are named → /psirt affects "<range>" fixed <version>', 'nobody said whether this is a Major Incident → /psirt major <no|request>', 'confirm: the report proposes neither score nor CWE nor ranges → /psirt confirm']],
  ]); // prettier-ignore
  describe('a new report at once', () => {
    const proposed = { cvss: medium, cwes: ['CWE-639', 'CWE-862'], affects: [{ range: '>=2.4.0 <2.4.1', fixed: '2.4.1' }, { range: '<2.3', fixed: null }] }; // prettier-ignore
    const screened = [
      { name: 'exploit', state: 'none', evidence: null },
      { name: 'leak', state: 'no', what: null },
    ];
    const second2 = { ...affected, range: '< 2.3', fixed: null, line: null };
    conversation(after([report({ proposed })]), [
      ['lin', '/psirt confirm as-reported exploit none leak no major no', [...facts.slice(0, 3), second2, ...screened, ...facts.slice(3), { name: 'assigned', role: 'case-lead', person: actor('lin'), line: null }, { name: 'acknowledged' }, { name: 'accepted' }, { name: 'confirmed' }]],
    ]); // prettier-ignore
  });
  describe('again', () => {
    conversation(after(confirmed), [
      ['lin', '/psirt confirm', []],
      ['lin', '/psirt confirm exploit claimed', [{ name: 'exploit', state: 'claimed', evidence: null }]],
    ]);
  });
  describe('with words that can’t be taken', () => {
    conversation(after(confirmed), [
      ['lin', '/psirt confirm seveerity high', ['E-ARGS', 'confirm: “seveerity high” begins with no fact; did you mean severity? → /psirt confirm severity high']],
      ['lin', '/psirt confirm really', ['E-ARGS', 'confirm: “really” begins with no fact → /psirt confirm']],
      ['lin', '/psirt confirm dev @mira qe @rel', 'wait'],
      ['lin', '/psirt confirm schedule 2026-12-01 exploit wild', ['E-ARGS', 'schedule: the embargo runs until Sun 2027-02-28 16:00 UTC; release then, or end it first with embargo until', 'exploit: expected the evidence: an address or a sentence; got nothing → /psirt confirm schedule 2027-02-28T16:00:00Z exploit wild "<evidence: an address or a sentence>"']],
      ['lin', '/psirt confirm severity none because x', ['E-2P', `severity: ${agree('severity none')}`]],
      ['lin', '/psirt confirm leak no', []],
      ['lin', '/psirt confirm "severity" high', ['E-ARGS', 'confirm: “severity high” begins with no fact; did you mean severity? → /psirt confirm severity high']],
      ['lin', '/psirt confirm credit a@b as hero', ['E-ARGS', 'credit: expected a person: @login, a name in quotes, or p1; got a@b', expect.stringMatching(/^credit: expected one of analyst, .*; got hero → \/psirt confirm credit @<login> as analyst$/)]],
    ]); // prettier-ignore
    conversation(after([]), [['lin', '/psirt confirm as-reported', ['E-ARGS', 'nobody said whether this is public → /psirt public <no|address>', 'nobody looked for attacks or a public exploit → /psirt exploit <none|claimed|public-exploit|wild>', 'there is no severity and no CVSS vector → /psirt severity <level>', 'no affected versions are named → /psirt affects "<range>" fixed <version>', 'nobody said whether data leaked → /psirt leak <no|possible|suspected|yes>', 'nobody said whether this is a Major Incident → /psirt major <no|request>', 'confirm: the report proposes neither score nor CWE nor ranges → /psirt confirm']]]); // prettier-ignore
    conversation(after([...confirmed, receipt('publish')]), [
      ['lin', '/psirt confirm credit anonymous', [{ name: 'credit', who: 'p1', login: null, as: 'reporter', consent: 'anonymous' }]],
    ]); // prettier-ignore
    conversation(after(accepted), [['lin', '/psirt accept cve request', ['E-GATE', 'cve: the case is not confirmed → /psirt confirm']]]); // prettier-ignore
    const led = [...accepted, { name: 'leak', state: 'yes', what: 'mails' }, assigned('case-lead', actor('case'))] as const; // prettier-ignore
    conversation(after([report()]), [
      ['tri', '/psirt ack severity high', ['E-ROLE', 'severity: severity is for case-lead, psirt: lin (psirt), ann (psirt), lead (psirt-lead)']],
    ]); // prettier-ignore
    conversation(after(led), [
      ['case', '/psirt confirm leak no', ['E-ROLE', 'there is no severity and no CVSS vector → /psirt severity <level>', 'no affected versions are named → /psirt affects "<range>" fixed <version>', 'nobody said whether this is a Major Incident → /psirt major <no|request>', 'leak: a confirmed leak is taken back by the DPO alone']],
    ]); // prettier-ignore
  });
});
