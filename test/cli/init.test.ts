// `init` in the box, as the organisation's owner: each step is shown, done on a yes, and found there the second time.
import { Octokit } from '@octokit/rest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSay } from '../../src/app/say.ts';
import { serve } from '../../src/app/serve.ts';
import { firstSettings } from '../../src/cli/init/first-settings.ts';
import { readSettings } from '../../src/core/settings.ts';
import { labels } from '../../src/core/words/label-table.ts';
import { startBox } from '../../src/sandbox/box.ts';
import type { Box } from '../../src/sandbox/box.ts';
import { acme, seedOf } from '../../src/sandbox/seed/world.ts';
import { shell } from './shell.ts';

const cases = { owner: 'acme', repo: 'psirt' };
let box: Box;
let owner: Octokit;
beforeAll(async () => {
  box = await startBox({ seed: seedOf({ ...acme, settings: null }) });
  owner = new Octokit({ baseUrl: box.api, auth: box.tokens['owner'] });
});
afterAll(async () => {
  await box.idle();
  await box.close();
});

const asOwner = (ask?: (question: string) => Promise<boolean>) => ({
  environment: { GITHUB_TOKEN: box.tokens['owner'], GITHUB_API_URL: box.api },
  ...(ask && { ask }),
});

test('a no to every step changes nothing', async () => {
  const before = box.exchanges.filter(({ method }) => method !== 'GET').length;
  const asked: string[] = [];
  const { code, printed } = await shell(
    `init acme/psirt --app ${box.app.id}`,
    asOwner((question) => {
      asked.push(question);
      return Promise.resolve(false);
    }),
  );

  expect(asked).toHaveLength(4);
  expect(code).toBe(1);
  expect(printed).toContain(`make ${labels.length} labels: phase/1-triage, `);
  expect(printed).toContain('4 steps are open');
  expect(box.exchanges.filter(({ method }) => method !== 'GET')).toHaveLength(before);
});

test('a yes to every step makes the repository ready', async () => {
  const { code, printed } = await shell(
    `init acme/psirt --yes --app ${box.app.id} --products acme/widget`,
    asOwner(),
  );

  expect(code).toBe(0);
  expect(printed).toContain('asked in pull request #');
  const made = await owner.paginate(owner.issues.listLabelsForRepo, cases);
  expect(made.map(({ name }) => name)).toEqual(expect.arrayContaining(labels.map(({ name }) => name)));
  const { data: rules } = await owner.request('GET /repos/{owner}/{repo}/rules/branches/{branch}', {
    ...cases,
    branch: 'psirt-records',
  });
  expect(rules.map(({ type }) => type)).toEqual(['creation', 'update', 'deletion', 'non_fast_forward']);
  expect(box.violations()).toEqual([]);
});

test('the pull request holds settings that can be read, and a form that asks for the product', async () => {
  const text = async (path: string): Promise<string> => {
    const { data } = await owner.repos.getContent({ ...cases, path, ref: 'psirt-bot-init' });
    return 'content' in data ? Buffer.from(data.content, 'base64').toString() : '';
  };
  const settings = readSettings(await text('.github/psirt.yml'));

  expect(settings.ok && settings.settings.products['widget']?.repository).toBe('acme/widget');
  expect(settings.ok && settings.settings.roles['psirt-lead']).toEqual(['owner']);
  expect(await text('.github/ISSUE_TEMPLATE/report.yml')).toContain('- widget');
});

test('the guard keeps everybody out but the App', async () => {
  const write = owner.repos.createOrUpdateFileContents({
    ...cases,
    branch: 'psirt-records',
    path: 'x',
    message: 'x',
    content: 'eA==',
  });

  await expect(write).rejects.toMatchObject({ status: 409 });
});

test('the second time everything is there', async () => {
  const before = box.exchanges.filter(({ method }) => method !== 'GET').length;
  const { code, printed } = await shell('init acme/psirt --yes', asOwner());

  expect(code).toBe(0);
  expect(printed.match(/already there/g)).toHaveLength(4);
  expect(box.exchanges.filter(({ method }) => method !== 'GET')).toHaveLength(before);
});

test('after the merge too', async () => {
  const { data: pulls } = await owner.pulls.list({ ...cases, state: 'open' });
  await owner.pulls.merge({ ...cases, pull_number: pulls[0]?.number ?? 0, merge_method: 'merge' });
  const { code, printed } = await shell('init acme/psirt --yes', asOwner());

  expect(printed).toContain('issue form and settings: already there (both are there)');
  expect(code).toBe(0);
});

test('the App begins its work on what init made, and verify finds nothing wrong', async () => {
  const running = await serve({
    environment: {
      key: { appId: box.app.id, privateKey: box.app.privateKey },
      repository: cases,
      api: box.api,
      secrets: [box.app.webhookSecret],
      host: '127.0.0.1',
      port: 0,
      publish: undefined,
      pager: undefined,
      sweepMinutes: 60,
      logLevel: 'error',
    },
    say: openSay({ level: 'error', write: () => undefined }),
    spaced: false,
  });
  await running.bot.idle();
  await running.stop();
  const { code, printed } = await shell('verify acme/psirt', asOwner());

  expect(printed).toContain('1 log, nothing wrong');
  expect(code).toBe(0);
});

test.each([
  ['init', 'OWNER/REPO is missing'],
  ['init acme/psirt', 'Nobody can answer here. Add --yes'],
  ['init acme/psirt --yes --app psirt', "--app: expected the App's numeric id; got psirt"],
  ['init acme/psirt --yes --products widget', '--products: expected repositories as OWNER/NAME'],
])('"%s" says what is expected', async (line, words) => {
  const { code, aside } = await shell(line, asOwner());

  expect(code).toBe(2);
  expect(aside).toContain(words);
});

test('without a person’s token, or on a public repository, nothing is begun', async () => {
  const without = await shell('init acme/psirt --yes', { environment: { APP_ID: '1', PRIVATE_KEY: 'x' } });
  const open = await shell('init acme/widget --yes', asOwner());

  expect(without.aside).toContain('Expected a token of a person in GITHUB_TOKEN; got nothing');
  expect(open.aside).toContain('acme/widget is public');
  expect([without.code, open.code]).toEqual([2, 1]);
});

test('first settings can be read whatever the repositories are called', () => {
  const read = readSettings(firstSettings(['acme/.github', 'acme/Widget_One', 'a/b'], 'ada'));

  expect(read.ok && Object.keys(read.settings.products)).toEqual(['github', 'widget-one', 'b']);
});
