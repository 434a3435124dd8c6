// A run of the Action against scripted neighbours: what is asked of whom, and what each mistake of the setup is told as.
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { checkAccount, checkSettings } from '../../action/checks.ts';
import { run } from '../../action/run.ts';
import type { Stage } from '../../action/run.ts';
import { readSettings } from '../../src/core/settings.ts';
import { oneClient } from '../../src/github/client.ts';
import { fakeGitHub } from '../github/fake.ts';
import type { Fake } from '../github/fake.ts';

const list = 'GET /repos/{owner}/{repo}/security-advisories';
const advisory = {
  ghsa_id: 'GHSA-2c4h-9fgm-3qvx',
  cve_id: 'CVE-2026-12345',
  html_url: 'https://github.com/acme/widget/security/advisories/GHSA-2c4h-9fgm-3qvx',
  summary: 'Records run over @everyone',
  state: 'published',
  published_at: '2026-11-01T00:00:00Z',
  vulnerabilities: [{ patched_versions: '2.3.9, 2.4.1' }],
};

/** What the two servers hear: the token service and the bot's. */
let heard: { path: string; authorization: string; body: string }[] = [];
let statuses: number[] = [];
let token: unknown;
let github: Fake;
let told: { log: string[]; failures: string[]; outputs: string[]; summary: string };

async function hear(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let body = '';
  for await (const part of request) body += String(part);
  heard.push({ path: request.url ?? '', authorization: request.headers.authorization ?? '', body });
  const asked = request.url?.startsWith('/token') === true;
  const status = asked ? 200 : (statuses.shift() ?? 202);
  response
    .writeHead(status, { location: 'https://evil.example/' })
    .end(asked ? JSON.stringify(token) : 'received\n');
}

const server: Server = createServer((request, response) => void hear(request, response));
await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
afterAll(() => new Promise((done) => void server.close(done)));

beforeEach(() => {
  heard = [];
  statuses = [];
  token = { value: 'a.b.c' };
  told = { log: [], failures: [], outputs: [], summary: '' };
  github = fakeGitHub({ [list]: () => ({ data: [] }) });
});

function stage(inputs: Readonly<Record<string, string>>, changes: Partial<Stage> = {}): Stage {
  return {
    runner: { repository: 'acme/widget', ref: 'refs/tags/v2.4.1', event: 'push', owner: 'action:1' },
    input: (name) => inputs[name] ?? '',
    tokenService: { url: `${url}/token?api-version=2.0`, bearer: 'runner' },
    sender: github.sender,
    mask: (secret) => void told.log.push(`masked ${secret.length}`),
    say: (line) => void told.log.push(line),
    fail: (text) => void told.failures.push(text),
    output: (value) => void told.outputs.push(value),
    summary: async (markdown) => void (told.summary += markdown),
    ...changes,
  };
}

describe('with a server', () => {
  test('a token for the audience is asked for, sent once and to nobody else', async () => {
    expect(await run(stage({ server: url, audience: 'psirt' }))).toBe(true);
    expect(heard).toEqual([
      { path: '/token?api-version=2.0&audience=psirt', authorization: 'Bearer runner', body: '' },
      { path: '/publish', authorization: 'Bearer a.b.c', body: '{"dry_run":false}' },
    ]);
    expect(told.log.join()).not.toContain('a.b.c');
  });

  test('advisories that name the tag, or came during the run, are told; drafts and others never are', async () => {
    const other = { ...advisory, ghsa_id: 'GHSA-other', vulnerabilities: [{ patched_versions: '2.4.10' }] };
    const fresh = {
      ...other,
      ghsa_id: 'GHSA-fresh',
      published_at: '2026-11-22T12:00:00Z',
      vulnerabilities: null,
    };
    const draft = { ...advisory, ghsa_id: 'GHSA-draft', state: 'draft' };
    github.on(list, () => ({ data: [other, fresh, draft, advisory] }));

    expect(await run(stage({ server: url }))).toBe(true);
    const { ghsa_id, cve_id, html_url, summary, published_at } = advisory;
    const output = JSON.parse(told.outputs[0] ?? '') as unknown[];
    expect(output[0]).toEqual({ ghsa_id, cve_id, url: html_url, summary, published_at });
    expect(told.outputs.join()).toContain('GHSA-fresh');
    expect(JSON.stringify(told)).not.toMatch(/GHSA-other|GHSA-draft/);
    expect(told.log).toContain(`Published: ${ghsa_id} ${cve_id} ${html_url}`);
    expect(told.summary).toContain(`| [${ghsa_id}](${html_url}) | ${cve_id} |`);
    expect(told.summary).not.toContain('@everyone');
  });

  test('it waits until something is published and has come to rest, or until the time is over', async () => {
    let looks = 0;
    github.on(list, () => ({ data: (looks += 1) < 3 ? [] : [advisory] }));
    expect(await run(stage({ server: url, wait: '20' }))).toBe(true);
    expect(looks).toBe(4);

    github.on(list, () => ({ data: [] }));
    const began = Date.now();
    await run(stage({ server: url, wait: '1' }));
    expect(Date.now() - began).toBeGreaterThanOrEqual(1000);
  });

  test('a list that can’t be read later is told, and fails nothing', async () => {
    let looks = 0;
    github.on(list, () => ((looks += 1) === 1 ? { data: [] } : { status: 500 }));
    expect(await run(stage({ server: url }))).toBe(true);
    expect(told.log.join()).toContain('could not be read');
    expect(told.outputs).toEqual(['[]']);
  });

  test('a dry run says so to the server and looks no further', async () => {
    github.on(list, () => ({ data: [advisory] }));
    expect(await run(stage({ server: url, 'dry-run': 'true', wait: '60' }))).toBe(true);
    expect(heard[1]?.body).toBe('{"dry_run":true}');
    expect(told.outputs).toEqual(['[]']);
    expect(JSON.stringify(told)).not.toContain('GHSA');
  });

  test('a server that is starting is asked again', async () => {
    statuses = [503];
    expect(await run(stage({ server: url }))).toBe(true);
    expect(heard.map(({ path }) => path.slice(0, 8))).toEqual(['/token?a', '/publish', '/publish']);
  });

  test.each([
    ['no permission', () => stage({ server: url }, { tokenService: { url: '', bearer: '' } }), 'id-token: write'],
    ['no token', () => { token = {}; return stage({ server: url }); }, 'a token from GitHub’s token service; got none'],
    ['no server', () => stage({ server: 'http://127.0.0.1:9' }), 'got no answer'],
    ['a server without the door', () => { statuses = [404]; return stage({ server: url }); }, 'got status 404'],
    ['a server that sends on', () => { statuses = [307]; return stage({ server: url }); }, 'got no answer'],
    ['a list that nobody may read', () => { github.on(list, () => ({ status: 403 })); return stage({ server: url }); }, 'contents: read'],
    ['no inputs', () => stage({}), 'one way to publish'],
  ])('%s is a mistake that is told', async (_what, make, text) => {
    expect(await run(make())).toBe(false);
    expect(told.failures).toHaveLength(1);
    expect(told.failures[0]).toContain(text);
    expect(told.outputs).toEqual([]);
  }, 20_000); // prettier-ignore

  test('what else is thrown is told without its words', async () => {
    const sender = () => Promise.reject(new Error('never'));
    const input = (name: string): string => {
      if (name === 'token') throw new Error('CANARY');
      return name === 'server' ? url : '';
    };
    expect(await run(stage({}, { sender, input }))).toBe(false);
    expect(told.failures.join()).toContain('by a defect of its own');
    expect(JSON.stringify(told)).not.toContain('CANARY');
  });
});

const way = {
  way: 'key',
  appId: '1',
  privateKey: '',
  caseRepository: 'acme/psirt',
  bot: 'acme-psirt[bot]',
} as const;

describe('with a key', () => {
  const routes = {
    'GET /app': () => ({ data: { slug: 'publisher' } }),
    'GET /repos/{owner}/{repo}': () => ({ data: {} }),
    'GET /users/{username}': ({ username }: Readonly<Record<string, unknown>>) => ({
      data: { login: username, id: username === 'publisher[bot]' ? 4 : 3 },
    }),
  } as const;

  test('both accounts are found', async () => {
    const { github: port } = fakeGitHub(routes);
    expect(await checkAccount(oneClient(port), way)).toEqual({
      publisher: { login: 'publisher[bot]', id: 4 },
      bot: { login: 'acme-psirt[bot]', id: 3 },
    });
  });

  test.each([
    ['an unknown App', 'GET /app', 'to know the App by `app-id` and `private-key`'],
    ['an App that is not installed', 'GET /repos/{owner}/{repo}', 'repository_advisories: write'],
    ['an unknown bot', 'GET /users/{username}', 'Expected an account'],
  ] as const)('%s is told', async (_what, route, text) => {
    const fake = fakeGitHub({ ...routes, [route]: () => ({ status: 404 }) });
    const checking = checkAccount(oneClient(fake.github), way);
    await expect(checking).rejects.toThrow(text);
    await expect(checking).rejects.toThrow('GitHub answered 404');
  });

  const settings = (publisher: string, publishers: string) => {
    const read = readSettings(
      `version: 1\nproducts: { widget: { repository: Acme/widget, publisher: ${publisher} } }\npublishers: ${publishers}\nroles: { psirt-lead: [lead] }`,
    );
    if (!read.ok) throw new Error('these settings are right');
    return read.settings;
  };
  const check = { repository: 'acme/widget', caseRepository: 'acme/psirt', publisher: 4 };

  test('the settings say whose turn it is', () => {
    expect(checkSettings(settings('action', '[4]'), check)).toBe(true);
    expect(checkSettings(settings('app', '[]'), check)).toBe(false);
  });

  test.each([
    ['no settings', undefined, check, 'got none'],
    ['another product', settings('action', '[4]'), { ...check, repository: 'acme/gadget' }, 'got no product with this repository'],
    ['a publisher that may not write the record', settings('action', '[5]'), check, 'publishers: [4]'],
  ])('%s is told', (_what, given, asked, text) => {
    expect(() => checkSettings(given, asked)).toThrow(text);
  }); // prettier-ignore
});
