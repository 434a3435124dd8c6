// A page has one form, whatever the case: nothing goes into it but the case repository's name, the case's number, the kind of alarm and times.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alarmKinds, pageOf, testPage } from '../../src/core/page.ts';

const about = { repository: 'acme/psirt', number: 42, alarm: 'exploited', act: 'page:exploited:7', at: '2026-12-01T16:00:00Z' } as const; // prettier-ignore

test('its words', () => {
  expect(pageOf(about)).toEqual({
    id: expect.stringMatching(/^[\da-f]{32}$/u),
    at: '2026-12-01T16:00:00Z',
    alarm: 'exploited',
    number: 42,
    text: 'psirt-bot: case 42 needs somebody now. https://github.com/acme/psirt/issues/42',
    url: 'https://github.com/acme/psirt/issues/42',
  });
  expect(testPage({ id: 'x', at: about.at, repository: 'acme/psirt' })).toMatchObject({ alarm: 'test', number: null, text: 'psirt-bot: this is a test; nobody is needed. https://github.com/acme/psirt' }); // prettier-ignore
});

test('its id is the same for every attempt, and another one for every other page', () => {
  const ids = fc.record({ number: fc.nat(50), alarm: fc.constantFrom(...alarmKinds), seq: fc.nat(50) });
  const idOf = (
    { number, alarm, seq }: { number: number; alarm: (typeof alarmKinds)[number]; seq: number },
    at: string,
  ) => pageOf({ repository: 'acme/psirt', number, alarm, act: `page:${alarm}:${seq}`, at }).id;
  fc.assert(
    fc.property(ids, ids, (one, two) => {
      expect(idOf(one, '2026-12-01T16:00:00Z')).toBe(idOf(one, '2026-12-01T17:00:00Z'));
      const isSame = one.number === two.number && one.alarm === two.alarm && one.seq === two.seq;
      expect(idOf(one, about.at) === idOf(two, about.at)).toBe(isSame);
    }),
  );
});
