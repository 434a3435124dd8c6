// The worlds a box can start with: the default one, and one of other names and tags; settings that are valid and by a person.
import { afterAll, describe, expect, test } from 'vitest';
import { readSettings, settingsPath } from '../../src/core/settings.ts';
import { startBox } from '../../src/sandbox/box.ts';
import { accountsOf, tokenOf } from '../../src/sandbox/seed/accounts.ts';
import { acme, productName, seedOf, settingsText } from '../../src/sandbox/seed/world.ts';
import type { WorldRecord } from '../../src/sandbox/seed/world.ts';
import { as, at, each } from './client.ts';

const curl: WorldRecord = {
  organisation: 'curl',
  site: 'curl-www',
  products: [
    {
      repository: 'curl',
      description: 'Transfers data with URLs',
      package: 'curl',
      publisher: 'action',
      lines: [{ name: '8', branch: 'master', tags: 'curl-8_*', releases: ['curl-8_2_1', 'curl-8_3_0'] }],
      files: { 'lib/socks.c': 'int x;\n' },
    },
    {
      repository: 'My_Tool.js',
      workspace: 'none',
      lines: [{ name: '1', branch: 'main', tags: 'v*', releases: [] }],
    },
  ],
};

function settingsOf(world: WorldRecord) {
  const reading = readSettings(settingsText(world));
  return reading.ok ? reading.settings : reading.mistakes;
}

describe('settings', () => {
  test('of the default world are valid and strict', () => {
    expect(settingsOf(acme)).toMatchObject({
      two_person: 'strict',
      roles: { 'psirt-lead': ['lead'], psirt: ['analyst'], 'product-owner': ['owner'], 'fix-dev': ['dev'] },
      site: { repository: 'acme/security', branch: 'main', directory: 'advisories' },
      products: {
        widget: {
          repository: 'acme/widget',
          ecosystem: 'npm',
          package: 'widget',
          workspace: 'fork',
          publisher: 'action',
          lines: { '2.4': { branch: 'main', tags: 'v2.4.*' }, '2.3': { branch: '2.3', tags: 'v2.3.*' } },
        },
      },
    });
  });

  test('of other names are valid too', () => {
    expect(productName('My_Tool.js')).toBe('my-tool.js');
    expect(settingsOf(curl)).toMatchObject({
      site: { repository: 'curl/curl-www' },
      products: {
        curl: { package: 'curl', publisher: 'action', lines: { '8': { tags: 'curl-8_*' } } },
        'my-tool.js': { repository: 'curl/My_Tool.js', package: 'my-tool.js', workspace: 'none' },
      },
    });
  });
});

describe('the default world', async () => {
  const box = await startBox();
  afterAll(() => box.close());
  const owner = as(box, box.tokens['owner']);

  test('has a case repository whose settings a person committed', async () => {
    const { body } = await owner('GET', `/repos/acme/psirt/contents/${settingsPath}`);
    expect(Buffer.from(String(at(body, 'content')), 'base64').toString('utf8')).toBe(settingsText(acme));
    const commits = await owner('GET', `/repos/acme/psirt/commits?path=${settingsPath}`);
    expect(each(commits.body, 'author', 'login')).toEqual(['owner']);
    expect(at(commits.body, 0, 'author', 'id')).toBe(box.people['owner']);
  });

  test('has everybody with an account, and the roles they need', async () => {
    expect(Object.keys(box.tokens)).toEqual([
      'owner',
      'lead',
      'analyst',
      'dev',
      'reporter',
      'outsider',
      'helper',
    ]);
    const ids = Object.fromEntries(accountsOf(seedOf(acme), []).map(({ login, id }) => [login, id + 2]));
    expect(box.people).toEqual(ids);
    const level = async (repository: string, login: string) =>
      at(
        (await owner('GET', `/repos/acme/${repository}/collaborators/${login}/permission`)).body,
        'role_name',
      );
    const logins = ['owner', 'lead', 'analyst', 'dev', 'reporter', 'outsider'];
    expect(await Promise.all(logins.map((login) => level('psirt', login)))).toEqual([
      'admin', 'maintain', 'write', 'read', 'none', 'write',
    ]); // prettier-ignore
    expect(await Promise.all(logins.map((login) => level('widget', login)))).toEqual([
      'admin', 'maintain', 'write', 'write', 'read', 'read',
    ]); // prettier-ignore
  });

  test('has both lines with their release, the newer grown from the older', async () => {
    const range = await owner('GET', '/repos/acme/widget/compare/v2.3.8...v2.4.0');
    expect([at(range.body, 'status'), at(range.body, 'ahead_by')]).toEqual(['ahead', 1]);
    const heads = ['2.3', 'main'].map((name) => owner('GET', `/repos/acme/widget/git/ref/heads/${name}`));
    const tags = ['v2.3.8', 'v2.4.0'].map((name) => owner('GET', `/repos/acme/widget/git/ref/tags/${name}`));
    const shas = async (refs: typeof heads) =>
      (await Promise.all(refs)).map(({ body }) => at(body, 'object', 'sha'));
    expect(await shas(tags)).toEqual(await shas(heads));
    expect(each((await owner('GET', '/repos/acme/widget/releases')).body, 'tag_name')).toEqual([
      'v2.4.0',
      'v2.3.8',
    ]);
  });

  test('knows its accounts by number, and what it consists of', async () => {
    const ask = (path: string) => owner('GET', path);
    expect(at((await ask(`/user/${box.app.botId}`)).body, 'login')).toBe('psirt-bot[bot]');
    expect((await ask('/user/4711')).status).toBe(404);
    expect(each((await ask('/orgs/acme/repos')).body, 'name')).toEqual(['psirt', 'widget', 'security']);
    expect(each((await as(box)('GET', '/orgs/acme/repos')).body, 'name')).toEqual(['widget', 'security']);
    const apps = await ask('/orgs/acme/installations');
    expect(each(at(apps.body, 'installations'), 'app_slug')).toEqual(['psirt-bot', 'psirt-publisher']);
    expect((await as(box, box.tokens['lead'])('GET', '/orgs/acme/installations')).status).toBe(403);
    expect(at((await ask('/apps/psirt-bot')).body, 'id')).toBe(box.app.id);
    expect(box.violations()).toEqual([]);
  });
});

test('another world has its own names, branches, tags and files, and no settings when it wants none', async () => {
  const box = await startBox({ seed: seedOf({ ...curl, settings: null }) });
  const lead = as(box, tokenOf('lead'));
  expect(each((await lead('GET', '/repos/curl/curl/tags')).body, 'name')).toEqual([
    'curl-8_3_0',
    'curl-8_2_1',
  ]);
  expect((await lead('GET', '/repos/curl/curl/contents/lib/socks.c?ref=master')).status).toBe(200);
  expect((await lead('GET', `/repos/curl/psirt/contents/${settingsPath}`)).status).toBe(404);
  expect(box.publicRepositories()).toEqual(['curl/curl', 'curl/My_Tool.js', 'curl/curl-www']);
  await box.close();
});

test('a seed without an owner, or with a commit by nobody, is refused', async () => {
  const seed = seedOf(acme);
  const people = seed.people.filter(({ login }) => login !== 'owner');
  await expect(startBox({ seed: { ...seed, people } })).rejects.toThrow(
    /needs one person with member: "owner"/,
  );
  const branches = [{ name: 'main', commits: [{ message: 'm', files: {}, by: 'nobody' }] }];
  const repositories = [{ name: 'x', description: 'd', branches }];
  await expect(startBox({ seed: { ...seed, repositories } })).rejects.toThrow(/is by nobody, who is none/);
});
