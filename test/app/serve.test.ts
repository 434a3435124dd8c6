// The whole App against a GitHub in a box: an issue is opened, its webhook arrives, the case gets its labels; then the App stops.
import { Octokit } from '@octokit/rest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSay } from '../../src/app/say.ts';
import { serve } from '../../src/app/serve.ts';
import { openBoxHouse } from '../../src/cli/box-house.ts';
import type { BoxHouse } from '../../src/cli/box-house.ts';
import { GitHubFailure } from '../../src/github/failure.ts';
import { acme } from '../../src/sandbox/seed/world.ts';

const cases = { owner: 'acme', repo: 'psirt' };
const log: string[] = [];
const say = openSay({ level: 'debug', write: (line) => log.push(line) });

let house: BoxHouse;
beforeAll(async () => {
  house = await openBoxHouse({ world: acme, say });
});
afterAll(() => house.close());

test('an issue becomes a case because its webhook arrived, and no line of the log says what is in it', async () => {
  const lead = new Octokit({ baseUrl: house.box.api, auth: house.box.tokens['lead'] });
  const { data } = await lead.issues.create({ ...cases, title: 'CANARY', body: 'CANARY of the body' });
  await house.rest();
  const labels = await lead.issues.listLabelsOnIssue({ ...cases, issue_number: data.number });

  expect(labels.data.map(({ name }) => name)).toContain('status/new');
  expect(log.join('')).toContain('"sentence":"a webhook was a hint"');
  expect(log.join('')).not.toContain('CANARY');
});

test('a key that does not fit is told by status and route alone', async () => {
  const started = serve({
    environment: {
      key: { appId: house.box.publisher.id, privateKey: house.box.app.privateKey },
      repository: cases,
      api: house.box.api,
      secrets: ['a secret of the tests'],
      host: '127.0.0.1',
      port: 0,
      publish: undefined,
      pager: undefined,
      sweepMinutes: 60,
      logLevel: 'debug',
    },
    say,
    spaced: false,
  });

  await expect(started).rejects.toThrow(GitHubFailure);
});

test('it stops when everything is done', async () => {
  await house.app.stop();

  await expect(fetch(`${house.app.url}/health`)).rejects.toThrow('fetch failed');
});
