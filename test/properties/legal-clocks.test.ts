// The clocks of the law, computed a second time by a date library: whatever is said of a case, they never stand still, and what was filed
// never moves again. Leap days, ends of months and changes of clocks are looked for. `deep` asks ten thousand times.
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { expect, test } from 'vitest';
import { dutiesOf } from '../../src/core/case/duties.ts';
import type { Duty } from '../../src/core/case/duties.ts';
import type { Fact, FactData } from '../../src/core/case/fact.ts';
import { factDraft, withEntries } from '../../src/core/case/suppose.ts';
import type { View } from '../../src/core/case/view.ts';
import { ada, emptyView, report } from '../core/words/a-view.ts';

const runs = Number(process.env['PROPERTY_RUNS']) * 10;

const settings = `
version: 1
roles: { psirt-lead: [ada] }
products: { widget: { repository: acme/widget } }
regimes: { cra: { as: manufacturer }, gdpr: {}, sec-8k: {} }
`;
const base = emptyView(settings);
const utc = (seconds: number): DateTime => DateTime.fromSeconds(seconds, { zone: 'utc' });
const written = (time: DateTime): string => time.toUTC().toFormat("yyyy-MM-dd'T'HH:mm:ss'Z'");
const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia'] as const;

/** Moments near which calendars are difficult, as local times of a zone that changes its clocks. */
const hard = fc
  .record({
    day: fc.constantFrom('2026-10-25', '2026-11-01', '2027-01-31', '2027-03-28', '2027-03-14', '2027-12-31', '2028-01-29', '2028-01-30', '2028-01-31', '2028-02-28', '2028-02-29', '2028-03-31', '2028-10-29', '2031-08-31', '2032-02-29'),
    minutes: fc.nat(24 * 60 - 1),
    zone: fc.constantFrom(...zones),
  })
  .map(({ day, minutes, zone }) => DateTime.fromISO(day, { zone }).plus({ minutes }).toSeconds()); // prettier-ignore
const any = fc.integer({ min: Date.UTC(2026, 8, 12) / 1000, max: Date.UTC(2036, 0, 1) / 1000 });

const events = ['exploitation', 'breach', 'incident'] as const;
/** What stops other clocks, and would be tempted to stop these. */
const distractions: readonly Fact[] = [
  { name: 'asked', text: 'Which version?' },
  { name: 'deferred', until: '2039-01-01T00:00:00Z', because: 'a rewrite' },
  { name: 'held', because: 'wait' },
  { name: 'declined', reason: 'bug', justification: null, text: 'no' },
  { name: 'duplicate', of: '#41', published: false },
  { name: 'severity', level: 'low', because: null },
];
const story = fc.record({
  aware: fc.oneof(hard, any),
  measure: fc.option(fc.integer({ min: -40 * 86_400, max: 40 * 86_400 }), { nil: undefined }),
  filed: fc.option(fc.nat(10 * 86_400), { nil: undefined }),
  moved: fc.integer({ min: -3 * 86_400, max: 3 * 86_400 }),
  said: fc.array(fc.constantFrom(...distractions), { maxLength: 4 }),
  later: fc.nat(400 * 86_400),
});
type Story = typeof story extends fc.Arbitrary<infer T> ? T : never;

const aware = (event: FactData['aware']['event'], at: number): Fact => ({ name: 'aware', event, aware_at: written(utc(at)), basis: 'logs' }); // prettier-ignore
const said = (view: View, facts: readonly Fact[], now: string): View => withEntries({ ...view, now }, facts.map((fact) => factDraft(fact, { person: ada, said_at: now, via: 'comment:1' }))); // prettier-ignore

function filing({ regime, stage, event, due }: Duty, at: number, since: number): Fact {
  return { name: 'duty', regime, stage, event, act: 'filed', filed_at: written(utc(at)), ref: 'X', because: null, due: due.kind === 'dated' ? due.at : null, aware_at: written(utc(since)) }; // prettier-ignore
}

/** What a calendar says of a regime's stage for an event. */
function expected(told: Story, duty: Duty): string {
  const start = utc(told.aware);
  const of: Readonly<Record<string, () => DateTime | undefined>> = {
    'cra 24h': () => start.plus({ hours: 24 }),
    'cra 72h': () => start.plus({ hours: 72 }),
    'gdpr sa': () => start.plus({ hours: 72 }),
    'cra final exploitation': () => told.measure === undefined ? undefined : DateTime.max(start, utc(told.aware + told.measure)).plus({ days: 14 }),
    'cra final incident': () => told.filed === undefined ? undefined : utc(told.aware + told.filed).plus({ months: 1 }),
  }; // prettier-ignore
  const { regime, stage, event } = duty;
  const due = (of[`${regime} ${stage} ${event}`] ?? of[`${regime} ${stage}`])?.();
  return due === undefined ? 'no date' : written(due);
}

const dated = ({ due }: Duty): string => (due.kind === 'dated' ? due.at : 'no date');
const keyOf = ({ regime, stage, event }: Duty): string => `${regime} ${stage} ${event}`;

test('each is due when a calendar says so, whatever else is said, and stays so once it is filed', () => {
  const met = { leap: 0, filed: 0 };
  fc.assert(
    fc.property(story, (told) => {
      const now = written(utc(told.aware + 60 * 86_400));
      const first = [report(), ...events.map((event) => aware(event, told.aware)), ...(told.measure === undefined ? [] : [aware('measure', told.aware + told.measure)])]; // prettier-ignore
      let view = said(base, first, now);
      const stages = dutiesOf(view).filter(({ stage }) => stage === '72h' || stage === 'sa');
      const filings = told.filed === undefined ? [] : stages.map((duty) => filing(duty, told.aware + Number(told.filed), told.aware)); // prettier-ignore
      view = said(view, [...filings, ...told.said], now);
      view = { ...view, now: written(utc(told.aware + 60 * 86_400 + told.later)) };
      for (const duty of dutiesOf(view)) expect(`${keyOf(duty)} ${dated(duty)}`).toBe(`${keyOf(duty)} ${expected(told, duty)}`); // prettier-ignore

      const frozen = dutiesOf(view).filter(({ filed }) => filed !== undefined);
      const after = said(view, events.map((event) => aware(event, told.aware + told.moved)), view.now); // prettier-ignore
      for (const before of frozen) {
        const same = dutiesOf(after).find((duty) => keyOf(duty) === keyOf(before));
        const late = Math.max(0, Number(told.filed) - 72 * 3_600);
        expect([same && dated(same), same?.lateness]).toEqual([dated(before), late]);
      }
      met.filed += frozen.length;
      if (utc(told.aware).isInLeapYear && dutiesOf(view).some((duty) => dated(duty).includes('-02-29'))) met.leap += 1; // prettier-ignore
    }),
    { numRuns: runs },
  );
  // Else the property would hold because nothing was difficult.
  expect(met.filed).toBeGreaterThan(runs / 4);
  expect(met.leap).toBeGreaterThan(runs / 1000);
});
