// The OIDC issuer of Actions: discovery, keys, and the token of a workflow run as its job asks for it.
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBox } from '../../src/sandbox/box.ts';
import type { Box } from '../../src/sandbox/box.ts';
import type { Job } from '../../src/sandbox/oidc.ts';
import { at } from './client.ts';

let box: Box;
const audience = 'https://psirt.acme.example';
const job: Job = {
  repository: 'acme/widget',
  repositoryId: 42,
  ref: 'refs/tags/v2.4.1',
  sha: 'c'.repeat(40),
  workflow: '.github/workflows/release.yml',
  runId: 77,
};

beforeAll(async () => {
  box = await startBox();
});
afterAll(() => box.close());

/** As a job does: by the two variables that Actions gives it. */
async function asked(more: Partial<Job> = {}, query = `&audience=${audience}`): Promise<string> {
  const env = box.oidc.job({ ...job, ...more });
  const headers = { authorization: `bearer ${env.ACTIONS_ID_TOKEN_REQUEST_TOKEN}` };
  const answer: unknown = await (await fetch(env.ACTIONS_ID_TOKEN_REQUEST_URL + query, { headers })).json();
  return String(at(answer, 'value'));
}

async function keys() {
  const found: unknown = await (await fetch(`${box.oidc.issuer}/.well-known/openid-configuration`)).json();
  expect(at(found, 'issuer')).toBe(box.oidc.issuer);
  return createRemoteJWKSet(new URL(String(at(found, 'jwks_uri'))));
}

test('a run’s token is verified by the keys that discovery names', async () => {
  const { payload } = await jwtVerify(await asked(), await keys(), { issuer: box.oidc.issuer, audience });
  expect(payload).toMatchObject({
    sub: 'repo:acme/widget:ref:refs/tags/v2.4.1',
    repository: 'acme/widget',
    repository_id: '42',
    repository_owner: 'acme',
    ref: 'refs/tags/v2.4.1',
    ref_type: 'tag',
    sha: job.sha,
    workflow_ref: 'acme/widget/.github/workflows/release.yml@refs/tags/v2.4.1',
    run_id: '77',
    runner_environment: 'github-hosted',
  });
  expect(Number(payload.exp) - Number(payload.iat)).toBe(300);
});

test('another audience or issuer does not verify, nor does a token that is over', async () => {
  const token = await asked();
  const jwks = await keys();
  await expect(jwtVerify(token, jwks, { audience: 'https://other.example' })).rejects.toThrow(/aud/);
  await expect(jwtVerify(token, jwks, { issuer: 'https://token.actions.example' })).rejects.toThrow(/iss/);
  const old = await box.oidc.mint(job, { audience, lifetime: -10 });
  await expect(jwtVerify(old, jwks)).rejects.toThrow(/exp/);
});

test('each token has an id of its own; without an audience it is the owner’s page', async () => {
  const [one, other] = [decodeJwt(await asked()), decodeJwt(await asked({}, ''))];
  expect(one.jti).not.toBe(other.jti);
  expect(other.aud).toBe('https://github.com/acme');
});

test('an environment takes the ref’s place in the subject', async () => {
  const claims = decodeJwt(await asked({ environment: 'release', ref: 'refs/heads/main' }));
  expect(claims).toMatchObject({
    sub: 'repo:acme/widget:environment:release',
    environment: 'release',
    ref_type: 'branch',
  });
});

test('without a job’s bearer there is no token', async () => {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: url } = box.oidc.job(job);
  expect((await fetch(url)).status).toBe(401);
  expect(
    (await fetch(url, { headers: { authorization: `bearer ${box.tokens['lead'] ?? ''}` } })).status,
  ).toBe(401);
  expect((await fetch(`${box.oidc.issuer}/.well-known/other`)).status).toBe(401);
});
