// Every vendored record from report to publication, by the command that people run; and docs/replay.md tells its outcome.
import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

test('what real projects published can be said, gets through, and means the same', () => {
  const { stdout, status } = spawnSync('npm', ['run', '--silent', 'replay'], {
    encoding: 'utf8',
    timeout: 600_000,
  });

  const complaints = stdout.split('\n').filter((line) => /^differs: |tells another outcome/.test(line));
  const [, records] = /^(\d+) records: \d+ fields agree, 0 differ,/m.exec(stdout) ?? [];
  expect(complaints).toEqual([]);
  expect({ status, isEnough: Number(records) >= 25 }).toEqual({ status: 0, isEnough: true });
});
