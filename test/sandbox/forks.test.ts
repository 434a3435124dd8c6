// Temporary private forks: opened with a 202 and ready later, hidden from Apps, merged all at once by people, deleted by publishing.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startBox } from '../../src/sandbox/box.ts';
import type { Box } from '../../src/sandbox/box.ts';
import { personOf } from '../../src/sandbox/person.ts';
import type { Person } from '../../src/sandbox/person.ts';
import { as, asApp, at, each } from './client.ts';
import type { Ask } from './client.ts';

let box: Box;
let app: Ask;
let opener: Ask;
let owner: Person;
let dev: Person;
let ghsa = '';
const repository = 'acme/widget';
const home = `/repos/${repository}/security-advisories`;
const path = 'src/record.js';

beforeAll(async () => {
  const permissions = {
    issues: 'write', contents: 'write', pull_requests: 'write', repository_advisories: 'write', administration: 'write',
  }; // prettier-ignore
  box = await startBox({ permissions });
  app = await asApp(box);
  opener = await asApp(box, { permissions: { repository_advisories: 'read', administration: 'write' } });
  [owner, dev] = [personOf(box, 'owner'), personOf(box, 'dev')];
  box.controls.setForkDelay(0);
});
afterAll(() => box.close());

beforeEach(async () => {
  const fields = {
    summary: 's', description: 'd', severity: 'high',
    vulnerabilities: [{ package: { ecosystem: 'npm', name: 'widget' }, vulnerable_version_range: '< 2.4.1' }],
  }; // prettier-ignore
  ghsa = String(at((await app('POST', home, fields)).body, 'ghsa_id'));
  await app('PATCH', `${home}/${ghsa}`, { collaborating_users: ['dev'] });
});

/** Opens the fork and waits until it answers. */
async function forked(): Promise<string> {
  const { body, status } = await opener('POST', `${home}/${ghsa}/forks`);
  expect(status).toBe(202);
  const name = String(at(body, 'full_name'));
  const head = () => dev.commit(name, 'main').catch(() => undefined);
  await expect.poll(head, { timeout: 10_000 }).toMatch(/^[0-9a-f]{40}$/);
  return name;
}

async function fixed(fork: string, branch: string, base = 'main'): Promise<number> {
  const files = { [path]: `// fixed on ${branch}\n` };
  await dev.push({ repository: fork, branch, from: base, message: 'Check the length', files });
  return dev.openPull({ repository: fork, head: branch, base, title: 'Check the length' });
}

test('opening answers 202 before there is anything; one advisory has one fork', async () => {
  box.controls.setForkDelay(60_000);
  const { status, body } = await opener('POST', `${home}/${ghsa}/forks`);
  box.controls.setForkDelay(0);
  const name = String(at(body, 'full_name'));
  expect([status, name]).toEqual([202, `${repository}-${ghsa.toLowerCase()}`]);
  expect((await as(box, box.tokens['owner'])('GET', `/repos/${name}`)).status).toBe(404);
  expect((await opener('POST', `${home}/${ghsa}/forks`)).status).toBe(422);
});

test('the fork has the branches of its parent and stands on the advisory', async () => {
  const name = await forked();
  expect(await dev.commit(name, 'main')).toBe(await dev.commit(repository, 'main'));
  expect(await dev.commit(name, '2.3')).toBe(await dev.commit(repository, '2.3'));
  expect(at((await app('GET', `${home}/${ghsa}`)).body, 'private_fork', 'full_name')).toBe(name);
});

test('opening needs the administration permission, or an administrator', async () => {
  const plain = await asApp(box, { permissions: { repository_advisories: 'write' } });
  expect((await plain('POST', `${home}/${ghsa}/forks`)).status).toBe(403);
  expect((await as(box, box.tokens['dev'])('POST', `${home}/${ghsa}/forks`)).status).toBe(403);
  expect(await owner.openFork({ repository, ghsa })).toContain('ghsa');
});

test('Apps see nothing of a fork, also with every permission, and are told nothing of it', async () => {
  const name = await forked();
  const before = box.deliveries.length;
  const number = await fixed(name, 'fix');
  const paths = [
    '',
    '/contents/src/record.js',
    '/pulls',
    `/pulls/${number}`,
    '/commits',
    '/git/ref/heads/fix',
  ];
  const statuses = await Promise.all(
    paths.map(async (rest) => (await app('GET', `/repos/${name}${rest}`)).status),
  );
  expect(statuses).toEqual(paths.map(() => 404));
  expect((await app('PUT', `/repos/${name}/contents/x`, { message: 'm', content: '' })).status).toBe(404);
  const reached = await app('GET', '/installation/repositories');
  expect(each(at(reached.body, 'repositories'), 'full_name')).toEqual([
    'acme/psirt',
    'acme/widget',
    'acme/security',
  ]);
  await box.idle();
  expect(box.deliveries).toHaveLength(before);
});

test('only collaborators and administrators get in, and lose it again', async () => {
  const name = await forked();
  const statusFor = async (login: string) =>
    (await as(box, box.tokens[login])('GET', `/repos/${name}`)).status;
  expect([await statusFor('dev'), await statusFor('owner')]).toEqual([200, 200]);
  expect([await statusFor('lead'), await statusFor('reporter')]).toEqual([404, 404]);
  await app('PATCH', `${home}/${ghsa}`, { collaborating_users: ['reporter'] });
  expect([await statusFor('dev'), await statusFor('reporter')]).toEqual([404, 200]);
});

test('pull requests land together by hand of an administrator, publicly, while the advisory is a draft', async () => {
  const name = await forked();
  const number = await fixed(name, 'fix');
  await fixed(name, 'fix-2.3', '2.3');
  const persons = as(box, box.tokens['owner']);
  expect(
    (await persons('PUT', `/repos/${name}/pulls/${number}/merge`, { merge_method: 'merge' })).status,
  ).toBe(405);
  await expect(box.controls.mergeFork(ghsa, 'dev')).rejects.toThrow(/dev may not merge/);

  const writes = box.publicLog.length;
  const landed = await box.controls.mergeFork(ghsa, 'owner');
  expect(landed.map(({ branch }) => branch)).toEqual(['main', '2.3']);
  expect(await dev.file({ repository, path })).toBe('// fixed on fix\n');
  expect(await dev.file({ repository, path, ref: '2.3' })).toBe('// fixed on fix-2.3\n');
  expect(await dev.commit(repository, 'main')).toBe(landed[0]?.after);
  const { body } = await app('GET', `/repos/${repository}/commits/main`);
  expect(each(at(body, 'parents'), 'sha')).toContain(await dev.commit(name, 'fix'));
  const texts = box.publicLog.slice(writes).map(({ text }) => text);
  expect(texts.some((text) => text.includes('Check the length') && text.includes('// fixed on fix'))).toBe(
    true,
  );
  await box.idle();
  expect(box.deliveries.filter(({ event }) => event === 'push')).toHaveLength(2);
  expect((await app('GET', `${home}/${ghsa}`)).body).toMatchObject({ state: 'draft' });
});

test('two pull requests on one branch, none at all, or a conflict stop the merge', async () => {
  const name = await forked();
  await expect(box.controls.mergeFork(ghsa, 'owner')).rejects.toThrow(/no open pull request/);
  await fixed(name, 'one');
  await owner.push({ repository, branch: 'main', message: 'Meanwhile', files: { [path]: '// other\n' } });
  const before = await dev.commit(repository, 'main');
  await expect(box.controls.mergeFork(ghsa, 'owner')).rejects.toThrow(/conflicts .* src\/record\.js/);
  await fixed(name, 'two');
  await expect(box.controls.mergeFork(ghsa, 'owner')).rejects.toThrow(
    /Only one pull request may target main/,
  );
  expect(await dev.commit(repository, 'main')).toBe(before);
});

test('a fork that publishing overtook never appears', async () => {
  box.controls.setForkDelay(20);
  await opener('POST', `${home}/${ghsa}/forks`);
  box.controls.setForkDelay(0);
  await app('PATCH', `${home}/${ghsa}`, { state: 'published' });
  await new Promise((done) => setTimeout(done, 60));
  const { body, status } = await as(box, box.tokens['owner'])('GET', '/orgs/acme/repos?per_page=100');
  expect(JSON.stringify(each(body, 'name'))).not.toContain(ghsa.toLowerCase());
  expect(status).toBe(200);
});

test('publishing deletes the fork', async () => {
  const name = await forked();
  await fixed(name, 'fix');
  const { body } = await app('PATCH', `${home}/${ghsa}`, { state: 'published' });
  expect(at(body, 'private_fork')).toBeNull();
  expect((await as(box, box.tokens['owner'])('GET', `/repos/${name}`)).status).toBe(404);
});

test('nothing of this broke the contract', () => {
  expect(box.violations()).toEqual([]);
});
