// Who is alone with a fix tests and reviews it twice, some time apart, where the settings let one person do so and nobody else can be asked.
import { describe, expect, test } from 'vitest';
import { linesOf } from '../../../src/core/case/lines.ts';
import type { View } from '../../../src/core/case/view.ts';
import { gates } from '../../../src/core/plan/gates.ts';
import { later, minute } from '../../../src/core/time.ts';
import type { Step } from '../words/a-view.ts';
import { actor, after, answered, empty, say, settings, taken } from './conversation.ts';

const url = 'https://github.com/acme/widget-ghsa-23xf-4w9c-xmr7/pull/1';
const affects: Step = { name: 'affects', product: 'widget', package: null, line: '2.4', range: '< 9', fixed: '2.4.1', impact: null }; // prettier-ignore
const fix: Step = { name: 'fix', url, line: '2.4', place: 'fork', author: null, reviewer: null, said: actor('lead') }; // prettier-ignore
const small = (more = 'two_person: solo'): string => settings(more).replace('[lin, ann]', '[]');
const house = (text: string): View => ({ ...empty(text), house: { ...empty(text).house, since: '2026-11-01T00:00:00Z' } }); // prettier-ignore
const linked = (text: string): View => after([affects, { name: 'assigned', role: 'case-lead', person: actor('lead'), line: null }, fix], house(text)); // prettier-ignore
const waited = (view: View, minutes: number): View => ({ ...view, now: later(view.now, minutes * minute) });

const attest = '/psirt test attested "full suite"';
const review = `/psirt fix ${url} for 2.4 reviewed-by @lead`;

describe('testing one’s own fix', () => {
  const once = (text: string): View => taken(linked(text), 'lead', attest);

  test('counts the second time, half an hour after the first', () => {
    const first = once(small());
    expect(linesOf(first)[0]?.tested).toBe(false);
    expect(gates.tests(first)[0]?.what).toContain('(who is alone says so twice, 30 min apart)');
    expect(answered(say(waited(first, 29), 'lead', attest))).toEqual([]);
    const second = taken(waited(first, 30), 'lead', attest);
    expect(linesOf(second)[0]?.tested).toBe(true);
    // What is tested needs no further word.
    expect(answered(say(waited(second, 30), 'lead', attest))).toEqual([]);
  });

  test.each<[string, View]>([
    ['by another person, who needs no second word', taken(linked(small()), 'dev', attest)],
    ['strictly', once(small('two_person: strict'))],
    ['where three can be asked', once(settings('two_person: solo'))],
    ['after settings that are newer than the first word', { ...once(small()), house: { ...once(small()).house, since: '2027-01-01T00:00:00Z' } }],
  ])('%s it does not', (_, view) => {
    const said = answered(say(waited(view, 60), 'lead', attest.replace('suite', 'suite again')));
    expect(said).toEqual([expect.not.objectContaining({ again: true })]);
  }); // prettier-ignore

  test('without a fix there is nothing to say twice', () => {
    const view = taken(after([affects], house(small())), 'lead', attest);
    expect(answered(say(waited(view, 60), 'lead', attest))).toEqual([]);
  });

  test('of two lines one may be somebody else’s', () => {
    const other: Step = { ...affects, line: '2.3', fixed: '2.3.9' };
    const view = taken(after([other], linked(small())), 'lead', '/psirt test attested "full suite" for 2.4');
    expect(answered(say(waited(view, 60), 'lead', '/psirt test attested "full suite" for 2.4'))).toEqual([expect.objectContaining({ again: true })]); // prettier-ignore
    expect(answered(say(waited(view, 60), 'lead', '/psirt test attested "full suite" for all'))).toEqual([expect.not.objectContaining({ again: true })]); // prettier-ignore
  });
});

describe('reviewing one’s own fix', () => {
  const refusal = 'the fix of line 2.4 must be reviewed by somebody else than its author';
  test('counts the second time that one looks', () => {
    const view = linked(small());
    expect(answered(say(view, 'lead', review))).toEqual(['E-2P', expect.stringMatching(/^the fix of line 2\.4 must be reviewed by somebody else than its author; alone, look at it again from \w+ \S+ \d\d:\d\d UTC on$/u)]); // prettier-ignore
    const reviewed = taken(waited(view, 30), 'lead', review);
    expect(gates.reviews(reviewed)).toEqual([]);
  });
  test('of two fixes at the time of the later one, in whichever order they are named', () => {
    const other = url.replace('pull/1', 'pull/2');
    const line: Step = { ...affects, line: '2.3', fixed: '2.3.9' };
    const both = taken(waited(after([line], linked(small())), 10), 'lead', `/psirt fix ${other} for 2.3`);
    const said = (links: string): string => JSON.stringify(answered(say(waited(both, 10), 'lead', `/psirt fix ${links} reviewed-by @lead`))); // prettier-ignore
    const when = /again from \w+ \S+ (\d\d:\d\d) UTC/u;
    const first = when.exec(said(`${url} for 2.4 ${other} for 2.3`))?.[1];
    expect(first).toBe(when.exec(said(`${other} for 2.3 ${url} for 2.4`))?.[1]);
    expect(`${first}` > `${when.exec(said(`${url} for 2.4`))?.[1]}`).toBe(true);
  });
  test.each<[string, View]>([
    ['in the same breath as it is linked', after([affects, { name: 'assigned', role: 'case-lead', person: actor('lead'), line: null }], house(small()))], // prettier-ignore
    ['strictly', linked(small('two_person: strict'))],
    ['where three can be asked', linked(settings('two_person: solo'))],
  ])('%s it does not', (_, view) => {
    expect(answered(say(waited(view, 60), 'lead', review))).toEqual(['E-2P', refusal]);
  });
});
