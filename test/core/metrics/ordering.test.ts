// The order of disclosure: which histories the model allows, what chance makes of each preference, and what a case makes of it.
import { expect, test } from 'vitest';
import { chanceOf, histories, orderingOf, preferences, skillOf } from '../../../src/core/metrics/ordering.ts';
import type { CaseMoments } from '../../../src/core/metrics/moments-of.ts';

test('the model allows seventy histories, and a walk takes one of them', () => {
  const orders = histories().map(({ order }) => order.join(''));
  expect(new Set(orders).size).toBe(70);
  expect(histories().reduce((sum, { chance }) => sum + chance, 0)).toBeCloseTo(1, 12);
});

test('they are all orders that keep the rules, found the other way round', () => {
  const all = permutations(['V', 'F', 'D', 'P', 'X', 'A']).filter((order) => {
    const at = (letter: string): number => order.indexOf(letter);
    const follows = (one: string, next: string): boolean => order[at(one) + 1] === next;
    const knows = at('V') < at('P') || follows('P', 'V');
    const isTold = at('P') < at('X') || follows('X', 'P');
    return at('V') < at('F') && at('F') < at('D') && knows && isTold;
  });
  expect(histories().map(({ order }) => order.join('')).toSorted()).toEqual(all.map((order) => order.join('')).toSorted()); // prettier-ignore
});

function permutations(letters: readonly string[]): readonly (readonly string[])[] {
  if (letters.length === 0) return [[]];
  return letters.flatMap((first) => permutations(letters.filter((one) => one !== first)).map((rest) => [first, ...rest])); // prettier-ignore
}

// The published table of the model, for a walk that starts with nothing known (Householder and Spring 2021, table of expected frequencies).
test.each([
  ['V<P', 0.333], ['V<X', 0.667], ['V<A', 0.75], ['F<P', 0.111], ['F<X', 0.333], ['F<A', 0.375],
  ['D<P', 0.037], ['D<X', 0.167], ['D<A', 0.187], ['P<X', 0.5], ['P<A', 0.667], ['X<A', 0.5],
] as const)('chance meets %s with %d', (preference, chance) => {
  expect(Math.abs(chanceOf(preference) - chance)).toBeLessThan(0.001);
}); // prettier-ignore

const moments = (known: Partial<CaseMoments>): CaseMoments => known as CaseMoments;

test('a fix that was ready first, and nobody ever attacked', () => {
  const ordering = orderingOf(moments({ received: '1', ready: '2', public: '3' }));
  expect(ordering).toEqual({
    'V<P': { met: true, both: true }, 'V<X': { met: true, both: false }, 'V<A': { met: true, both: false },
    'F<P': { met: true, both: true }, 'F<X': { met: true, both: false }, 'F<A': { met: true, both: false },
    'P<X': { met: true, both: false }, 'P<A': { met: true, both: false },
  }); // prettier-ignore
});

test('what was attacked before anybody could do anything', () => {
  const ordering = orderingOf(moments({ attacked: '1', received: '2', public: '3' }));
  const broken = preferences.filter((name) => ordering[name]?.met === false);
  expect(broken).toEqual(['V<A', 'F<P', 'F<A', 'P<A', 'X<A']);
  expect(ordering['F<X']).toBeUndefined();
});

test('skill is 1 for always, 0 for chance', () => {
  expect([skillOf(1, 0.25), skillOf(0.25, 0.25), skillOf(0, 0.5)]).toEqual([1, 0, -1]);
});
