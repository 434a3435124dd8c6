// `doctor` in the box, as the App and as the organisation's owner: what is open is named with what breaks and how to mend it.
import { Octokit } from '@octokit/rest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { openSay } from '../../src/app/say.ts';
import { openBoxHouse } from '../../src/cli/box-house.ts';
import type { BoxHouse } from '../../src/cli/box-house.ts';
import { rulesetName } from '../../src/cli/init/ruleset-step.ts';
import { startBox } from '../../src/sandbox/box.ts';
import type { Box } from '../../src/sandbox/box.ts';
import { acme, seedOf } from '../../src/sandbox/seed/world.ts';
import { shell } from './shell.ts';

const cases = { owner: 'acme', repo: 'psirt' };
const widget = { owner: 'acme', repo: 'widget' };
const byAction = {
  ...acme,
  products: acme.products.map((product) => ({ ...product, publisher: 'action' as const })),
};
let house: BoxHouse;
let owner: Octokit;
beforeAll(async () => {
  house = await openBoxHouse({ world: byAction, say: openSay({ level: 'error', write: () => undefined }) });
  owner = new Octokit({ baseUrl: house.box.api, auth: house.box.tokens['owner'] });
});
afterAll(() => house.close());

const asApp = ({ app, api }: Box = house.box) => ({
  environment: {
    APP_ID: String(app.id),
    PRIVATE_KEY: app.privateKey,
    PSIRT_REPOSITORY: 'acme/psirt',
    GITHUB_API_URL: api,
  },
});
const asOwner = ({ tokens, api }: Box = house.box) => ({
  environment: { GITHUB_TOKEN: tokens['owner'], PSIRT_REPOSITORY: 'acme/psirt', GITHUB_API_URL: api },
});

test('what is open is named, with what breaks and how to mend it', async () => {
  house.box.controls.addSecret({ repository: 'acme/widget' }, 'PUBLISHER_KEY');
  house.box.controls.addDeployKey('acme/psirt', 'CANARY');
  await owner.repos.createOrUpdateEnvironment({ ...widget, environment_name: 'release' });
  house.box.controls.addSecret({ repository: 'acme/widget', environment: 'release' }, 'KEY');
  await owner.request('DELETE /repos/{owner}/{repo}/private-vulnerability-reporting', widget);
  const { code, printed } = await shell('doctor', asOwner());

  for (const wrong of [
    'no ruleset forbids others on psirt-records: creation, update, deletion, non_fast_forward',
    'acme/widget takes no private reports',
    'acme/widget: no ruleset guards the tags v2.4.*, v2.3.*',
    'acme/widget: the secret PUBLISHER_KEY belongs to the whole repository',
    'acme/widget: the environment release holds secrets and is not limited to tags',
    'the deploy key 1 can read it',
  ])
    expect(printed).toContain(`WRONG ${wrong}`);
  expect(printed).toContain('note  there is no dashboard; it comes with the first case');
  expect(printed).toContain('note  @outsider (write) can, and the settings give no role by that login');
  expect(printed.match(/WRONG/g)).toHaveLength(printed.match(/what breaks: .+\n +to do: .+/g)?.length ?? 0);
  expect(printed).not.toContain('CANARY');
  expect(code).toBe(1);
});

async function mend(): Promise<void> {
  const guard = (name: string, target: 'branch' | 'tag', include: string[]) =>
    owner.request('POST /repos/{owner}/{repo}/rulesets', {
      ...(target === 'branch' ? cases : widget),
      name,
      target,
      enforcement: 'active',
      conditions: { ref_name: { include, exclude: [] } },
      rules: [{ type: 'creation' }, { type: 'update' }, { type: 'deletion' }, { type: 'non_fast_forward' }],
      bypass_actors: [{ actor_id: house.box.app.id, actor_type: 'Integration', bypass_mode: 'always' }],
    });
  await guard(rulesetName, 'branch', ['refs/heads/psirt-records']);
  await guard('release tags', 'tag', ['refs/tags/v*']);
  const deployment_branch_policy = { protected_branches: false, custom_branch_policies: true };
  await owner.repos.createOrUpdateEnvironment({
    ...widget,
    environment_name: 'release',
    deployment_branch_policy,
  });
  await owner.repos.createDeploymentBranchPolicy({
    ...widget,
    environment_name: 'release',
    name: 'v*',
    type: 'tag',
  });
  await owner.request('PUT /repos/{owner}/{repo}/private-vulnerability-reporting', widget);
}

test('what was mended is fine', async () => {
  await mend();
  const { printed } = await shell('doctor acme/psirt', asOwner());

  for (const fine of [
    'acme/psirt is private',
    'a ruleset lets nobody but Apps write there',
    'acme/widget takes private reports',
    'acme/widget: rulesets guard the release tags of every line',
    'our clock and GitHub’s agree (date-header)',
    'the App’s newest commit is verified (app-commits-signed)',
  ])
    expect(printed).toContain(`ok    ${fine}`);
  expect(printed.match(/WRONG .*/g)).toEqual([
    'WRONG acme/widget: the secret PUBLISHER_KEY belongs to the whole repository',
    'WRONG the deploy key 1 can read it',
  ]);
});

test('as the App: permissions, events and deliveries; what it may not see is said to be unknown', async () => {
  const { printed, code } = await shell('doctor', asApp());

  expect(printed).toContain('ok    all that the code uses is granted');
  expect(printed).toContain('?     deploy keys: GitHub answers 403');
  expect(printed).toContain('?     acme/widget: private reports: GitHub answers 403');
  expect(printed).not.toContain('WRONG');
  expect(code).toBe(0);
});

test('deliveries that fail are told with a guess at why', async () => {
  house.box.setWebhookTarget(`${house.app.url}/wrong`);
  await owner.issues.createLabel({ ...cases, name: 'x', color: 'ededed' });
  await owner.issues.create({ ...cases, title: 'x', labels: ['not-a-case'] });
  await house.rest();
  const { printed } = await shell('doctor', asApp());
  house.box.setWebhookTarget(house.webhookUrl);

  expect(printed).toMatch(/WRONG \d+ of the last \d+ deliveries failed, the newest at .* with 404/);
  expect(printed).toContain('to do: the path is wrong: it ends in /api/github/webhooks');
});

test('an App that was granted less, and a house without settings', async () => {
  const { default_permissions: permissions, default_events: events } = z
    .object({ default_permissions: z.record(z.string(), z.string()), default_events: z.array(z.string()) })
    .parse(parse(readFileSync('app.yml', 'utf8')));
  const box = await startBox({
    seed: seedOf({ ...acme, settings: 'version: 2\n' }),
    permissions: { ...permissions, repository_advisories: 'read', checks: 'write' },
    events: events.filter((event) => event !== 'release'),
  });
  const { printed, code } = await shell('doctor', asApp(box));
  const lead = await shell('doctor', asOwner(box));
  await box.close();

  expect(printed).toContain(
    'WRONG repository_advisories: write is missing\n          what breaks: private reports, drafts and publication',
  );
  expect(printed).toContain('WRONG the event release is not subscribed to');
  expect(printed).toContain('note  checks: write is more than the code uses');
  expect(printed).toContain('WRONG .github/psirt.yml has mistakes');
  expect(lead.printed).toContain('?     only the App itself can tell');
  expect(code).toBe(1);
});

test('without any key it says what is missing', async () => {
  const { code, aside } = await shell('doctor acme/psirt');

  expect(code).toBe(2);
  expect(aside).toContain(
    'Expected a token of a person in GITHUB_TOKEN, or the App’s APP_ID and PRIVATE_KEY; got nothing',
  );
});
