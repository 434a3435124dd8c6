// What the reporter is owed by the calendar or because something became known, each once; and their own deadline.
import { describe, expect, test } from 'vitest';
import { clocksOf } from '../../../src/core/case/clocks.ts';
import { deadlineOf, owedInstants, owedNow } from '../../../src/core/case/owed.ts';
import type { View } from '../../../src/core/case/view.ts';
import { messageText } from '../../../src/core/words/messages.ts';
import { riskWords } from '../../../src/core/words/risk-words.ts';
import { accepted, at, confirmed, fixing, published, ready, report, viewAfter } from '../words/a-view.ts';
import type { Step } from '../words/a-view.ts';

const cve: Step = { name: 'cve', state: 'id', id: 'CVE-2026-1234', because: null };
const scheduled = (release_at: string): Step => ({ name: 'scheduled', release_at });
const until = (time: string): Step => ({ name: 'embargo', act: 'until', until: time, text: null });
const remedy: Step = {
  name: 'remedy',
  decision: 'fix',
  due: '2026-12-10T16:00:00Z',
  mitigations: [],
  because: null,
};

/** `form: about`, at the end of these steps or at a time. */
function owed(steps: readonly Step[], now?: string): readonly string[] {
  const view = viewAfter(steps);
  return owedNow(now === undefined ? view : at(view, now)).map(({ form, about }) => `${form}: ${about}`);
}

describe('a CVE ID', () => {
  test('is told once it is known, unless the verdict told it', () => {
    expect(owed([...confirmed, cve])).toEqual(['cve: CVE-2026-1234']);
    expect(owed([...accepted, cve, ...confirmed.slice(accepted.length)])).toEqual([]);
    expect(owed([...confirmed, { name: 'cve', state: 'pending', id: null, because: null }])).toEqual([]);
    expect(owed([...confirmed, cve, { name: 'owed', form: 'cve', about: 'CVE-2026-1234' }])).toEqual([]);
  });
});

describe('a date', () => {
  test('is told when it moves, and not when it is said again', () => {
    const moved = viewAfter([...confirmed, remedy, scheduled('2026-12-14T16:00:00Z')]);
    const seq = String(moved.it.head.seq);
    expect(owedNow(moved)).toEqual([{ form: 'date', about: seq }]);
    expect(owed([...confirmed, remedy, scheduled('2026-12-10T16:00:00Z')])).toEqual([]);
    expect(owed([...confirmed, remedy, until('2026-12-12T16:00:00Z')])).toHaveLength(1);
    const told: Step = { name: 'owed', form: 'date', about: seq };
    expect(owed([...confirmed, remedy, scheduled('2026-12-14T16:00:00Z'), told])).toEqual([]);
    expect(owed([...confirmed, remedy, scheduled('2026-12-14T16:00:00Z'), told, scheduled('2026-12-15T16:00:00Z')])).toHaveLength(1);
  });

  test('counts from the word on dates that came last, and an embargo that is lifted has no end to tell', () => {
    expect(owed([...confirmed, remedy, { name: 'confirmed' }, scheduled('2026-12-14T16:00:00Z')])).toHaveLength(1);
    expect(owed([...accepted, remedy, { name: 'confirmed' }, scheduled('2026-12-14T16:00:00Z')])).toHaveLength(1);
    expect(owed([...confirmed, remedy, { name: 'embargo', act: 'lift', until: null, text: 'all shipped' }])).toHaveLength(1);
  });

  test('is nothing to tell before the report is taken, to nobody outside, after a no, and after publication', () => {
    expect(owed([report(), until('2026-12-12T16:00:00Z')])).toEqual([]);
    expect(owed([report({ reporter: null, source: 'product-team' }), ...accepted.slice(1), until('2026-12-12T16:00:00Z')])).toEqual([]);
    expect(owed([...accepted, until('2026-12-12T16:00:00Z'), { name: 'duplicate', of: '#41', published: false }])).toEqual([]);
    expect(owed([...published, until('2026-12-12T16:00:00Z')])).toEqual([]);
  });
}); // prettier-ignore

describe('before the release', () => {
  test('they look at fix, text and credit as soon as all is ready, and four days before at the latest', () => {
    expect(owed(ready)).toEqual(['verify: 2026-12-10T16:00:00Z']);
    expect(owed(fixing)).toEqual([]);
    expect(owed(fixing, '2026-12-06T16:00:00Z')).toEqual(['verify: 2026-12-10T16:00:00Z']);
    expect(owed([...confirmed, remedy], '2026-12-06T16:00:00Z')).toEqual([]);
    expect(owed([...accepted, remedy], '2026-12-06T16:00:00Z')).toEqual([]);
    expect(owed([...ready, { name: 'owed', form: 'verify', about: 'x' }])).toEqual([]);
  });

  test('they hear of it the day before, if it is ready then', () => {
    expect(owed(ready, '2026-12-09T16:00:00Z')).toEqual(['tomorrow: 2026-12-10T16:00:00Z']);
    expect(owed(fixing, '2026-12-09T16:00:00Z')).toEqual([]);
    expect(owed(ready, '2026-12-10T16:00:00Z')).toEqual([]);
    expect(owed([...ready, { name: 'public', state: 'public', url: null, since: null }])).toEqual([]);
  });

  test('a sweep comes at these times', () => {
    expect(owedInstants(viewAfter(ready))).toEqual(['2026-12-06T16:00:00Z', '2026-12-09T16:00:00Z']);
    expect(owedInstants(viewAfter(accepted))).toEqual([]);
  });
});

describe('their own deadline', () => {
  const disclose = (view: View) => clocksOf(view).find(({ name }) => name === 'disclose')?.due;
  const said = (time: string | null): Step => ({ name: 'reporter-deadline', deadline: time });

  test('is what they said last', () => {
    expect(deadlineOf(viewAfter(accepted))).toBeNull();
    expect(deadlineOf(viewAfter([report({ reporter_deadline: '2027-02-02T00:00:00Z' })]))).toBe('2027-02-02T00:00:00Z');
    expect(deadlineOf(viewAfter([report({ reporter_deadline: '2027-02-02T00:00:00Z' }), said(null)]))).toBeNull();
    expect(deadlineOf(viewAfter([]))).toBeNull();
  });

  test('counts for the clock of disclosure where it is earlier than ours', () => {
    expect(disclose(viewAfter([report()]))).toBe('2027-02-28T08:55:00Z');
    expect(disclose(viewAfter([report(), said('2027-02-02T16:00:00Z')]))).toBe('2027-02-02T16:00:00Z');
    expect(disclose(viewAfter([report(), said('2027-05-02T16:00:00Z')]))).toBe('2027-02-28T08:55:00Z');
  });
}); // prettier-ignore

test('thanks are due when the case is closed, and not in a record that knows of none', () => {
  const closed = viewAfter([...published, { name: 'closed', outcome: 'fixed', thanks: true }]);
  const [about] = closed.it.facts.get('closed') ?? [];
  if (about === undefined) throw new Error('not closed');
  expect(messageText(closed, { notice: 'thanks', about })).toContain(
    'We have closed your report (PSIRT-42): it is fixed.',
  );
});

test.each([
  ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:L/A:N', 'it can be used over the network, without an account, without anybody’s help; all or much of what is secret can be read, and some of the data can be changed'],
  ['CVSS:4.0/AV:L/AC:L/AT:N/PR:L/UI:A/VC:N/VI:N/VA:H/SC:N/SI:N/SA:N', 'it can be used by somebody who is on the system already, with an ordinary account, if somebody else does something first; all or much of the service can be stopped'],
  ['CVSS:3.1/AV:P/AC:L/PR:H/UI:R/S:U/C:N/I:N/A:N', 'it can be used by somebody who can touch the device, with an administrator’s account, if somebody else does something first'],
  ['CVSS:2.0/AV:N', ''],
  ['CVSS:3.1/XX', ''],
  ['', ''],
])('%s in words', (vector, words) => {
  expect(riskWords(vector)).toBe(words);
}); // prettier-ignore
