// What `init` and `doctor` ask of a house: rulesets that hold, rules of a branch, environments, secrets by name, collaborators.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBox } from '../../src/sandbox/box.ts';
import type { Box } from '../../src/sandbox/box.ts';
import { as, asApp, at, each } from './client.ts';
import type { Ask } from './client.ts';

let box: Box;
let owner: Ask;
let app: Ask;
const cases = '/repos/acme/psirt';
const product = '/repos/acme/widget';

beforeAll(async () => {
  box = await startBox();
  owner = as(box, box.tokens['owner']);
  app = await asApp(box);
});
afterAll(() => box.close());

const ruleset = (bypass: readonly object[], rules = ['update', 'deletion']) => ({
  name: 'records',
  target: 'branch',
  enforcement: 'active',
  bypass_actors: bypass,
  conditions: { ref_name: { include: ['refs/heads/psirt-*'], exclude: [] } },
  rules: rules.map((type) => ({ type })),
});
const byApp = () => ({ actor_id: box.app.id, actor_type: 'Integration', bypass_mode: 'always' });
const write = (ask: Ask, branch: string, path: string) =>
  ask('PUT', `${cases}/contents/${path}`, { message: 'm', content: '', branch });

test('a ruleset keeps everybody but its bypass from a branch', async () => {
  const sha = at((await owner('GET', `${cases}/commits/main`)).body, 'sha');
  await owner('POST', `${cases}/git/refs`, { ref: 'refs/heads/psirt-records', sha });
  expect((await as(box, box.tokens['lead'])('POST', `${cases}/rulesets`, ruleset([]))).status).toBe(403);
  const made = await owner('POST', `${cases}/rulesets`, ruleset([byApp()]));
  const place = `${cases}/rulesets/${String(at(made.body, 'id'))}`;

  expect([
    (await write(owner, 'psirt-records', 'a')).status,
    (await write(app, 'psirt-records', 'a')).status,
  ]).toEqual([409, 201]);
  expect((await write(owner, 'main', 'a')).status).toBe(201);
  expect((await owner('DELETE', `${cases}/git/refs/heads/psirt-records`)).status).toBe(409);
  expect(each((await owner('GET', `${cases}/rules/branches/psirt-records`)).body, 'type')).toEqual([
    'update',
    'deletion',
  ]);
  expect((await owner('GET', `${cases}/rules/branches/main`)).body).toEqual([]);
  expect(at((await owner('GET', place)).body, 'bypass_actors', 0, 'actor_id')).toBe(box.app.id);

  await owner('PUT', place, { enforcement: 'disabled' });
  expect((await write(owner, 'psirt-records', 'b')).status).toBe(201);
  expect((await owner('DELETE', place)).status).toBe(204);
  expect((await owner('GET', `${cases}/rulesets`)).body).toEqual([]);
});

test('tags can be kept from being made', async () => {
  const tags = {
    ...ruleset([], ['creation']),
    target: 'tag',
    conditions: { ref_name: { include: ['refs/tags/v*'], exclude: [] } },
  };
  await owner('POST', `${product}/rulesets`, tags);
  const sha = at((await owner('GET', `${product}/commits/main`)).body, 'sha');
  expect((await app('POST', `${product}/git/refs`, { ref: 'refs/tags/v9', sha })).status).toBe(409);
  expect((await app('POST', `${product}/git/refs`, { ref: 'refs/tags/w9', sha })).status).toBe(201);
});

test('plans without rulesets on private repositories say so', async () => {
  box.controls.setPrivateRulesets('off');
  expect((await owner('POST', `${cases}/rulesets`, ruleset([]))).status).toBe(403);
  expect((await owner('POST', `${product}/rulesets`, ruleset([]))).status).toBe(201);
  box.controls.setPrivateRulesets('on');
});

test('an environment has its policies, and secrets are known by name', async () => {
  const place = `${product}/environments/release`;
  expect((await owner('GET', place)).status).toBe(404);
  const policy = { protected_branches: false, custom_branch_policies: true };
  await owner('PUT', place, { deployment_branch_policy: policy });
  await owner('POST', `${place}/deployment-branch-policies`, { name: 'v*', type: 'tag' });
  box.controls.addSecret({ repository: 'acme/widget', environment: 'release' }, 'PUBLISHER_KEY');
  box.controls.addSecret({ repository: 'acme/widget' }, 'NPM_TOKEN');

  expect(at((await owner('GET', place)).body, 'deployment_branch_policy')).toEqual(policy);
  const policies = await owner('GET', `${place}/deployment-branch-policies`);
  expect(each(at(policies.body, 'branch_policies'), 'name')).toEqual(['v*']);
  const names = async (path: string) => each(at((await owner('GET', path)).body, 'secrets'), 'name');
  expect(await names(`${place}/secrets`)).toEqual(['PUBLISHER_KEY']);
  expect(await names(`${product}/actions/secrets`)).toEqual(['NPM_TOKEN']);
  expect((await as(box, box.tokens['dev'])('GET', `${product}/actions/secrets`)).status).toBe(403);
  expect((await owner('GET', `${product}/immutable-releases`)).body).toMatchObject({ enabled: false });
});

test('collaborators come and go, and who may what is told', async () => {
  const place = `${cases}/collaborators`;
  expect(each((await owner('GET', place)).body, 'login')).toEqual([
    'owner',
    'lead',
    'analyst',
    'dev',
    'outsider',
  ]);
  await owner('PUT', `${place}/reporter`, { permission: 'triage' });
  expect((await as(box, box.tokens['reporter'])('GET', cases)).status).toBe(200);
  const { body } = await owner('GET', `${place}/reporter/permission`);
  expect([at(body, 'permission'), at(body, 'role_name')]).toEqual(['read', 'triage']);
  await owner('DELETE', `${place}/reporter`);
  expect((await as(box, box.tokens['reporter'])('GET', cases)).status).toBe(404);
  expect([
    (await owner('GET', `${place}/outsider`)).status,
    (await owner('GET', `${place}/reporter`)).status,
    (await owner('GET', `${place}/nobody-here/permission`)).status,
  ]).toEqual([204, 404, 404]);
});

test('nothing of this broke the contract', () => {
  expect(box.violations()).toEqual([]);
});
