// An eye sees what was answered and remembers what it could not see yet.
import { expect, test } from 'vitest';
import { lookKey, openEye } from '../../src/core/look.ts';

test('One question has one key, whatever the order of its words', () => {
  const key = lookKey({ look: 'advisory', repository: 'acme/widget', ghsa: 'GHSA-1' });
  expect(lookKey({ ghsa: 'GHSA-1', look: 'advisory', repository: 'acme/widget' })).toBe(key);
  expect(lookKey({ look: 'advisory', repository: 'acme/widget', ghsa: 'GHSA-2' })).not.toBe(key);
});

test('What was not answered is asked for once; an answer of nothing is an answer', () => {
  const eye = openEye(new Map([[lookKey({ look: 'prose' }), null]]));
  expect(eye.ask({ look: 'prose' })).toBeNull();
  expect(eye.needs()).toEqual([]);
  expect(eye.ask({ look: 'audit' })).toBeUndefined();
  expect(eye.ask({ look: 'audit' })).toBeUndefined();
  expect(eye.needs()).toEqual([{ look: 'audit' }]);
});
