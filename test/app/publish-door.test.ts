// The publishing door: who may ask, that everybody hears the same, and what reaches the bot.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openPublishDoor } from '../../src/app/publish-door.ts';
import type { PublishDoor, PublishDoorOptions, Releases } from '../../src/app/publish-door.ts';
import { openSay } from '../../src/app/say.ts';
import { openWebServer, publishPath } from '../../src/app/server.ts';
import type { WebServer } from '../../src/app/server.ts';
import { audience, forged, startIssuer } from './issuer.ts';
import type { Issuer } from './issuer.ts';

const canary = 'canary';
let issuer: Issuer;
let running: Running;

interface Running {
  readonly door: PublishDoor;
  readonly server: WebServer;
  readonly url: string;
  readonly released: string[];
  readonly written: string[];
}

async function start(
  changes: Partial<Releases> = {},
  options: Partial<PublishDoorOptions> = {},
): Promise<Running> {
  const released: string[] = [];
  const written: string[] = [];
  const say = openSay({ level: 'debug', write: (line) => written.push(line) });
  const releases: Releases = {
    products: async () => [{ repository: 'acme/widget', workflow: '.github/workflows/release.yml' }],
    idOf: async () => 42,
    release: async ({ repository }) => void released.push(repository),
    ...changes,
  };
  const door = openPublishDoor({ releases, audience, issuer: issuer.url, say, ...options });
  const server = openWebServer({ secrets: ['s'], receive: async () => undefined, say, publish: door.take });
  const url = (await server.listen('127.0.0.1', 0)) + publishPath;
  return { door, server, url, released, written };
}

beforeAll(async () => {
  issuer = await startIssuer();
});
afterAll(() => issuer.close());
beforeEach(async () => {
  const before = running as Running | undefined;
  await before?.server.close();
  running = await start();
});
afterAll(() => running.server.close());

/** Status, headers without the clock, and body: all that the asking side sees. */
async function ask(token: string | undefined, body = '{}', to: Running = running): Promise<string> {
  const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const answer = await fetch(to.url, { method: 'POST', headers, body });
  const seen = [...answer.headers].filter(([name]) => name !== 'date');
  const text = JSON.stringify([answer.status, seen, await answer.text()]);
  await to.door.idle();
  return text;
}

const because = (from: Running = running): unknown =>
  (JSON.parse(from.written.at(-1) ?? '{}') as { ids?: { because?: unknown } }).ids?.because;

const received = async (): Promise<string> => ask(await issuer.token());

test('a right token has the product released, once for each time it is asked', async () => {
  expect(await received()).toContain('[202,');
  expect(running.released).toEqual(['acme/widget']);
  await ask(await issuer.token({ event_name: 'release' }));
  await ask(await issuer.token({ event_name: 'workflow_dispatch' }));
  expect(running.released).toHaveLength(3);
});

test('the name of a repository counts in any case, and the release is asked for as the settings write it', async () => {
  const workflow = 'Acme/Widget/.github/workflows/release.yml@refs/tags/v2.4.1';
  await ask(await issuer.token({ repository: 'Acme/Widget', workflow_ref: workflow }));
  expect(running.released).toEqual(['acme/widget']);
});

const second = () => Math.floor(Date.now() / 1000);

describe('who may not ask hears the same bytes as who may', () => {
  test.each([
    ['another issuer', 'token-issuer', { iss: 'https://token.actions.githubusercontent.com/other' }],
    ['another audience', 'token-audience', { aud: 'https://psirt.evil.example' }],
    ['no audience', 'token-audience', { aud: undefined }],
    ['an expired token', 'token-expired', { exp: second() - 60 }],
    ['a token without an end', 'token-claims', { exp: undefined }],
    ['an old token that still holds', 'token-too-old', { iat: second() - 400, exp: second() + 3600 }],
    ['a token without a beginning', 'token-claims', { iat: undefined }],
    ['a token from the future', 'token-claims', { iat: second() + 600 }],
    ['a token without an id', 'token-claims', { jti: undefined }],
    ['claims of another kind', 'token-claims', { repository_id: 42 }],
    ['a repository that is no product', 'repository-unknown', { repository: 'acme/gadget' }],
    ['a repository that begins alike', 'repository-unknown', { repository: 'acme/widget2' }],
    ['a branch', 'ref-is-no-tag', { ref: 'refs/heads/main', ref_type: 'branch' }],
    ['a branch that says it is a tag', 'ref-is-no-tag', { ref: 'refs/heads/main' }],
    ['a tag that says it is a branch', 'ref-is-no-tag', { ref_type: 'branch' }],
    ['a tag that Git would not take', 'ref-is-no-tag', { ref: 'refs/tags/v1..2' }],
    ['a pull request', 'event-not-allowed', { event_name: 'pull_request_target' }],
    ['another workflow', 'workflow-not-allowed', { workflow_ref: 'acme/widget/.github/workflows/ci.yml@refs/tags/v2.4.1' }],
    ['a workflow of another repository', 'workflow-not-allowed', { workflow_ref: 'evil/widget/.github/workflows/release.yml@refs/tags/v2.4.1' }],
    ['a repository made anew under the name', 'repository-id', { repository_id: '43' }],
  ])('%s', async (_what, reason, claims) => {
    const same = await received();
    expect(await ask(await issuer.token(claims))).toBe(same);
    expect(because()).toBe(reason);
    expect(running.released).toHaveLength(1);
  }); // prettier-ignore

  test.each([
    ['nothing', 'token-missing', async () => undefined],
    ['garbage', 'token-malformed', async () => 'garbage'],
    ['three parts of garbage', 'token-malformed', async () => 'a.b.c'],
    ['characters that no token has', 'token-missing', async () => 'a b'],
    ['nine thousand characters', 'token-missing', async () => 'a'.repeat(9000)],
    ['another key', 'token-signature', () => issuer.token({}, 'another key')],
    ['another algorithm', 'token-algorithm', () => issuer.token({}, 'PS256')],
    ['no algorithm', 'token-algorithm', async () => forged(await issuer.token(), { alg: 'none' })],
    ['a shared secret', 'token-algorithm', async () => forged(await issuer.token(), { alg: 'HS256', kid: 'one' })],
    ['an unknown key', 'token-signature', async () => forged(await issuer.token(), { alg: 'RS256', kid: 'x' })],
  ])('%s', async (_what, reason, make) => {
    const same = await received();
    expect(await ask(await make())).toBe(same);
    expect(because()).toBe(reason);
    expect(running.released).toHaveLength(1);
  }); // prettier-ignore

  test('a token that was used', async () => {
    const token = await issuer.token();
    expect(await ask(token)).toBe(await ask(token));
    expect(because()).toBe('token-used');
    expect(running.released).toHaveLength(1);
  });

  test.each([
    ['no settings', 'repository-unknown', { products: async () => [] }],
    ['a repository that is gone', 'repository-id', { idOf: async () => undefined }],
    ['a GitHub that is away', 'could-not-look', { idOf: () => Promise.reject(new Error(canary)) }],
    ['a release that fails', undefined, { release: () => Promise.reject(new Error(canary)) }],
    ['a release that never ends', undefined, { release: () => new Promise<void>(() => undefined) }],
  ])('%s', async (_what, reason, changes) => {
    const other = await start(changes);
    const answer = await fetch(other.url, {
      method: 'POST',
      headers: { authorization: `Bearer ${await issuer.token()}` },
    });
    expect([answer.status, await answer.text()]).toEqual([202, 'received\n']);
    await expect.poll(() => other.written.length).toBeGreaterThan(0);
    expect(because(other)).toBe(reason);
    expect(other.written.join('')).not.toContain(canary);
    await other.server.close();
  });
});

test('an issuer that is away is told as such', async () => {
  const away = await start({}, { issuer: 'http://127.0.0.1:9' });
  await ask(await issuer.token(), '', away);
  expect(because(away)).toBe('keys-unavailable');
  await away.server.close();
});

test('the answer comes before the token is looked at', async () => {
  const stuck = await start({ products: () => new Promise(() => undefined) });
  const headers = { authorization: `Bearer ${await issuer.token()}` };
  expect((await fetch(stuck.url, { method: 'POST', headers })).status).toBe(202);
  expect(stuck.written).toEqual([]);
  await stuck.server.close();
});

test('where no workflow is named any of the repository may ask', async () => {
  const open = await start({ products: async () => [{ repository: 'acme/widget', workflow: null }] });
  const token = await issuer.token({ workflow_ref: 'acme/widget/.github/workflows/ci.yml@refs/tags/v2.4.1' });
  await ask(token, '', open);
  expect(open.released).toEqual(['acme/widget']);
  await open.server.close();
});

test('a dry run is checked and releases nothing', async () => {
  expect(await ask(await issuer.token(), '{"dry_run":true}')).toBe(await received());
  expect(running.released).toHaveLength(1);
  expect(running.written[0]).toContain('a dry run of publishing was in order');
});

test('the body says nothing else that counts', async () => {
  await ask(await issuer.token(), '{"tag":"v9","repository":"acme/gadget"}');
  expect(running.released).toEqual(['acme/widget']);
  expect(running.written.join('')).not.toMatch(/v9|gadget/);
});

test('other methods, long bodies and more requests than can be checked are refused', async () => {
  expect((await fetch(running.url)).status).toBe(405);
  expect((await fetch(running.url, { method: 'POST', body: 'x'.repeat(300) })).status).toBe(413);
  const stuck = await start({ products: () => new Promise(() => undefined) }, { most: 2 });
  const statuses: number[] = [];
  for (let count = 0; count < 3; count += 1) {
    const headers = { authorization: `Bearer ${await issuer.token()}` };
    statuses.push((await fetch(stuck.url, { method: 'POST', headers })).status);
  }
  expect(statuses).toEqual([202, 202, 503]);
  await stuck.server.close();
});

test('requests that come while a release waits to begin share it', async () => {
  const begun: (() => void)[] = [];
  const slow = await start({ release: () => new Promise<void>((done) => begun.push(done)) });
  const post = async (): Promise<Response> =>
    fetch(slow.url, { method: 'POST', headers: { authorization: `Bearer ${await issuer.token()}` } });
  await post();
  await expect.poll(() => begun.length).toBe(1);
  for (let count = 0; count < 5; count += 1) await post();
  await expect.poll(() => slow.written.length).toBe(6);
  begun[0]?.();
  await expect.poll(() => begun.length).toBe(2);
  begun[1]?.();
  await slow.door.idle();
  expect(begun).toHaveLength(2);
  await slow.server.close();
});

test('no line of the log holds anything of a token or of a failure', async () => {
  await ask(await issuer.token({ repository: `evil/${canary}` }));
  await ask(await issuer.token({ event_name: canary }));
  await ask(await issuer.token({ workflow_ref: canary }));
  await ask(canary);
  expect(running.written).toHaveLength(4);
  expect(running.written.join('')).not.toContain(canary);
});
