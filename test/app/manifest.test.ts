// The App's manifests: exactly what the code uses, no more and no less.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { webhookPath } from '../../src/app/server.ts';
import { eventNames } from '../../src/github/events.ts';
import { purposes } from '../../src/github/narrow-tokens.ts';

const grants = z.record(z.string(), z.enum(['read', 'write']));
const manifest = z.strictObject({
  name: z.string().max(34),
  description: z.string(),
  url: z.url(),
  hook_attributes: z.strictObject({ url: z.url(), active: z.literal(true) }),
  public: z.literal(false),
  default_permissions: grants,
  default_events: z.array(z.string()),
});

const read = (path: string) => manifest.parse(parse(readFileSync(path, 'utf8')));
const app = read('app.yml');

/** What any of these purposes takes, the wider right where two differ. */
function union(names: readonly string[]): Record<string, string> {
  const all = Object.entries(purposes).filter(([name]) => names.includes(name));
  const rights = all.flatMap(([, permissions]) => Object.entries(permissions));
  return Object.fromEntries([...rights.filter(([, level]) => level === 'read'), ...rights.filter(([, level]) => level === 'write')]); // prettier-ignore
}

const every = Object.keys(purposes);

test('app.yml grants what all purposes but the opening of forks take, and nothing else', () => {
  expect(app.default_permissions).toEqual(union(every.filter((name) => name !== 'forks')));
});

test('app.fork.yml grants what all purposes take, and differs in that one right only', () => {
  const fork = read('app.fork.yml');

  expect(fork.default_permissions).toEqual(union(every));
  expect(fork).toEqual({
    ...app,
    default_permissions: { ...app.default_permissions, administration: 'write' },
  });
});

test('app.yml subscribes to the events that are read, and to nothing else', () => {
  // GitHub sends these to every App; they can't be subscribed to.
  const always = ['installation', 'installation_repositories', 'installation_target'];

  expect(app.default_events.toSorted()).toEqual(
    eventNames.filter((name) => !always.includes(name)).toSorted(),
  );
  expect(eventNames).toEqual(expect.arrayContaining(always));
});

test('each event may be subscribed to with the permissions that are there', () => {
  // https://docs.github.com/webhooks/webhook-events-and-payloads: each takes read access to one permission.
  const needed: Record<string, string> = {
    issues: 'issues', issue_comment: 'issues', repository_advisory: 'repository_advisories', push: 'contents', create: 'contents',
    release: 'contents', pull_request: 'pull_requests', public: 'metadata', repository: 'metadata',
  }; // prettier-ignore

  expect(app.default_events.map((event) => app.default_permissions[needed[event] ?? ''])).not.toContain(
    undefined,
  );
});

test('webhooks go where the server takes them', () => {
  expect(new URL(app.hook_attributes.url).pathname).toBe(webhookPath);
});
