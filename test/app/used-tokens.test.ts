import { expect, test } from 'vitest';
import { openUsedTokens } from '../../src/app/used-tokens.ts';

test('a token is taken once while it holds', () => {
  const used = openUsedTokens();
  expect([used.use('a', 100, 10), used.use('a', 100, 99), used.use('b', 100, 10)]).toEqual([
    'first',
    'again',
    'first',
  ]);
});

test('a full memory refuses, until what it holds would be refused anyway', () => {
  const used = openUsedTokens(2);
  expect([used.use('a', 100, 10), used.use('b', 200, 10), used.use('c', 300, 99)]).toEqual([
    'first',
    'first',
    'full',
  ]);
  expect(used.use('c', 300, 100)).toBe('first');
  expect(used.use('d', 300, 100)).toBe('full');
  expect(used.use('b', 200, 100)).toBe('again');
});
