// The Action's inputs: both ways in, and every mistake with what to do about it.
import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { readInputs } from '../../action/inputs.ts';
import type { Runner } from '../../action/inputs.ts';
import { SetupMistake } from '../../action/setup-mistake.ts';

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const runner: Runner = {
  repository: 'acme/widget',
  ref: 'refs/tags/v2.4.1',
  event: 'push',
  owner: 'action:1',
};
const server = { server: 'https://psirt.acme.example/' };
const key = {
  'app-id': '23456',
  'private-key': pem,
  'case-repository': 'acme/psirt',
  bot: 'acme-psirt[bot]',
};

const read = (inputs: Readonly<Record<string, string>>, changes: Partial<Runner> = {}) =>
  readInputs((name) => inputs[name] ?? '', { ...runner, ...changes });

function mistakes(inputs: Readonly<Record<string, string>>, changes: Partial<Runner> = {}): string {
  try {
    read(inputs, changes);
  } catch (error) {
    if (error instanceof SetupMistake) return error.message;
    throw error;
  }
  return '';
}

test('the server’s way takes the tag of the ref, and its own address as the audience', () => {
  expect(read(server)).toEqual({
    way: { way: 'server', server: 'https://psirt.acme.example', audience: 'https://psirt.acme.example' },
    tag: 'v2.4.1',
    dryRun: false,
    wait: 0,
    token: '',
  });
  const given = { ...server, audience: 'psirt', wait: '30', 'dry-run': 'true', token: 'x', tag: 'v2.4.1' };
  expect(read(given)).toMatchObject({ way: { audience: 'psirt' }, wait: 30, dryRun: true, token: 'x' });
});

test('the key’s way takes another tag by hand, or none', () => {
  expect(read(key)).toMatchObject({ tag: 'v2.4.1', way: { way: 'key', appId: '23456', privateKey: pem } });
  const byHand = { ref: 'refs/heads/main', event: 'workflow_dispatch' };
  expect(read({ ...key, tag: 'refs/tags/v2.3.9' }, byHand).tag).toBe('v2.3.9');
  expect(read(key, byHand).tag).toBeUndefined();
  expect(read({ ...key, 'private-key': pem.replaceAll('\n', String.raw`\n`) }).way.way).toBe('key');
});

test.each([
  ['no way at all', {}, {}, ['got neither', 'id-token: write', 'server: https://psirt.example.com']],
  ['both ways', { ...server, ...key }, {}, ['Expected one way to publish; got both', 'environment: security']],
  ['a server without encryption', { server: 'http://psirt.acme.example' }, {}, ['in `server` the https address']],
  ['a server with a password', { server: 'https://a:b@psirt.acme.example' }, {}, ['in `server` the https address']],
  ['a server that is no address', { server: 'psirt' }, {}, ['in `server` the https address']],
  ['half a key', { 'app-id': '1', 'private-key': 'x' }, {}, ['in `private-key`', 'in `case-repository`', 'in `bot`']],
  ['a key that is not RSA', { ...key, 'private-key': generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() }, {}, ['in `private-key`']],
  ['a branch', server, { ref: 'refs/heads/main' }, ['Expected a run on a tag', 'gh workflow run']],
  ['a branch by hand with a server', server, { ref: 'refs/heads/main', event: 'workflow_dispatch' }, ['Expected a run on a tag']],
  ['a push to a branch with a key', key, { ref: 'refs/heads/main' }, ['Expected a run on a tag']],
  ['another tag than the token proves', { ...server, tag: 'v2.3.9' }, {}, ['the tag that `tag` names; got a run on another tag']],
  ['a tag that Git would not take', { ...key, tag: 'v2 4' }, {}, ['in `tag` the name of a tag']],
  ['no runner', server, { repository: '' }, ['a job of GitHub Actions']],
  ['another event', server, { event: 'schedule' }, ['for push, release, workflow_dispatch; got schedule', 'types: [published]']],
  ['all kinds of things', { ...server, wait: '601', 'dry-run': 'yes' }, { event: 'x y' }, ['in `wait`', 'in `dry-run`', 'got another event']],
])('%s is told with an example', (_what, inputs, changes, told) => {
  const text = mistakes(inputs, changes);
  for (const part of told) expect(text).toContain(part);
}); // prettier-ignore

test('no mistake repeats what was given', () => {
  const secret = 'CANARY';
  const text = [
    mistakes({ server: secret, audience: secret, tag: `${secret} `, wait: secret, 'dry-run': secret }),
    mistakes({ 'app-id': `${secret} `, 'private-key': secret, 'case-repository': secret, bot: `${secret} ` }),
  ].join();
  expect(text).toContain('in `private-key`');
  expect(text).not.toContain(secret);
});
