// `verify` over a real record: one that the App wrote in the box, the same as a checkout, and one that somebody else wrote to.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Octokit } from '@octokit/rest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSay } from '../../src/app/say.ts';
import { clientsFor } from '../../src/app/serve.ts';
import { openBoxHouse } from '../../src/cli/box-house.ts';
import type { BoxHouse } from '../../src/cli/box-house.ts';
import { recordNow } from '../../src/github/record-files.ts';
import { acme, settingsText } from '../../src/sandbox/seed/world.ts';
import { shell } from './shell.ts';

const cases = { owner: 'acme', repo: 'psirt' };
const scratch = mkdtempSync(join(tmpdir(), 'psirt-verify-'));
const [folder, settings] = [join(scratch, 'record'), join(scratch, 'psirt.yml')];
let house: BoxHouse;
let lead: Octokit;

beforeAll(async () => {
  house = await openBoxHouse({ world: acme, say: openSay({ level: 'error', write: () => undefined }) });
  lead = new Octokit({ baseUrl: house.box.api, auth: house.box.tokens['lead'] });
  await lead.issues.create({ ...cases, title: 'CANARY', body: 'CANARY of the body' });
  await house.rest();
});
afterAll(async () => {
  rmSync(scratch, { recursive: true });
  await house.close();
});

const asLead = () => ({
  environment: { GITHUB_TOKEN: house.box.tokens['lead'], GITHUB_API_URL: house.box.api },
});
const asApp = () => ({
  environment: {
    APP_ID: String(house.box.app.id),
    PRIVATE_KEY: house.box.app.privateKey,
    PSIRT_REPOSITORY: 'acme/psirt',
    GITHUB_API_URL: house.box.api,
  },
});

test.each([
  ['a person', 'verify acme/psirt', asLead],
  ['the App', 'verify', asApp],
])('a record that the App alone wrote is whole, as %s sees it', async (_who, line, around) => {
  const { code, printed, aside } = await shell(line, around());

  expect(aside).toBe('');
  expect(printed).toMatch(/^#1 +\d+ +[0-9a-f]{12} +new +- +whole$/m);
  expect(printed).toContain('2 logs, nothing wrong');
  expect(printed).not.toContain('CANARY');
  expect(code).toBe(0);
});

test('a checkout is walked without GitHub', async () => {
  const record = await recordNow(
    clientsFor(
      {
        key: { appId: house.box.app.id, privateKey: house.box.app.privateKey },
        repository: cases,
        api: house.box.api,
      },
      { spaced: false },
    ).cases,
    cases,
  );
  for (const [path, text] of record?.files ?? []) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  writeFileSync(settings, settingsText(acme));
  const whole = await shell(`verify --folder ${folder} --settings ${settings}`);
  const log = record?.files.get('cases/1/log.jsonl') ?? '';
  writeFileSync(join(folder, 'cases/1/log.jsonl'), log.slice(0, -9));
  const cut = await shell(`verify --folder ${folder}`);

  expect(whole.printed).toMatch(/^#1 .* new .* whole$/m);
  expect(whole.code).toBe(0);
  expect(cut.printed).toMatch(/^cases\/1\/log\.jsonl, line \d+: the last line is cut\n {2}to do: /m);
  expect(cut.printed).toMatch(/^#1 .*WRONG$/m);
  expect(cut.code).toBe(1);
});

test('a commit by anybody else is named with its case', async () => {
  await lead.repos.createOrUpdateFileContents({
    ...cases,
    branch: 'psirt-records',
    path: 'cases/1/notices/CANARY.md',
    message: 'CANARY',
    content: Buffer.from('CANARY').toString('base64'),
  });
  const { code, printed } = await shell('verify acme/psirt', asLead());

  expect(printed).toMatch(/^cases\/1\/: commit [0-9a-f]{12} of the record is not verified$/m);
  expect(printed).toMatch(/^cases\/1\/: commit [0-9a-f]{12} of the record is by another account$/m);
  expect(printed).toContain('cases/1/notices/CANARY.md: the bot writes no such file');
  expect(code).toBe(1);
});

test.each([
  ['verify', {}, 'Expected the case repository as OWNER/REPO; got nothing'],
  ['verify acme', {}, 'Expected the case repository as OWNER/REPO; got acme'],
  ['verify acme/psirt', {}, 'Expected a token of a person in GITHUB_TOKEN, or the App’s APP_ID and PRIVATE_KEY; got nothing'],
  ['verify acme/psirt', { APP_ID: 'x' }, 'APP_ID: expected the App’s numeric id'],
])('%s with %j says what is missing', async (line, environment, words) => {
  const { code, aside } = await shell(line, { environment });

  expect(code).toBe(2);
  expect(aside).toContain(words);
}); // prettier-ignore
