// What people say about legal duties, and every way in which that is refused: each says what to post instead.
import { describe, expect, test } from 'vitest';
import { dutiesOf } from '../../../src/core/case/duties.ts';
import type { View } from '../../../src/core/case/view.ts';
import { later, minute } from '../../../src/core/time.ts';
import { report } from '../words/a-view.ts';
import type { Step } from '../words/a-view.ts';
import { actor, after, answered, conversation, empty, say, settings, taken } from './conversation.ts';
import type { Login } from './conversation.ts';

const on = 'regimes: { cra: { as: manufacturer }, gdpr: { as: [controller, processor] } }';
const wild: Step = { name: 'exploit', state: 'wild', evidence: 'logs' };
const aware: Step = { name: 'aware', event: 'exploitation', aware_at: '2026-11-30T08:00:00Z', basis: 'logs' }; // prettier-ignore
const known = (text = settings(on)): View => after([report(), wild, aware], empty(text));
const told = (view: View, lines: readonly (readonly [Login, string])[]): View => lines.reduce((now, [who, line]) => taken(now, who, line), view); // prettier-ignore
const stateOf = (view: View, stage = '24h') => dutiesOf(view).find((duty) => duty.stage === stage);
const duty = (act: string, more: object = {}) => ({ name: 'duty', regime: 'cra', stage: '24h', event: 'exploitation', act, filed_at: null, ref: null, because: null, due: null, aware_at: null, ...more }); // prettier-ignore

describe('aware', () => {
  const EXPECTED = 'expected a time that is over, with hours and minutes, in UTC or with its zone (+02:00)';
  conversation(after([report()]), [
    ['law', '/psirt aware breach 2026-11-30T08:00Z "a mail of the customer"', [{ name: 'aware', event: 'breach', aware_at: '2026-11-30T08:00:00Z', basis: 'a mail of the customer' }]],
    ['dpo', '/psirt aware exploitation 2026-12-30T08:00Z logs', ['E-DATE', `${EXPECTED}; got 2026-12-30T08:00:00Z, which is to come → /psirt aware exploitation 2026-11-30T09:00:00Z logs`]],
    ['lin', '/psirt aware exploitation 2026-11-30 logs', ['E-DATE', `${EXPECTED}; got 2026-11-30 → /psirt aware exploitation 2026-12-01T16:00Z logs`]],
    ['lin', '/psirt aware exploitation 2026-02-30T08:00Z logs', ['E-DATE', expect.stringContaining('got 2026-02-30T08:00Z')]],
    ['lin', '/psirt aware exploitation', ['E-DATE', `${EXPECTED}; got nothing → /psirt aware exploitation 2026-12-01T16:00Z <basis>`, 'expected the basis; got nothing']],
    ['com', '/psirt aware breach 2026-11-30T08:00Z mail', ['E-ROLE', expect.stringContaining('law (legal)')]],
  ]); // prettier-ignore
  test('with the zone of a clock on the wall', () => {
    const line = (time: string): string => `/psirt aware breach ${time} mail`;
    expect(answered(say(after([report()]), 'law', line('2026-11-30T09:00+02:00')))).toMatchObject([{ aware_at: '2026-11-30T07:00:00Z' }]); // prettier-ignore
    expect(answered(say(after([report()]), 'law', line('2026-11-29t23:30:15-05:00')))).toMatchObject([{ aware_at: '2026-11-30T04:30:15Z' }]); // prettier-ignore
    expect(answered(say(after([report()]), 'law', line('2026-11-31T09:00+02:00')))[0]).toBe('E-DATE');
    expect(answered(say(after([report()]), 'law', line('2026-11-30T09:00+99:00')))[0]).toBe('E-DATE');
  });
  test('the same again is nothing new', () => {
    expect(say(known(), 'lin', '/psirt aware exploitation 2026-11-30T08:00Z logs')).toEqual({ say: 'facts', facts: [] }); // prettier-ignore
  });
});

describe('what is on, and what is not', () => {
  conversation(known(), [
    ['law', '/psirt duty', [{ name: 'looked', what: 'duty', words: [] }]],
    ['law', '/psirt duty CRA', [{ name: 'looked', what: 'duty', words: ['cra'] }]],
    ['law', '/psirt duty nis2', ['E-STATE', 'nis2 is off: no duty of it is asked for. This line in .github/psirt.yml turns it on, once a psirt-lead agreed: regimes: { nis2: { as: entity } } → /psirt duty']],
    ['law', '/psirt duty craa', ['E-ARGS', 'expected one of cra, gdpr, circia, fedramp, nis2, sec-8k; got craa → /psirt duty cra']],
    ['law', '/psirt duty cra 23h required', ['E-ARGS', 'expected one of all, 24h, 72h, final, users, interim; got 23h → /psirt duty cra 24h required']],
    ['law', '/psirt duty cra 24h', [{ name: 'looked', what: 'duty', words: ['cra', '24h', 'exploitation'] }]],
    ['law', '/psirt duty cra 24h exploitation', [{ name: 'looked', what: 'duty', words: ['cra', '24h', 'exploitation'] }]],
    ['law', '/psirt duty cra 24h incident', ['E-STATE', 'nothing in this case raises 24h of cra yet: say since when you are aware → /psirt aware incident <when> <basis>']],
    ['law', '/psirt duty cra all', ['E-ARGS', 'expected one of required, not-required; got nothing → /psirt duty cra all <required|not-required>']],
    ['law', '/psirt duty cra 24h print', ['E-ARGS', 'expected one of required, not-required, filed, correct, acknowledged, set; got print → /psirt duty cra 24h required']],
    ['law', '/psirt duty cra 24h set 8 "DE, FR"', [{ name: 'dossier', regime: 'cra', field: 'Member States where available', text: 'DE, FR' }]],
    ['law', '/psirt duty cra 24h set 99 x', ['E-ARGS', expect.stringMatching(/^expected the number of a field, 1 to \d\d; got 99 → \/psirt duty cra 24h set 1 x$/u)]],
    ['law', '/psirt duty cra 24h set', ['E-ARGS', expect.stringContaining('got nothing'), 'expected what stands there; got nothing']],
    ['law', `/psirt duty cra 24h set 4 ${'x'.repeat(4_000)}`, [{ name: 'dossier', regime: 'cra', field: 'summary', text: 'x'.repeat(4_000) }]],
    ['law', `/psirt duty cra 24h set 4 ${'x'.repeat(4_001)}`, ['E-ARGS', 'summary: expected at most 4000 characters; got 4001; take 1 away → /psirt duty cra 24h set 4 <text>']],
    ['law', '/psirt duty cra all filed', ['E-ARGS', 'expected one of required, not-required; got filed → /psirt duty cra all required']],
    ['law', '/psirt duty gdpr sa required', ['E-STATE', 'nothing in this case raises sa of gdpr yet: say since when you are aware → /psirt aware breach <when> <basis>']],
    ['law', '/psirt duty gdpr all required', ['E-STATE', 'nothing in this case raises all of gdpr yet: say since when you are aware → /psirt aware breach <when> <basis>']],
    ['law', '/psirt duty gdpr sa incident required', ['E-STATE', 'sa of gdpr is not owed for incident → /psirt duty gdpr']],
    ['law', '/psirt duty cra interim required', ['E-STATE', 'nothing in this case raises interim of cra yet: say since when you are aware → /psirt aware request <when> <basis>']],
    ['law', '/psirt duty cra answer 2 yes two logs', [{ name: 'screened', regime: 'cra', question: 'exploited', answer: 'yes', because: 'two logs' }]],
    ['law', '/psirt duty cra answer 3 yes', ['E-ARGS', 'expected the number of a question of cra: 1, 2, 4, 5; got 3 → /psirt duty cra answer 1 yes']],
    ['law', '/psirt duty cra answer', ['E-ARGS', 'expected the number of a question of cra: 1, 2, 4, 5; got nothing → /psirt duty cra answer 1 <yes|no|unsure>', 'expected one of yes, no, unsure; got nothing']],
    ['law', '/psirt duty cra answer 1 perhaps', ['E-ARGS', 'expected one of yes, no, unsure; got perhaps → /psirt duty cra answer 1 yes']],
  ]); // prettier-ignore

  test('the words for a field stay as they were said, and are said once', () => {
    const set = taken(known(), 'law', '/psirt duty cra 24h set 8 "DE, FR"');
    expect(say(set, 'law', '/psirt duty cra 24h set 8 "DE, FR"')).toEqual({ say: 'facts', facts: [] });
  });

  test('without any question, no number is right', () => {
    const view = after([report()], empty(settings('regimes: { circia: {} }')));
    expect(answered(say(view, 'law', '/psirt duty circia answer 2 yes'))[0]).toBe('E-ARGS');
  });

  test('aware before the first day: nothing is owed, and why', () => {
    const early = after([report(), { name: 'aware', event: 'exploitation', aware_at: '2026-08-01T08:00:00Z', basis: 'logs' }], empty(settings(on))); // prettier-ignore
    expect(answered(say(early, 'law', '/psirt duty cra 24h required'))).toEqual(['E-STATE', 'nothing is owed by cra here: it applies from 2026-09-11 on, and we became aware before that → /psirt duty cra']); // prettier-ignore
  });

  test('attacks and an incident: which of them must be said', () => {
    const both = taken(known(), 'law', '/psirt aware incident 2026-11-30T09:00Z "the build server"');
    expect(answered(say(both, 'law', '/psirt duty cra 24h required'))).toEqual(['E-ARGS', '24h is owed for several events; say which → /psirt duty cra 24h exploitation <required|filed|not-required>', '24h is owed for several events; say which → /psirt duty cra 24h incident <required|filed|not-required>']); // prettier-ignore
    expect(answered(say(both, 'law', '/psirt duty cra 24h'))[1]).toBe('24h is owed for several events; say which → /psirt duty cra 24h exploitation'); // prettier-ignore
    const one = taken(both, 'law', '/psirt duty cra 24h incident required');
    expect(dutiesOf(one).filter(({ stage }) => stage === '24h').map(({ clock, state }) => [clock, state])).toEqual([['cra-24h', 'to-decide'], ['cra-24h-incident', 'required']]); // prettier-ignore
  });
});

describe('what is required, and filed', () => {
  conversation(known(), [
    ['lin', '/psirt duty cra 24h required "logs of two customers"', [duty('required', { because: 'logs of two customers' })]],
    ['lin', '/psirt duty cra 24h required by 2026-12-20T10:00Z', [duty('required', { due: '2026-12-20T10:00:00Z' })]],
    ['lin', '/psirt duty cra 24h required by 2026-01-01T10:00Z', ['E-DATE', expect.stringContaining('expected a time to come')]],
    ['lin', '/psirt duty cra all required', ['24h', '72h', 'final', 'users'].map((stage) => duty('required', { stage }))],
    ['law', '/psirt duty cra 24h filed at 2026-11-30T10:30Z ref SRP-77', [duty('filed', { filed_at: '2026-11-30T10:30:00Z', ref: 'SRP-77', due: '2026-12-01T08:00:00Z', aware_at: '2026-11-30T08:00:00Z' })]],
    ['law', '/psirt duty cra users filed at 2026-11-30T10:30Z', [duty('filed', { stage: 'users', filed_at: '2026-11-30T10:30:00Z', aware_at: '2026-11-30T08:00:00Z' })]],
    ['law', '/psirt duty cra 24h filed at 2026-12-30T10:30Z ref SRP-77', ['E-DATE', 'expected a time that is over, with hours and minutes, in UTC or with its zone (+02:00); got 2026-12-30T10:30:00Z, which is to come → /psirt duty cra 24h filed at 2026-11-30T11:00:00Z ref SRP-77']],
    ['law', '/psirt duty cra 24h filed', ['E-ARGS', 'say at which time it was filed → /psirt duty cra 24h filed at <when>']],
    ['law', '/psirt duty cra 24h filed at', ['E-DATE', expect.stringContaining('got nothing')]],
    ['law', '/psirt duty cra 24h filed at 2026-11-30T10:30Z ref', ['E-ARGS', expect.stringContaining('expected the number of the filing; got nothing')]],
    ['law', '/psirt duty cra 24h filed at 2026-11-30T07:59Z ref X', ['E-DATE', 'it can’t have been filed Mon 2026-11-30 07:59 UTC, before you were aware (Mon 2026-11-30 08:00 UTC): one of the two times is wrong → /psirt duty cra 24h filed at <when> ref <id>', 'if the awareness is wrong, correct it first → /psirt aware exploitation <when> <basis>']],
    ['law', '/psirt duty cra 24h correct at 2026-11-30T10:30Z', ['E-STATE', 'cra 24h was not filed yet → /psirt duty cra 24h filed at <when> ref <id>']],
    ['law', '/psirt duty cra 24h acknowledged', ['E-STATE', 'cra 24h was not filed yet → /psirt duty cra 24h filed at <when> ref <id>']],
    ['law', '/psirt duty cra 24h correct', ['E-ARGS', expect.stringContaining('say at which time it was filed')]],
  ]); // prettier-ignore

  test('nobody said since when: first that', () => {
    const view = after([report(), wild], empty(settings(on)));
    expect(answered(say(view, 'law', '/psirt duty cra 24h filed at 2026-11-30T08:30Z ref X'))).toEqual(['E-GATE', 'nobody said since when you are aware of the exploitation, so nobody could say when it was due → /psirt aware exploitation <when> <basis>']); // prettier-ignore
  });

  const filed = told(known(), [['law', '/psirt duty cra 24h filed at 2026-11-30T10:30Z ref SRP-77']]);
  conversation(filed, [
    ['law', '/psirt duty cra 24h filed at 2026-11-30T10:30Z ref SRP-77', []],
    ['law', '/psirt duty cra 24h filed at 2026-11-30T10:40Z ref SRP-78', ['E-STATE', 'cra 24h was filed Mon 2026-11-30 10:30 UTC; what was wrong in it is corrected → /psirt duty cra 24h correct at <when> ref <id>']],
    ['law', '/psirt duty cra 24h required', ['E-STATE', expect.stringContaining('was filed')]],
    ['law', '/psirt duty cra 24h not-required sorry', ['E-STATE', expect.stringContaining('was filed')]],
    ['law', '/psirt duty cra 24h correct at 2026-11-30T10:00Z', ['E-DATE', 'it was filed Mon 2026-11-30 10:30 UTC; a correction comes after that, and not Mon 2026-11-30 10:00 UTC → /psirt duty cra 24h correct at <when> ref <id>']],
    ['law', '/psirt duty cra 24h correct at 2026-11-30T10:50Z ref SRP-77b', [duty('corrected', { filed_at: '2026-11-30T10:50:00Z', ref: 'SRP-77b', aware_at: '2026-11-30T08:00:00Z' })]],
    ['law', '/psirt duty cra 24h correct none "a slip of the pen"', [duty('corrected', { because: 'a slip of the pen', aware_at: '2026-11-30T08:00:00Z' })]],
    ['law', '/psirt duty cra 24h acknowledged ref 2026-881', [duty('acknowledged', { ref: '2026-881' })]],
    ['law', '/psirt duty cra 24h acknowledged 2026-881', ['E-ARGS', expect.stringContaining('too much')]],
  ]); // prettier-ignore

  test('acknowledged once, required once, and all of nothing', () => {
    const received = taken(filed, 'law', '/psirt duty cra 24h acknowledged');
    expect(stateOf(received)?.state).toBe('acknowledged');
    expect(say(received, 'law', '/psirt duty cra 24h acknowledged')).toEqual({ say: 'facts', facts: [] });
    const required = taken(received, 'law', '/psirt duty cra 72h required');
    expect(say(required, 'law', '/psirt duty cra 72h required')).toEqual({ say: 'facts', facts: [] });
    const all = told(known(), ['24h', '72h', 'final', 'users'].map((stage): readonly [Login, string] => ['law', `/psirt duty cra ${stage} filed at 2026-11-30T10:30Z`])); // prettier-ignore
    expect(answered(say(all, 'law', '/psirt duty cra all required'))).toEqual(['E-STATE', 'every stage of cra is filed → /psirt duty cra']); // prettier-ignore
  });

  test('moved awareness owes a correction until one is filed, or is said to be needless', () => {
    const moved = taken({ ...filed, now: '2026-12-01T09:00:00Z' }, 'law', '/psirt aware exploitation 2026-11-29T08:00Z "older logs"'); // prettier-ignore
    expect(stateOf(moved)).toMatchObject({
      correction: true,
      lateness: 0,
      due: { at: '2026-12-01T08:00:00Z' },
    });
    expect(stateOf(taken(moved, 'law', '/psirt duty cra 24h correct none "told by phone"'))?.correction).toBeUndefined(); // prettier-ignore
  });
});

test('a filing of which nobody said since when it counts can be corrected', () => {
  const { name, ...rest } = duty('filed', { filed_at: '2026-11-30T09:00:00Z' });
  const filed = after([report(), wild, { name, ...rest } as Step], empty(settings(on)));
  expect(answered(say(filed, 'law', '/psirt duty cra 24h correct none "a slip"'))).toEqual([duty('corrected', { because: 'a slip' })]); // prettier-ignore
});

describe('not required takes two', () => {
  const first = (text = settings(on), who: Login = 'lead'): View => taken(known(text), who, '/psirt duty cra 24h not-required "no proof"'); // prettier-ignore
  const again = '/psirt duty cra 24h not-required "no proof"';
  conversation(known(), [
    ['lin', again, ['E-ROLE', 'that a duty is not required is for a psirt-lead and legal together: lead (psirt-lead), law (legal)']],
    ['lead', again, [duty('not-required', { because: 'no proof', half: 'psirt-lead' })]],
    ['law', again, [duty('not-required', { because: 'no proof', half: 'legal' })]],
    ['law', '/psirt duty cra 24h not-required', ['E-ARGS', expect.stringContaining('the reason: why it is not required')]],
  ]); // prettier-ignore
  conversation(first(), [
    ['lead', again, ['E-2P', 'you said so already; the second word is for somebody else: law (legal)']],
    ['law', again, [duty('not-required', { because: 'no proof' })]],
    ['law', '/psirt duty cra all not-required "no proof"', [duty('not-required', { because: 'no proof' }), ...['72h', 'final', 'users'].map((stage) => duty('not-required', { stage, because: 'no proof', half: 'legal' }))]],
  ]); // prettier-ignore

  test('one half decides nothing; the second does; one person takes it back at once', () => {
    expect(stateOf(first())).toMatchObject({ state: 'to-decide', decided: { half: { half: 'psirt-lead' } } });
    const both = taken(first(), 'law', again);
    expect(stateOf(both)).toMatchObject({ state: 'not-required', because: 'no proof' });
    expect(say(both, 'law', again)).toEqual({ say: 'facts', facts: [] });
    expect(stateOf(taken(both, 'lin', '/psirt duty cra 24h required'))?.state).toBe('required');
    expect(stateOf(taken(first(settings(on), 'law'), 'lead', again))?.state).toBe('not-required');
  });

  test('required again, half a no leaves it required', () => {
    const view = told(known(), [
      ['lin', '/psirt duty cra 24h required'],
      ['lead', again],
    ]);
    expect(stateOf(view)).toMatchObject({ state: 'required', decided: { half: { half: 'psirt-lead' } } });
  });

  test('who turns out to have a stake in it has said nothing', () => {
    const both = taken(first(), 'law', again);
    const out: Step = { name: 'conflict', person: actor('lead'), state: 'out', because: 'x' };
    expect(stateOf(after([out], both))?.state).toBe('to-decide');
  });

  test('nobody is legal: another psirt-lead is the second; one alone may after a while, where the settings say so', () => {
    const none = settings(on).replace('legal: [law], ', '').replace('psirt-lead: [lead]', 'psirt-lead: [lead, case]'); // prettier-ignore
    expect(answered(say(first(none), 'case', again))).toEqual([
      duty('not-required', { because: 'no proof' }),
    ]);
    expect(answered(say(first(none), 'lead', again))).toEqual(['E-2P', 'you said so already; the second word is for somebody else: another psirt-lead']); // prettier-ignore
    const solo = first(settings(`${on}\ntwo_person: solo`));
    expect(answered(say(solo, 'lead', again))[1]).toContain('your own counts from');
    expect(answered(say({ ...solo, now: later(solo.now, 30 * minute) }, 'lead', again))).toEqual([duty('not-required', { because: 'no proof' })]); // prettier-ignore
  });

  test('another lead is not the second while somebody is legal', () => {
    const two = settings(on).replace('psirt-lead: [lead]', 'psirt-lead: [lead, case]');
    expect(answered(say(first(two), 'case', again))).toEqual(['E-2P', 'the second word is for law (legal)']);
  });

  test('legal has a mail address only: its answer, recorded, is the second word', () => {
    const mail = settings(on).replace('legal: [law]', 'legal: ["mail:legal@acme.example"]').replace('psirt-lead: [lead]', 'psirt-lead: [lead, case]'); // prettier-ignore
    const offered = '/psirt by legal <what they answered>';
    expect(answered(say(first(mail), 'lead', again))[1]).toContain(offered);
    expect(answered(say(first(mail), 'case', again))[1]).toContain(offered);
    expect(stateOf(first(mail))?.state).toBe('to-decide');
    expect(stateOf(taken(first(mail), 'lead', '/psirt by legal "no, by mail"'))?.state).toBe('not-required');
  });
});
