import { expect, test, vi } from 'vitest';
import { remembered, rememberedOf } from '../../src/core/remembered.ts';

test('a text is read once while it is kept, and the oldest goes first', () => {
  const read = vi.fn<(text: string) => number>((text) => text.length);
  const length = remembered(2, read);
  expect(['a', 'bb', 'a', 'ccc', 'bb', 'a'].map(length)).toEqual([1, 2, 1, 3, 2, 1]);
  expect(read.mock.calls.map(([text]) => text)).toEqual(['a', 'bb', 'ccc', 'a']);
});

test('an answer that is undefined is remembered too', () => {
  const read = vi.fn<(text: string) => undefined>();
  const nothing = remembered(1, read);
  nothing('a');
  nothing('a');
  expect(read).toHaveBeenCalledTimes(1);
});

test('a memory without room still answers', () => {
  expect(['a', 'a'].map(remembered(0, (text) => text.length))).toEqual([1, 1]);
});

test('an object is read once', () => {
  const read = vi.fn<(one: { readonly a: number }) => number>((one) => one.a);
  const a = rememberedOf(read);
  const one = { a: 1 };
  expect([a(one), a(one), a({ a: 1 })]).toEqual([1, 1, 1]);
  expect(read).toHaveBeenCalledTimes(2);
});
