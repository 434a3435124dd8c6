import { describe, expect, test } from 'vitest';
import {
  boundParties,
  distrosTold,
  listedParties,
  nextReference,
  partiesOf,
} from '../../../src/core/case/parties.ts';
import { partyNames } from '../../../src/core/case/party-names.ts';
import { after, eyeOf } from '../commands/conversation.ts';
import { bound, invited, named, party, peopleComment, told } from '../outside.ts';
import { receipt } from '../words/a-view.ts';
import type { Step } from '../words/a-view.ts';

const stateOf = (...steps: readonly Step[]) => partiesOf(after([...invited, ...steps]))[0]?.state;

describe('a party', () => {
  test.each<[string, readonly Step[]]>([
    ['invited', []],
    ['accepted', [party('accept')]],
    ['informed', [party('accept'), told('p2')]],
    ['ready', [party('accept'), told('p2'), party('ready')]],
    ['ready', [party('accept'), party('ready'), told('p2')]],
    ['declined', [party('decline')]],
    ['left', [party('accept'), party('left', { silence: 'keeps' })]],
    ['breached', [party('breached')]],
    ['removed', [party('remove')]],
  ])('is %s', (state, steps) => {
    expect(stateOf(...steps)).toBe(state);
  });

  test('is told only while it is listed, and counts as informed only once it accepted', () => {
    expect(partiesOf(after([...invited, told('p9', 'p2')]))[0]).toMatchObject({ state: 'invited', told: ['2026-11-30T12:00:00Z'] }); // prettier-ignore
  });

  test('is bound from its yes on until it goes', () => {
    const refs = (steps: readonly Step[]) => boundParties(after(steps)).map((one) => one.party);
    expect([refs(invited), refs(bound), refs([...bound, party('left', { silence: 'keeps' })])]).toEqual([[], ['p2', 'p3'], ['p3']]); // prettier-ignore
  });

  test('that was taken off is not listed, and its reference is nobody else’s', () => {
    const view = after([...invited, party('remove')]);
    expect(listedParties(view).map((one) => one.party)).toEqual(['p3']);
    expect(nextReference(view)).toBe('p4');
    expect(nextReference(after([]))).toBe('p2');
  });

  test('without a role is a vendor: a record that was harmed still reads', () => {
    expect(partiesOf(after([party('accept')]))[0]).toMatchObject({ role: 'vendor', formerly: null });
  });
});

test('linux-distros was told when it was told first', () => {
  expect(distrosTold(after([...bound, told('distros'), told('distros')]))).toBe('2026-11-30T14:00:00Z');
  expect(distrosTold(after([...bound, told('p2')]))).toBeUndefined();
});

describe('who stands behind a reference', () => {
  const both = [
    { party: 'p2', name: 'Acme OS', contact: 'sec@acmeos.example' },
    { party: 'p3', name: 'CERT/XX', contact: 'https://cert.example/report' },
  ];
  const kept = after([...invited, receipt('parties', { comment: '7' })]);
  const seven = { look: 'comment', id: 7 } as const;

  test('stands in the comments that named them, until it is written down', () => {
    expect(partyNames(after(invited), eyeOf(named))).toEqual(both);
    expect(partyNames(after([]), eyeOf())).toEqual([]);
  });

  test('stands in the comment about people outside from then on', () => {
    expect(partyNames(kept, eyeOf([[seven, { body: peopleComment }]]))).toEqual(both);
  });

  test('is not known before the comments were looked at', () => {
    expect(partyNames(after(invited), eyeOf())).toBeUndefined();
    expect(partyNames(kept, eyeOf(named))).toBeUndefined();
  });

  test.each<[string, unknown]>([
    ['it is gone', null],
    ['somebody else wrote it', { author: { id: 2 }, body: '/psirt party add Other vendor a@b.example' }],
    ['it says something else now', { author: { id: 1 }, body: '/psirt help' }],
    ['it says it no longer as it must', { author: { id: 1 }, body: '/psirt party add' }],
    ['its contact is none', { author: { id: 1 }, body: '/psirt party add Other vendor x' }],
    ['it is too tangled to be read', { author: { id: 1 }, body: `/psirt party add A vendor a@b.example ${'<'.repeat(2_000)}` }],
  ])('is nobody when %s', (_, comment) => {
    const seen = [[{ look: 'comment', id: 1 }, comment] as const, ...named.slice(1)];
    expect(partyNames(after(invited), eyeOf(seen))).toEqual(both.slice(1));
  }); // prettier-ignore

  test('is nobody where the record says no place, or no comment', () => {
    expect(partyNames(after([party('add', { place: null })]), eyeOf())).toEqual([]);
    const [entry] = after([party('add')]).it.entries;
    const swept = after([{ entry: { ...entry, via: 'sweep' } as never }]);
    expect(partyNames(swept, eyeOf())).toEqual([]);
  });

  test('is what another comment tells, where the first was deleted', () => {
    const again = after([...invited, receipt('parties', { comment: '7' }), receipt('parties:3', { comment: '8' }), receipt('parties:x', { comment: '9' }), receipt('parties:4', {}, 'failed')]); // prettier-ignore
    const seen = [[seven, null], [{ look: 'comment', id: 8 }, { body: peopleComment }]] as const; // prettier-ignore
    expect(partyNames(again, eyeOf(seen))).toEqual(both);
  });
});
