// `npx tsx scripts/keep-logs.ts [RELEASE]`: plays the demo's case in the box and keeps the record that comes of it as the logs of this
// release (package.json's version unless told). What is kept once is never written again: test/core/logs.test.ts holds every later
// release to it.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openSay } from '../src/app/say.ts';
import { clientsFor } from '../src/app/serve.ts';
import { openBoxHouse } from '../src/cli/box-house.ts';
import { world } from '../src/cli/demo/curl.ts';
import { openStage } from '../src/cli/demo/stage.ts';
import { play } from '../src/cli/demo/story.ts';
import { settingsPath } from '../src/core/settings.ts';
import { recordNow } from '../src/github/record-files.ts';
import { storedFile } from '../src/github/stored-file.ts';
import { names, readKept, statesOf } from './logs/kept.ts';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
const folder = join('test/logs', process.argv[2] ?? version);
if (existsSync(folder))
  throw new Error(`${folder} is there already and stays as it is; name another release`);

const repository = { owner: world.organisation, repo: world.cases ?? 'psirt' };
const say = openSay({ level: 'warn', write: (line) => process.stderr.write(line) });
const house = await openBoxHouse({ world, say });
try {
  const stage = openStage({ house, repository: 'curl/psirt', print: () => undefined });
  await play(stage, new URL(house.publishUrl).origin);
  await keep();
} finally {
  await house.close();
}

async function keep(): Promise<void> {
  const { app, api } = house.box;
  const key = { appId: app.id, privateKey: app.privateKey };
  const { cases } = clientsFor({ key, repository, api }, { spaced: false });
  const read = await recordNow(cases, repository);
  const settings = await storedFile(cases, { ...repository, path: settingsPath });
  if (read === undefined || settings === undefined) throw new Error('the story left no record');
  for (const [path, text] of read.files) write(join(names.record, path), text);
  write(names.settings, settings.text);
  write(names.expected, `${JSON.stringify(statesOf(readKept(folder)), null, 2)}\n`);
  console.log(`kept ${read.files.size} files in ${folder}`);
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
