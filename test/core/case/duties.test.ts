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

test('the fields of a stage, in the order of the form', () => {
  const [duty] = dutiesOf(after([report(), wild], cra));
  const fields = fieldsOf(duty?.version ?? {}, '24h', 'exploitation');
  expect(fields[2]).toEqual({ label: 'title', max: 255, need: 'required' });
  expect(fields.some(({ label }) => label === 'nature of the incident')).toBe(false);
  expect(fieldsOf({}, '24h', 'exploitation')).toEqual([]);
});
