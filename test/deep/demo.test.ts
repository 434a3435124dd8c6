// The demo that the README begins with: whoever tries the product first sees the whole life of a vulnerability, to its end.
import { expect, test } from 'vitest';
import { run } from '../../src/cli/demo.ts';

test('it plays to its end, and nothing was refused but what shows a refusal', async () => {
  const lines: string[] = [];
  const aside: string[] = [];
  const out = {
    line: (text: string) => void lines.push(text),
    aside: (text: string) => void aside.push(text),
  };
  expect(await run({ words: [], options: {}, environment: {}, out })).toBe(0);
  const told = lines.join('\n');
  expect(told).toMatch(/▸ status: recovering → closed\n[^]*Public before the patch was: 0 bytes/u);
  expect(told).toMatch(/contract: \d+ requests, 0 violations$/u);
  // A stranger's word, and the second signature by whoever gave the first.
  expect(told.match(/Your command did not run|approve .*(?:E-2P)/gu) ?? []).toHaveLength(2);
  expect(aside).toEqual([]);
}, 120_000);
