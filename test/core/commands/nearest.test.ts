import { expect, test } from 'vitest';
import { nearest } from '../../../src/core/commands/nearest.ts';

const verbs = ['accept', 'approve', 'ack', 'severity', 'embargo'];

test.each([
  ['acept', 'accept'],
  ['ACCEPT', 'accept'],
  ['accpet', 'accept'],
  ['sevrity', 'severity'],
  ['akc', 'ack'],
  ['aproove', 'approve'],
  ['emb', 'embargo'],
  ['zzzzzz', undefined],
  ['', undefined],
  ['a'.repeat(60), undefined],
])('%j', (typed, meant) => {
  expect(nearest(typed, verbs)).toBe(meant);
});
