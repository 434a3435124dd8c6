// The script of docs/intake.md, as a mail server runs it: the mail goes in, options and environment too, and the exit code comes back.
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const page = readFileSync('docs/intake.md', 'utf8');
const script = /```sh\n([\s\S]*?)```/u.exec(page)?.[1] ?? '';

function folder(): { readonly path: string; readonly run: string } {
  const path = mkdtempSync(join(tmpdir(), 'psirt-intake-'));
  const stub = `#!/bin/sh\necho "$PSIRT_REPOSITORY|$APP_ID|$*|$(cat)"\nexit 75\n`;
  for (const [name, text] of Object.entries({ 'psirt-bot': stub, 'psirt-intake': script })) {
    writeFileSync(join(path, name), text);
    chmodSync(join(path, name), 0o755);
  }
  return { path, run: join(path, 'psirt-intake') };
}

test('hands the mail and all options on, and gives the exit code back [R49, R50]', () => {
  const { path, run } = folder();
  const around = { input: 'the mail', env: { PATH: `${path}:/usr/bin:/bin` }, encoding: 'utf8' } as const;
  const ran = spawnSync(run, ['--list', 'oss-security'], around);
  expect(ran.stdout).toBe('acme/psirt|123456|intake mail --list oss-security|the mail\n');
  expect(ran.status).toBe(75);
});

test('is named in the lines for Postfix and fetchmail as it lies', () => {
  for (const line of ['|/usr/local/bin/psirt-intake"', 'mda "/usr/local/bin/psirt-intake"', '|/usr/local/bin/psirt-intake --list oss-security"'])
    expect(page).toContain(line);
  expect(execFileSync('/bin/sh', ['-n'], { input: script, encoding: 'utf8' })).toBe('');
}); // prettier-ignore
