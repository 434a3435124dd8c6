// What a case owes by law and by when: nothing while no regime is on, and otherwise by the rules that counted when somebody became aware.
import { describe, expect, test } from 'vitest';
import { awareOf } from '../../../src/core/case/awareness.ts';
import { dutiesOf, openDuties } from '../../../src/core/case/duties.ts';
import type { Duty } from '../../../src/core/case/duties.ts';
import type { Fact, FactData } from '../../../src/core/case/fact.ts';
import { fieldsOf, regimesOf } from '../../../src/core/plan/regimes/enabled.ts';
import { after, empty, settings } from '../commands/conversation.ts';
import { receipt, report } from '../words/a-view.ts';
import type { Step } from '../words/a-view.ts';

const cra = empty(settings('regimes: { cra: { as: manufacturer, csirt: "BSI, Germany" } }'));
const wild: Step = { name: 'exploit', state: 'wild', evidence: 'logs' };
const aware = (aware_at: string, event: FactData['aware']['event'] = 'exploitation'): Fact => ({ name: 'aware', event, aware_at, basis: 'logs' }); // prettier-ignore
const act = (stage: string, more: Partial<FactData['duty']>): Fact => ({
  name: 'duty', regime: 'cra', stage, event: 'exploitation', act: 'required', filed_at: null, ref: null, because: null, due: null, aware_at: null, ...more,
}); // prettier-ignore

const short = ({ clock, state, due }: Duty): string =>
  `${clock} ${state} ${due.kind === 'dated' ? due.at : due.kind === 'pending' ? `after ${due.until}` : 'no date'}`;

describe('what is raised', () => {
  test('nothing while no regime is on, and nothing while nothing happened', () => {
    expect(dutiesOf(after([report(), wild]))).toEqual([]);
    expect(dutiesOf(after([report()], cra))).toEqual([]);
    expect(regimesOf(cra.house).map(({ as, csirt }) => [as, csirt])).toEqual([[['manufacturer'], 'BSI, Germany']]); // prettier-ignore
  });

  test('attacks raise what is to be decided; when it is due nobody guesses', () => {
    expect(dutiesOf(after([report(), wild], cra)).map(short)).toEqual([
      'cra-24h to-decide after aware exploitation',
      'cra-72h to-decide after aware exploitation',
      'cra-final to-decide after aware exploitation',
      'cra-users to-decide no date',
    ]);
  });

  test('a leak raises what the law asks of data of people, unless it is the company’s alone', () => {
    const gdpr = empty(settings('regimes: { gdpr: { as: controller } }'));
    const leaked = (...kinds: ('personal' | 'customer' | 'corporate')[]) => dutiesOf(after([report(), { name: 'leak', state: 'suspected', what: 'x', kinds }], gdpr)).length; // prettier-ignore
    expect([leaked(), leaked('customer', 'corporate'), leaked('personal'), leaked('corporate')].map((count) => count > 0)).toEqual([true, true, true, false]); // prettier-ignore
    const possible = after([report(), { name: 'leak', state: 'possible', what: null }], gdpr);
    expect(dutiesOf(possible)).toEqual([]);
  });

  test('awareness gives them their times', () => {
    const view = after([report(), wild, aware('2026-11-30T08:00:00Z')], cra);
    expect(awareOf(view, 'exploitation')?.aware_at).toBe('2026-11-30T08:00:00Z');
    expect(openDuties(view).map(short)).toEqual([
      'cra-24h to-decide 2026-12-01T08:00:00Z',
      'cra-72h to-decide 2026-12-03T08:00:00Z',
      'cra-final to-decide after measure',
      'cra-users to-decide no date',
    ]);
  });

  test('awareness before the first day: none of them, and why', () => {
    const [first] = dutiesOf(after([report(), aware('2026-09-10T23:59:59Z')], cra));
    expect(first).toMatchObject({ state: 'off', because: 'it applies from 2026-09-11 on, and we became aware before that' }); // prettier-ignore
    expect(dutiesOf(after([report(), aware('2026-09-11T00:00:00Z')], cra))[0]?.state).toBe('to-decide');
  });
});

test('the final report of a vulnerability waits for a measure; that of an incident for the notification', () => {
  const known = [report(), aware('2026-11-30T08:00:00Z')];
  const final = (steps: readonly Step[]): string => short(dutiesOf(after([...known, ...steps], cra)).filter(({ stage }) => stage === 'final').at(-1) as Duty); // prettier-ignore
  expect(final([receipt('publish')])).toBe('cra-final to-decide 2026-12-14T11:00:00Z');
  expect(final([aware('2026-12-01T10:00:00Z', 'measure')])).toBe('cra-final to-decide 2026-12-15T10:00:00Z');
  expect(final([aware('2026-11-01T10:00:00Z', 'measure')])).toBe('cra-final to-decide 2026-12-14T08:00:00Z');
  const incident = [aware('2027-01-28T08:00:00Z', 'incident')];
  expect(final(incident)).toBe('cra-final-incident to-decide after filed 72h');
  const filed = act('72h', { event: 'incident', act: 'filed', filed_at: '2027-01-31T07:00:00Z', due: '2027-01-31T08:00:00Z', aware_at: '2027-01-28T08:00:00Z' }); // prettier-ignore
  expect(final([...incident, filed])).toBe('cra-final-incident to-decide 2027-02-28T07:00:00Z');
});

test('what was filed stays as it was, whatever awareness is corrected to; then a correction is owed', () => {
  const filed = act('24h', { act: 'filed', filed_at: '2026-12-01T09:00:00Z', ref: 'SRP-77', due: '2026-12-01T08:00:00Z', aware_at: '2026-11-30T08:00:00Z' }); // prettier-ignore
  const before = after([report(), aware('2026-11-30T08:00:00Z'), filed], cra);
  const [duty, next] = dutiesOf(before);
  expect(duty).toMatchObject({
    state: 'filed',
    lateness: 3_600,
    due: { kind: 'dated', at: '2026-12-01T08:00:00Z' },
  });
  expect(duty?.correction).toBeUndefined();
  // The portal counts 72 hours from the early warning.
  expect(next).toMatchObject({ due: { at: '2026-12-03T08:00:00Z' }, portalMayShow: '2026-12-04T09:00:00Z' });
  const moved = dutiesOf(after([report(), aware('2026-11-30T08:00:00Z'), filed, aware('2026-11-29T08:00:00Z')], cra)); // prettier-ignore
  expect(moved[0]).toMatchObject({ lateness: 3_600, due: { at: '2026-12-01T08:00:00Z' }, correction: true });
  expect(moved[1]).toMatchObject({ due: { at: '2026-12-02T08:00:00Z' } });
});

test('an early advisory with a workaround is a measure, one without is none', () => {
  const early: Step = { name: 'publish-requested', hash: 'a', early: true, notice: 'a', expires: '2027-12-01T00:00:00Z', roles: [], fix_authors: [] }; // prettier-ignore
  const help: Step = { name: 'workaround', text: 'Switch it off.' };
  const final = (steps: readonly Step[]): string | undefined => {
    const asked = after([report(), aware('2026-11-30T08:00:00Z'), ...steps, early], cra);
    return dutiesOf(after([receipt(`early:${asked.it.entries.length}:site`)], asked)).map(short)[2];
  };
  expect(final([])).toBe('cra-final to-decide after measure');
  expect(final([help])).toBe('cra-final to-decide 2026-12-14T12:00:00Z');
});

test('a filing that tells no times counts from when it was told', () => {
  const [duty] = dutiesOf(after([report(), wild, act('24h', { act: 'filed' })], cra));
  expect(duty).toMatchObject({ due: { kind: 'none' }, filed: { filed_at: '2026-11-30T11:00:00Z', begun: '2026-11-30T11:00:00Z' }, lateness: 0 }); // prettier-ignore
});

describe('a contract', () => {
  const stage = (starts: string): string =>
    `{ title: notice, article: clause 12, owner: legal, starts: { ${starts} } }`;
  const version = (as: string, dates: string, stages: string): string => `{ as: [${as}], applies_to: us, source: clause 12, effective_from: ${dates}, stages: { ${stages} } }`; // prettier-ignore
  const contract = (as: string, ...versions: readonly string[]) => empty(settings(`regimes:\n  contract-acme: { as: [${as}], rules: { title: Contract, about: x, filed_at: by mail, versions: { ${versions.map((one, index) => `v${index}: ${one}`).join(', ')} } } }`)); // prettier-ignore
  const incident = stage('incident: { from: aware, within: 24h }');
  const told = aware('2026-11-30T08:00:00Z', 'incident');

  test('that binds us twice asks for each stage once', () => {
    const twice = contract('supplier, buyer', version('supplier', '2026-01-01', `notice: ${incident}`), version('buyer', '2026-01-01', `notice: ${incident}, report: ${incident}`)); // prettier-ignore
    expect(dutiesOf(after([report(), told], twice)).map(({ clock }) => clock)).toEqual(['contract-acme-notice', 'contract-acme-report']); // prettier-ignore
  });

  test('that ended before counts no more, and counts on its last day', () => {
    const until = (day: string) => dutiesOf(after([report(), told], contract('supplier', version('supplier', `2026-01-01, effective_to: ${day}`, `notice: ${incident}`))))[0]; // prettier-ignore
    expect(until('2026-11-29')).toMatchObject({ state: 'off', because: 'no version of it counted when we became aware' }); // prettier-ignore
    expect(until('2026-11-30')?.state).toBe('to-decide');
  });

  test('asks for a stage only where its event happened, and on request from the request on', () => {
    const two = contract('supplier', version('supplier', '2026-01-01', `notice: ${incident}, breach: ${stage('breach: { from: aware, within: 24h }')}, answer: ${stage('incident: { from: request, within: 24h }')}`)); // prettier-ignore
    expect(dutiesOf(after([report(), told], two)).map(short)).toEqual(['contract-acme-notice to-decide 2026-12-01T08:00:00Z', 'contract-acme-answer to-decide after request']); // prettier-ignore
    const asked = after([report(), told, aware('2026-11-30T10:00:00Z', 'request')], two);
    expect(dutiesOf(asked).map(short)[1]).toBe('contract-acme-answer to-decide 2026-12-01T10:00:00Z');
  });
});

test('a name without rules, which no settings file may hold, is no regime', () => {
  const { house } = cra;
  expect(regimesOf({ settings: { ...house.settings, regimes: { acme: {} } } })).toEqual([]);
});

test('the fields of a stage, in the order of the form', () => {
  const [duty] = dutiesOf(after([report(), wild], cra));
  const fields = fieldsOf(duty?.version ?? {}, '24h', 'exploitation');
  expect(fields[2]).toEqual({ label: 'title', max: 255, need: 'required', knows: 'title' });
  expect(fields.some(({ label }) => label === 'nature of the incident')).toBe(false);
  expect(fields[7]).toEqual({ label: 'Member States where available', max: null, need: 'if-available' });
  expect(fieldsOf({}, '24h', 'exploitation')[0]).toEqual({ label: 'what happened', max: null, need: 'if-available', knows: 'general' }); // prettier-ignore
});
