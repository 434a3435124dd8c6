// Every vendored record from report to publication, by the command that people run; and docs/replay.md tells its outcome.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

test('what real projects published can be said, gets through, and means the same', async () => {
  const { stdout } = await promisify(execFile)('npm', ['run', '--silent', 'replay'], { maxBuffer: 2 ** 24 });

  const [, records, differing] = /^(\d+) records: \d+ fields agree, (\d+) differ,/m.exec(stdout) ?? [];
  expect(stdout).not.toContain('docs/replay.md tells another outcome');
  expect({ differing, isEnough: Number(records) >= 25 }).toEqual({ differing: '0', isEnough: true });
});
