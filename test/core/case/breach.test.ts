import { describe, expect, test } from 'vitest';
import { attackUnderEmbargo, breachOf, isDecidedSince } from '../../../src/core/case/breach.ts';
import { after } from '../commands/conversation.ts';
import { bound, embargo, invited, party, told } from '../outside.ts';
import { at, receipt, report, requested } from '../words/a-view.ts';
import type { Step } from '../words/a-view.ts';

const url = 'https://example.org/post';
const open = (more: object = {}): Step => ({ name: 'public', state: 'public', url, since: null, ...more });
const shut: Step = { name: 'public', state: 'private', url: null, since: null };
const exploit = (state: 'public-exploit' | 'wild'): Step => ({ name: 'exploit', state, evidence: url });
const broken: Step = { ...embargo('broken'), text: url } as Step;

describe('what broke the embargo', () => {
  test.each<[string, readonly Step[], object]>([
    ['somebody said so', [report(), broken], { how: 'broken', what: url, since: null, parties: [] }],
    ['it is public', [report(), open({ since: '2026-11-30T09:30:00Z' })], { how: 'public', what: url, since: '2026-11-30T09:30:00Z' }],
    ['an exploit is public', [report(), exploit('public-exploit')], { how: 'exploit', what: url }],
    ['it is public, and then an exploit too', [report(), open(), exploit('public-exploit')], { how: 'public', seq: 2 }],
    ['it was said twice', [report(), open(), open({ url: `${url}/2` })], { how: 'public', seq: 2 }],
    ['it was said, taken back and said again', [report(), open(), shut, open()], { how: 'public', seq: 4 }],
    ['while another date was proposed', [...bound, embargo('propose', '2027-01-01T16:00:00Z', 'p2'), open()], { how: 'public' }],
  ])('%s', (_, steps, expected) => {
    expect(breachOf(after(steps))).toMatchObject(expected);
  }); // prettier-ignore

  test.each<[string, readonly Step[]]>([
    ['an embargo that holds', [report()]],
    ['one that was lifted', [report(), embargo('lift'), open()]],
    ['what was public before the report', [report(), open({ since: '2026-11-01T00:00:00Z' })]],
    ['what nobody knew to be private', [report({ visibility: 'unknown' }), open()]],
    ['what is public no more', [report(), open(), shut]],
    ['what has no embargo', [report({ embargo_until: null }), open()]],
    ['what nobody reported', [embargo('until', '2027-01-01T16:00:00Z'), open()]],
    ['a fix that came out', [report(), { name: 'fix-public', what: 'tag', url }, open()]],
  ])('is not %s', (_, steps) => {
    expect(breachOf(after(steps))).toBeUndefined();
  });

  test('is not what became public after the embargo had expired', () => {
    const late = at(after([report()]), '2027-03-01T09:00:00Z');
    expect(breachOf(after([open()], late))).toBeUndefined();
  });

  test('concerns everybody outside who knows anything', () => {
    expect(breachOf(after([...bound, broken]))?.parties).toEqual(['p2', 'p3']);
    expect(breachOf(after([...invited, broken]))?.parties).toEqual([]);
    expect(breachOf(after([...invited, told('p2'), party('remove', { party: 'p3' }), broken]))?.parties).toEqual(['p2']); // prettier-ignore
  });
});

test('it was decided since by keeping the date, by another one, by asking for publication or by publishing', () => {
  const until = (...steps: readonly Step[]) => isDecidedSince(after([report(), broken, ...steps]), 2);
  expect(until()).toBe(false);
  expect(until(embargo('keep'))).toBe(true);
  expect(until({ name: 'scheduled', release_at: '2026-12-02T16:00:00Z' })).toBe(true);
  expect(until(receipt('publish'))).toBe(true);
  expect(isDecidedSince(after(requested), 2)).toBe(true);
});

test('attacks ask for a decision only while an embargo runs', () => {
  expect(attackUnderEmbargo(after([report(), exploit('wild')]))?.seq).toBe(2);
  expect(attackUnderEmbargo(after([report(), embargo('lift'), exploit('wild')]))).toBeUndefined();
  expect(attackUnderEmbargo(after([report()]))).toBeUndefined();
});
