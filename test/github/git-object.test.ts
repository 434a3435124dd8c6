// Names of git objects, as git itself gave them to the same files.
import { expect, test } from 'vitest';
import { blobName, treeName } from '../../src/github/sweep/git-object.ts';
import type { Folder } from '../../src/github/sweep/git-object.ts';

const file = (text: string) => Buffer.from(text);

test('folders and files are named as git names them, whatever the order in which they come', () => {
  const folder: Folder = new Map<string, Uint8Array | Folder>([
    ['z', file('ä')],
    ['ab', new Map([['y', file('ha\n')]])],
    ['a', new Map([['x', file('hi\n')]])],
    ['a.b', new Map([['x', file('ho\n')]])],
    ['a-c', file('hu\n')],
  ]);

  expect(blobName(file('hi\n'))).toBe('45b983be36b73c0788dc9cbcb76cbb80fc7bb057');
  expect(treeName(folder)).toBe('8a69a894891f293b63e53462428054c4f9e7f869');
  expect(treeName(new Map())).toBe('4b825dc642cb6eb9a060e54bf8d69288fbee4904');
});
