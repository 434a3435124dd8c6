// Logs that earlier releases wrote fold for ever to what they meant when they were written. `npx tsx scripts/keep-logs.ts` adds a
// release's own; nobody changes those that are there.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readKept, statesOf } from '../../scripts/logs/kept.ts';

const releases = readdirSync('test/logs');

test('there are logs of at least one release', () => {
  expect(releases.length).toBeGreaterThan(0);
});

test.each(releases)('the logs of %s fold as they did', (release) => {
  const folder = join('test/logs', release);
  const states: unknown = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'));

  expect(statesOf(readKept(folder))).toEqual(states);
});
