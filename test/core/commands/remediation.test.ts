import { describe, expect } from 'vitest';
import { inStatus } from '../plan/to-status.ts';
import { assigned, confirmed, fixing, report } from '../words/a-view.ts';
import type { Step } from '../words/a-view.ts';
import { actor, after, conversation, empty, second, settings } from './conversation.ts';
import type { Seen } from './conversation.ts';

const dates = 'expected a date: 2026-12-01, 2026-12-01T16:00Z (UTC), +14d (days from now) or +5bd (working days from now)'; // prettier-ignore
const twoProducts = empty(settings('', '', second));
const staffed: readonly Step[] = [...confirmed, assigned('fix-dev', actor('dev'))];
/** A product with one line, under no embargo. */
const oneLine = empty(settings().replace(/lines: .*/, 'lines: { main: { branch: main, tags: "v*" } }'));
const onMain: readonly Step[] = staffed
  .filter((step) => !('line' in step && step.line === '2.3'))
  .map((step) => ('line' in step && step.line === '2.4' ? { ...step, line: 'main' } : step));
const noEmbargo: Step = { name: 'embargo', act: 'lift', until: null, text: null };

describe('remedy [R7, R56, R59, R77, R84]', () => {
  const remedy = (decision: string, due: string | null, more: object = {}) => ({
    name: 'remedy', decision, due, mitigations: ['code-change'], because: null, ...more,
  }); // prettier-ignore
  const lacks = 'a remedy needs its date, and a mitigation its kind';
  conversation(after(staffed), [
    ['lin', '/psirt remedy fix by 2026-12-10', [remedy('fix', '2026-12-10T16:00:00Z')]],
    ['lin', '/psirt remedy fix by +14d kind code-change,runtime-change workaround none because it is simple', [{ name: 'workaround', text: null }, remedy('fix', '2026-12-14T16:00:00Z', { mitigations: ['code-change', 'runtime-change'], because: 'it is simple' })]],
    ['lin', '/psirt remedy fix workaround none by 2026-12-10 dev @dev for 2.4', [{ name: 'workaround', text: null }, { name: 'assigned', role: 'fix-dev', person: actor('dev'), line: '2.4' }, remedy('fix', '2026-12-10T16:00:00Z')]],
    ['lin', '/psirt remedy mitigate by 2026-12-10 kind workaround', [remedy('mitigate', '2026-12-10T16:00:00Z', { mitigations: ['workaround'] })]],
    ['lin', '/psirt remedy wontfix out of support', [remedy('wontfix', null, { mitigations: [], because: 'out of support' , roles: ['psirt', 'triager'] })]],
    ['lin', '/psirt remedy wontfix by 2026-12-10 out of support', [remedy('wontfix', '2026-12-10T16:00:00Z', { mitigations: [], because: 'out of support' , roles: ['psirt', 'triager'] })]],
    ['lin', '/psirt remedy wontfix "by" design', [remedy('wontfix', null, { mitigations: [], because: '"by" design' , roles: ['psirt', 'triager'] })]],
    ['lin', '/psirt remedy', ['E-ARGS', 'expected one of fix, mitigate, wontfix; got nothing → /psirt remedy <fix|mitigate|wontfix>']],
    ['lin', '/psirt remedy fix workaround none', ['E-ARGS', `${lacks} → /psirt remedy fix by <date> workaround none`]],
    ['lin', '/psirt remedy mitigate because x', ['E-ARGS', `${lacks} → /psirt remedy mitigate by <date> kind <kinds> because x`]],
    ['lin', '/psirt remedy mitigate by 2026-12-10', ['E-ARGS', `${lacks} → /psirt remedy mitigate kind <kinds> by 2026-12-10`]],
    ['lin', '/psirt remedy fix by 2026-11-10 kind patch because', ['E-DATE', 'expected a time to come; got 2026-11-10T16:00:00Z → /psirt remedy fix by +14d kind workaround because <reason>', 'expected one of workaround, deployment-advice, runtime-change, code-change; got patch', 'expected the reason; got nothing']],
    ['lin', '/psirt remedy wontfix by soon', ['E-DATE', `${dates}; got soon → /psirt remedy wontfix by 2026-12-01T16:00Z "<why nothing will be fixed>"`, 'expected why nothing will be fixed; got nothing']],
    ['lin', '/psirt remedy wontfix', ['E-ARGS', 'expected why nothing will be fixed; got nothing → /psirt remedy wontfix "<why nothing will be fixed>"']],
    ['lin', '/psirt remedy fix by 2026-12-10 soon workaround', ['E-ARGS', '“soon” is too much here → /psirt remedy fix by 2026-12-10 workaround']],
    ['lin', '/psirt remedy fix by 2026-12-10 workaround', ['E-ARGS', 'workaround: expected none, or what users can do; got nothing → /psirt remedy fix by 2026-12-10 workaround "<none, or what users can do>"']],
  ]); // prettier-ignore
  describe('before the verdict', () => {
    conversation(after([report()]), [
      ['lin', '/psirt remedy fix by 2026-12-10', ['E-GATE', 'the case is not confirmed → /psirt confirm']],
    ]);
  });
  describe('without developers', () => {
    conversation(after([...confirmed, assigned('fix-dev', actor('dev'), '2.3')]), [
      ['lin', '/psirt remedy fix by 2026-12-10', ['E-GATE', 'nobody fixes line 2.4 → /psirt assign fix-dev @<login> for 2.4']],
      ['lin', '/psirt remedy fix by 2026-12-10 dev @dev', [{ name: 'assigned', role: 'fix-dev', person: actor('dev'), line: null }, remedy('fix', '2026-12-10T16:00:00Z')]],
      ['lin', '/psirt remedy wontfix old', [remedy('wontfix', null, { mitigations: [], because: 'old' , roles: ['psirt', 'triager'] })]],
    ]); // prettier-ignore
  });
  describe('again', () => {
    const said: Step = { name: 'remedy', decision: 'fix', due: '2026-12-10T16:00:00Z', mitigations: ['code-change'], because: null }; // prettier-ignore
    conversation(after([...staffed, said]), [
      ['lin', '/psirt remedy fix by 2026-12-10', []],
      ['lin', '/psirt remedy fix by 2026-12-10 workaround none', [{ name: 'workaround', text: null }]],
    ]);
  });
});

describe('fix [R43, R62, R116]', () => {
  const fork = (n: number) => `https://github.com/acme/widget-ghsa-23xf-4w9c-xmr7/pull/${n}`;
  const fix = (line: string, n: number, more: object = {}) => ({
    name: 'fix', url: fork(n), line, place: 'fork', author: null, reviewer: null, ...more,
  }); // prettier-ignore
  const pull = 'expected a pull request in acme/widget, a temporary private fork of it';
  const example = 'https://github.com/acme/widget-ghsa-xxxx-xxxx-xxxx/pull/1';
  const which = 'say which line each pull request is for: 2.4, 2.3';
  conversation(after(staffed), [
    ['dev', `/psirt fix ${fork(1)} for 2.4 ${fork(2)} for 2.3 by @dev reviewed-by @lin`, [fix('2.4', 1, { author: actor('dev'), reviewer: actor('lin') }), fix('2.3', 2, { author: actor('dev'), reviewer: actor('lin') })]],
    ['dev', `/psirt fix ${fork(1)}/files for 2.4`, [fix('2.4', 1)]],
    ['dev', `/psirt fix ${fork(1)} ${fork(2)}`, ['E-ARGS', `${which} → /psirt fix ${fork(1)} for <line> ${fork(2)} for <line>`, which]],
    ['dev', '/psirt fix', ['E-ARGS', `${pull}; got nothing → /psirt fix ${example} for <line>`, which]],
    ['dev', '/psirt fix reviewed-by @lin', ['E-ARGS', `${pull}; got nothing → /psirt fix ${example} for <line> reviewed-by @lin`, which]],
    ['dev', '/psirt fix https://github.com/acme/other/pull/1 for 2.5', ['E-ARGS', `${pull}; got https://github.com/acme/other/pull/1 → /psirt fix ${example} for 2.4`, 'expected one of 2.4, 2.3; got 2.5']],
    ['dev', '/psirt fix https://example.org/pull/1 for 2.4', ['E-ARGS', `${pull}; got https://example.org/pull/1 → /psirt fix ${example} for 2.4`]],
    ['dev', `/psirt fix ${fork(1)} for 2.4 by @mira`, 'wait'],
    ['dev', `/psirt fix ${fork(1)} for 2.4 by @dev and reviewed-by @lin too`, ['E-ARGS', `“and” is too much here → /psirt fix ${fork(1)} for 2.4 by @dev reviewed-by @lin`, '“too” is too much here']],
    ['dev', `/psirt fix ${fork(1)} for 2.4 reviewed-by @dev`, ['E-2P', 'the fix of line 2.4 must be reviewed by somebody else than its author']],
    ['lin', `/psirt fix ${fork(1)} for 2.4 by @dev reviewed-by @dev`, ['E-2P', 'the fix of line 2.4 must be reviewed by somebody else than its author']],
    ['dev', '/psirt fix https://github.com/acme/widget/pull/7 for 2.4', ['E-EMBARGO', 'https://github.com/acme/widget/pull/7 is public, and the case is under embargo; close it and say embargo broken if it tells what it fixes → /psirt fix <pull request in the private fork or mirror> for 2.4'], [[{ look: 'pull', url: 'https://github.com/acme/widget/pull/7' }, { author: actor('dev') }]]],
    ['qe', `/psirt fix ${fork(1)} for 2.4`, ['E-ROLE', 'fix is for fix-dev, case-lead, psirt: dev (fix-dev), lin (psirt), ann (psirt), lead (psirt-lead)']],
  ]); // prettier-ignore
  describe('of an unknown product', () => {
    conversation(after([], twoProducts), [
      ['lin', `/psirt fix ${fork(1)}`, ['E-GATE', 'the product is not known; the settings name widget, gadget → /psirt component <product>']],
    ]); // prettier-ignore
  });
  describe('of one line', () => {
    const url = 'https://github.com/acme/widget/pull/7';
    const seen = (answer: object | null): Seen => [[{ look: 'pull', url }, answer]];
    conversation(after([...onMain, noEmbargo], oneLine), [
      ['dev', `/psirt fix ${url}`, 'wait'],
      ['dev', `/psirt fix ${url}`, [fix('main', 7, { url, place: 'public', author: actor('dev') })], seen({ author: actor('dev') })],
      ['dev', `/psirt fix ${url}`, ['E-ARGS', `expected a pull request that exists; got ${url} → /psirt fix "<pull request>"`], seen(null)],
    ]); // prettier-ignore
    conversation(after([report()], oneLine), [['dev', `/psirt fix ${fork(1)}`, [fix('main', 1)]]]);
  });
  describe('in a mirror', () => {
    const mirror = empty(settings('', 'workspace: mirror\n    mirror: acme/widget-private'));
    const url = 'https://github.com/acme/widget-private/pull/3';
    conversation(after(staffed, mirror), [
      ['dev', `/psirt fix ${url} for 2.4`, [fix('2.4', 3, { url, place: 'mirror', author: actor('dev') })], [[{ look: 'pull', url }, { author: actor('dev') }]]],
      ['dev', '/psirt fix x for 2.4', ['E-ARGS', 'expected a pull request in acme/widget, acme/widget-private, a temporary private fork of it; got x → /psirt fix https://github.com/acme/widget-private/pull/1 for 2.4']],
    ]); // prettier-ignore
  });
  describe('again', () => {
    const linked = { ...fix('2.4', 1), said: actor('dev') } as Step;
    conversation(after([...staffed, linked]), [
      ['dev', `/psirt fix ${fork(1)} for 2.4`, []],
      ['lin', `/psirt fix ${fork(1)} for 2.4 reviewed-by @lin`, [fix('2.4', 1, { author: actor('dev'), reviewer: actor('lin') })]],
      ['lin', `/psirt fix ${fork(1)} for 2.4 reviewed-by @dev`, ['E-2P', 'the fix of line 2.4 must be reviewed by somebody else than its author']],
      ['lin', `/psirt fix ${fork(3)} for 2.4`, [fix('2.4', 3)]],
    ]); // prettier-ignore
  });
});

describe('reproduce [R85, R101]', () => {
  conversation(after([...staffed, { name: 'reproduced', state: 'yes', text: 'test/a.ts' }]), [
    ['qe', '/psirt reproduce yes test/a.ts', []],
    ['qe', '/psirt reproduce skip weak cipher', [{ name: 'reproduced', state: 'skipped', text: 'weak cipher' }]],
    ['qe', '/psirt reproduce no tried all day', [{ name: 'reproduced', state: 'no', text: 'tried all day' }]],
    ['qe', '/psirt reproduce yes', ['E-ARGS', 'expected the evidence: a test or a recipe; got nothing → /psirt reproduce yes "<evidence: a test or a recipe>"']],
    ['qe', '/psirt reproduce maybe', ['E-ARGS', 'expected one of yes, no, skip; got maybe → /psirt reproduce yes "<evidence: a test or a recipe>"', 'expected the evidence: a test or a recipe; got nothing']],
  ]); // prettier-ignore
});

describe('test [R62, R87]', () => {
  const run = 'https://github.com/acme/widget-private/actions/runs/91';
  const tested = (lines: readonly string[], how: string, evidence: string) => [{ name: 'tested', lines, how, evidence }]; // prettier-ignore
  const said: Step = { name: 'tested', lines: ['2.4'], how: 'run', evidence: run };
  conversation(after([...staffed, { ...said, said: actor('qe') }]), [
    ['qe', `/psirt test ${run} for 2.4`, []],
    ['dev', `/psirt test ${run} for 2.4`, tested(['2.4'], 'run', run)],
    ['qe', '/psirt test attested "full suite, log sha256:4f9c" for all', tested(['2.4', '2.3'], 'attested', 'full suite, log sha256:4f9c')],
    ['qe', `/psirt test ${run}`, ['E-ARGS', `say for which line: 2.4, 2.3 or all → /psirt test ${run} for <line>`]],
    ['qe', '/psirt test attested for all', ['E-ARGS', 'expected what ran and the hash of its log, in quotes; got nothing → /psirt test attested "<what ran, hash of the log>" for all']],
    ['qe', '/psirt test "attested" for 2.5', ['E-ARGS', 'expected one of 2.4, 2.3, all; got 2.5 → /psirt test https://github.com/acme/widget/pull/7 for 2.4', 'expected an https address without user and password; got attested']],
  ]); // prettier-ignore
  describe('of one line', () => {
    conversation(after(onMain, oneLine), [['qe', `/psirt test ${run}`, tested(['main'], 'run', run)]]);
  });
  describe('before a line is named', () => {
    conversation(after([report()]), [
      ['qe', `/psirt test ${run}`, ['E-GATE', 'no line needs a fix yet, so there is nothing to test → /psirt affects "<range>" fixed <version>']],
    ]); // prettier-ignore
  });
});

describe('similar [R85, R86, R105, R106]', () => {
  conversation(after([...staffed, { name: 'similar', state: 'none', text: 'rule 12' }]), [
    ['rep', '/psirt similar none rule 12', []],
    ['rep', '/psirt similar add "the import too"', [{ name: 'similar', state: 'added', text: 'the import too' }]],
    ['dev', '/psirt similar new same check missing', [{ name: 'similar', state: 'new', text: 'same check missing', opens: true }]],
    ['dev', '/psirt similar none <how it was searched>', ['E-ARGS', 'expected how it was searched; got nothing → /psirt similar none "<how it was searched>"']],
    ['dev', '/psirt similar', ['E-ARGS', 'expected one of none, new, add; got nothing → /psirt similar <none|new|add> "<how it was searched>"', 'expected how it was searched; got nothing']],
  ]); // prettier-ignore
});

describe('workaround [R25, R36, R58, R85]', () => {
  conversation(after([...staffed, { name: 'workaround', text: null }]), [
    ['sup', '/psirt workaround None', []],
    ['sup', '/psirt workaround "Set EXPORT=0."', [{ name: 'workaround', text: 'Set EXPORT=0.' }]],
    ['sup', '/psirt workaround', ['E-ARGS', 'expected none, or what users can do; got nothing → /psirt workaround "<none, or what users can do>"']],
    ['rel', '/psirt workaround none', ['E-ROLE', 'workaround is for case-lead, psirt, fix-dev, qe, product-rep, support: lin (psirt), ann (psirt), dev (fix-dev), qe (qe), rep (product-rep), sup (support), lead (psirt-lead)']],
  ]); // prettier-ignore
});

describe('schedule [R108]', () => {
  const scheduled = (release_at: string) => [{ name: 'scheduled', release_at }];
  conversation(after([...staffed, { name: 'scheduled', release_at: '2027-03-01T16:00:00Z' }]), [
    ['rel', '/psirt schedule 2027-03-01', []],
    ['rel', '/psirt schedule 2027-02-28T16:00Z', scheduled('2027-02-28T16:00:00Z')],
    ['rel', '/psirt schedule +14d', ['E-EMBARGO', 'the embargo runs until Sun 2027-02-28 16:00 UTC; release then, or end it first with embargo until → /psirt schedule 2027-02-28T16:00:00Z']],
    ['rel', '/psirt schedule', ['E-DATE', `${dates}; got nothing → /psirt schedule 2026-12-01T16:00Z`]],
    ['rel', '/psirt schedule +14d or so', ['E-ARGS', '“or so” is too much here → /psirt schedule +14d']],
  ]); // prettier-ignore
  describe('without an embargo', () => {
    conversation(after([report({ embargo_until: null }), noEmbargo]), [
      ['rel', '/psirt schedule +14d', scheduled('2026-12-14T16:00:00Z')],
    ]);
  });
});

describe('land [R108]', () => {
  conversation(inStatus.ready, [
    ['rel', '/psirt land', [{ name: 'landing' }]],
    ['rel', '/psirt land now', ['E-ARGS', '“now” is too much here → /psirt land']],
    ['dev', '/psirt land', ['E-ROLE', expect.stringContaining('land is for release') as never]],
  ]);
  describe('once it is out', () => {
    conversation(inStatus.released, [['lin', '/psirt land', [{ name: 'landing' }]]]);
  });
  describe('again', () => {
    conversation(after([{ name: 'landing' }], inStatus.ready), [['lin', '/psirt land', []]]);
  });
  describe('too early it lists what is missing', () => {
    const fix = 'https://github.com/acme/widget-ghsa-aaaa-bbbb-cccc/pull/1';
    const most = after([{ name: 'fix', url: fix, line: '2.4', place: 'fork', author: null, reviewer: null }], inStatus.ready); // prettier-ignore
    const reviewed = `/psirt fix ${fix} for 2.4 reviewed-by @<login>`;
    conversation(most, [
      ['lin', '/psirt land', ['E-GATE', expect.stringContaining(`was not reviewed by somebody else → ${reviewed}`) as never]],
    ]); // prettier-ignore
  });
});

describe('landed [R62, R88]', () => {
  const landed = (line: string, ...commits: readonly string[]) => ({ name: 'landed', line, commits });
  const [a, b] = ['4f9c2a1e5d6b7a80'.padEnd(40, '0'), '8a7b6c5d4e3f2a10'.padEnd(40, '0')];
  const example = '4f9c2a1e5d6b7a80';
  const nowhere = 'f'.repeat(40);
  const known = (name: string, found: string | null = name): Seen[number] => [
    { look: 'commit', repository: 'acme/widget', commit: name },
    found,
  ];
  const seen = [known(a), known(b), known(example, a), known(nowhere, null)];
  const commit = 'expected a commit, 7 to 40 hexadecimal digits';
  conversation(after([...fixing, { name: 'landed', line: '2.4', commits: [a] }]), [
    ['rel', `/psirt landed ${b} ${a} ${a.toUpperCase()} for 2.4 ${b} for 2.3`, [landed('2.4', b, a), landed('2.3', b)], seen],
    ['rel', `/psirt landed https://github.com/acme/widget/commit/${b} for 2.3`, [landed('2.3', b)], seen],
    ['rel', `/psirt landed ${a} for 2.4`, [], seen],
    ['rel', `/psirt landed ${example} for 2.4`, [], seen],
    ['rel', `/psirt landed ${b} for 2.4`, 'wait'],
    ['rel', `/psirt landed ${nowhere} for 2.4`, ['E-ARGS', `expected a commit of acme/widget; got ${nowhere} → /psirt landed <commit> for 2.4`], seen],
    ['rel', `/psirt landed ${a}`, ['E-ARGS', `say which line each commit is on → /psirt landed ${a} for <line>`], seen],
    ['rel', '/psirt landed', ['E-ARGS', `${commit}; got nothing → /psirt landed ${example} for <line>`, 'say which line each commit is on']],
    ['rel', '/psirt landed for 2.4', ['E-ARGS', `${commit}; got nothing → /psirt landed ${example} for 2.4`]],
    ['rel', `/psirt landed x for 2.5 ${b}`, ['E-ARGS', `${commit}; got x → /psirt landed ${example} for 2.4`, 'expected one of 2.4, 2.3; got 2.5', `“${b}” is too much here`]],
  ]); // prettier-ignore
  describe('of no product', () => {
    conversation(after([report({ product: null })], twoProducts), [
      ['lin', `/psirt landed ${a} for 2.4`, ['E-GATE', expect.stringContaining('the product is not known')]],
    ]);
  });
  describe('on one line', () => {
    conversation(after(onMain, oneLine), [['rel', `/psirt landed ${b}`, [landed('main', b)], seen]]);
  });
});
