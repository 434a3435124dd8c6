// The environment: what is read, that every mistake is told at once, and that no secret is ever repeated.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { environmentMistakes } from '../../src/app/environment-check.ts';
import type { Given } from '../../src/app/environment-check.ts';
import { readPageEnvironment } from '../../src/app/environment-page.ts';
import { environmentOver, readAppEnvironment, readEnvironment } from '../../src/app/environment.ts';
import { pem } from './door.ts';

const folder = mkdtempSync(join(tmpdir(), 'psirt-environment-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

const good: Given = {
  APP_ID: '123',
  PRIVATE_KEY: pem,
  WEBHOOK_SECRET: 'sixteen or more characters',
  PSIRT_REPOSITORY: 'acme/psirt',
};
const mistakes = (given: Given): readonly string[] => {
  const read = readEnvironment(given);
  return read.ok ? [] : read.mistakes.map(({ name }) => name);
};

test('the least that is needed, and what holds without the rest', () => {
  expect(readEnvironment(good)).toEqual({
    ok: true,
    environment: {
      key: { appId: '123', privateKey: pem.trim() },
      repository: { owner: 'acme', repo: 'psirt' },
      api: undefined,
      secrets: ['sixteen or more characters'],
      host: '127.0.0.1',
      port: 3000,
      publish: undefined,
      sweepMinutes: 5,
      pager: undefined,
      logLevel: 'info',
    },
  });
});

test('all that can be said', () => {
  const read = readEnvironment({
    ...good,
    WEBHOOK_SECRET_OLD: 'the secret that was before it',
    HOST: '0.0.0.0',
    PORT: '0',
    GHE_HOST: 'github.acme.example',
    PUBLISH_AUDIENCE: 'https://psirt.acme.example',
    OIDC_ISSUER: 'http://127.0.0.1:4000/',
    SWEEP_MINUTES: '60',
    PSIRT_PAGE_URL: 'https://pager.acme.example/psirt',
    PSIRT_PAGE_SECRET: 'what signs each page',
    LOG_LEVEL: 'debug',
  });

  expect(read.ok && read.environment).toMatchObject({
    secrets: [good['WEBHOOK_SECRET'], 'the secret that was before it'],
    host: '0.0.0.0',
    port: 0,
    api: 'https://github.acme.example/api/v3',
    publish: { audience: 'https://psirt.acme.example', issuer: 'http://127.0.0.1:4000' },
    sweepMinutes: 60,
    pager: { url: 'https://pager.acme.example/psirt', secret: 'what signs each page' },
    logLevel: 'debug',
  });
});

test.each([
  ['in one line', { PRIVATE_KEY: pem.replaceAll('\n', String.raw`\n`) }],
  ['as Base64', { PRIVATE_KEY: Buffer.from(pem).toString('base64') }],
  ['in a file', { PRIVATE_KEY: undefined, PRIVATE_KEY_PATH: file('key.pem', pem) }],
])('a private key %s', (_how, given) => {
  const read = readAppEnvironment({ ...good, ...given });

  expect(read.ok && read.environment.key.privateKey.trim()).toBe(pem.trim());
});

const wrong: readonly (readonly [what: string, given: Given, names: readonly string[]])[] = [
  ['nothing at all', {}, ['APP_ID', 'PRIVATE_KEY', 'WEBHOOK_SECRET', 'PSIRT_REPOSITORY']],
  ['no webhook secret', { ...good, WEBHOOK_SECRET: '' }, ['WEBHOOK_SECRET']],
  ['Probot’s own default secret', { ...good, WEBHOOK_SECRET: 'development' }, ['WEBHOOK_SECRET']],
  ['the same secret twice', { ...good, WEBHOOK_SECRET_OLD: good['WEBHOOK_SECRET'] }, ['WEBHOOK_SECRET_OLD']],
  ['a key that is none', { ...good, PRIVATE_KEY: 'x' }, ['PRIVATE_KEY']],
  ['two keys', { ...good, PRIVATE_KEY_PATH: file('two.pem', pem) }, ['PRIVATE_KEY_PATH']],
  ['a file that is not there', { ...good, PRIVATE_KEY: '', PRIVATE_KEY_PATH: '/nowhere' }, ['PRIVATE_KEY_PATH']],
  ['a relay', { ...good, WEBHOOK_PROXY_URL: 'https://smee.io/x' }, ['WEBHOOK_PROXY_URL']],
  ['GitHub without encryption', { ...good, GITHUB_API_URL: 'http://github.acme.example' }, ['GITHUB_API_URL']],
  ['two GitHubs', { ...good, GITHUB_API_URL: 'https://a.example', GHE_HOST: 'b.example' }, ['GHE_HOST']],
  [
    'everything misspelled',
    { ...good, APP_ID: 'x', PSIRT_REPOSITORY: 'acme', HOST: 'a b', PORT: '70000', SWEEP_MINUTES: '0', LOG_LEVEL: 'trace', OIDC_ISSUER: 'x' },
    ['APP_ID', 'PSIRT_REPOSITORY', 'HOST', 'PORT', 'OIDC_ISSUER', 'SWEEP_MINUTES', 'LOG_LEVEL'],
  ],
]; // prettier-ignore

test.each(wrong)('%s is refused', (_what, given, names) => {
  expect(mistakes(given)).toEqual(names);
});

test('a mistake says what was expected, what came and what to write, and never a secret', () => {
  const read = readEnvironment({
    ...good,
    WEBHOOK_SECRET: 'hunter2',
    PRIVATE_KEY: 'tres secret',
    PORT: 'http',
  });
  const text = read.ok ? '' : environmentMistakes(read.mistakes);

  expect(text).toContain(
    'PORT: expected the port to listen on, 0 to 65535 (0: any free one); got "http"\n  for example: PORT=3000',
  );
  expect(text).toContain('got 7 characters, not shown');
  expect(text).not.toMatch(/hunter2|tres secret/);
});

test('a file never overrides what the process was given, not even nothing', () => {
  const path = file('.env', 'PORT=1\nHOST=10.0.0.1\nLOG_LEVEL="debug"\n');

  expect(environmentOver({ PORT: '2', HOST: '' }, path)).toEqual({ PORT: '2', HOST: '', LOG_LEVEL: 'debug' });
  expect(environmentOver({ PORT: '2' }, join(folder, 'none'))).toEqual({ PORT: '2' });
});

const paging: Given = {
  ...good,
  PSIRT_PAGE_URL: 'https://pager.acme.example/psirt',
  PSIRT_PAGE_SECRET: 'what signs each page',
};

test.each([
  ['no encryption on the way', { PSIRT_PAGE_URL: 'http://pager.acme.example/psirt' }, 'PSIRT_PAGE_URL'],
  ['another name of this machine', { PSIRT_PAGE_URL: 'http://localhost:4000/' }, 'PSIRT_PAGE_URL'],
  [
    'a password in the address',
    { PSIRT_PAGE_URL: 'https://ada:secret@pager.acme.example/' },
    'PSIRT_PAGE_URL',
  ],
  ['no address', { PSIRT_PAGE_URL: 'pager' }, 'PSIRT_PAGE_URL'],
  ['nothing to sign with', { PSIRT_PAGE_SECRET: '' }, 'PSIRT_PAGE_SECRET'],
  ['nowhere to go', { PSIRT_PAGE_URL: '' }, 'PSIRT_PAGE_URL'],
  ['a short secret', { PSIRT_PAGE_SECRET: 'short' }, 'PSIRT_PAGE_SECRET'],
  ['the secret of the webhooks', { PSIRT_PAGE_SECRET: good['WEBHOOK_SECRET'] }, 'PSIRT_PAGE_SECRET'],
])('pages with %s', (_, wrong, name) => {
  expect(mistakes({ ...paging, ...wrong })).toEqual([name]);
});

test('pages go to 127.0.0.1 without encryption, and a test page needs nothing else', () => {
  const here = { PSIRT_PAGE_URL: 'http://127.0.0.1:4000/', PSIRT_PAGE_SECRET: 'what signs each page' };
  expect(mistakes({ ...good, ...here })).toEqual([]);
  expect(readPageEnvironment({ ...here, PSIRT_REPOSITORY: 'acme/psirt' })).toEqual({
    ok: true,
    environment: {
      pager: { url: 'http://127.0.0.1:4000/', secret: 'what signs each page' },
      repository: 'acme/psirt',
    },
  });
  const read = readPageEnvironment({ PSIRT_PAGE_SECRET: 'a secret value' });
  expect(read.ok ? '' : environmentMistakes(read.mistakes)).toMatch(
    /^PSIRT_REPOSITORY: [^]*PSIRT_PAGE_URL: expected where pages go[^]*; got nothing\n/u,
  );
  expect(read.ok ? '' : environmentMistakes(read.mistakes)).not.toContain('a secret value');
});
