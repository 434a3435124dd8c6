// The demo that the README begins with: whoever tries the product first sees the whole life of a vulnerability, to its end.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const root = new URL('../..', import.meta.url);

test('it plays to its end, and nothing was refused but what shows a refusal', async () => {
  const { stdout, stderr } = await promisify(execFile)('npm', ['run', '--silent', 'demo'], { cwd: root });
  expect(stdout).toMatch(/▸ status: recovering → closed\n[^]*Public before the patch was: 0 bytes/u);
  expect(stdout).toMatch(/contract: \d+ requests, 0 violations\n$/u);
  // Who asked for it signs once; nothing else is in anybody's way.
  expect(stdout.match(/needs a second person \(E-2P\)/gu)).toHaveLength(1);
  expect(stdout.match(/needs something first|can’t be read/gu)).toBe(null);
  expect(stderr).toBe('');
}, 120_000);
