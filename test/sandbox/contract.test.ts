// The vendored description: exactly what the lists name, made by the script from nothing but itself; and the newer API version.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { trimmed, wordsOf } from '../../scripts/openapi/trim.ts';
import { startBox } from '../../src/sandbox/box.ts';
import { gone, withoutGone } from '../../src/sandbox/gateway/gone.ts';
import { apiVersions, chosenVersion, versionVariable } from '../../src/sandbox/judge/api-version.ts';
import { judgeOf } from '../../src/sandbox/judge/judge.ts';
import { patched } from '../../src/sandbox/judge/patch.ts';
import { personOf } from '../../src/sandbox/person.ts';
import { as, at } from './client.ts';

const home = join(import.meta.dirname, '../../src/sandbox/contract');
const text = readFileSync(join(home, 'github-openapi.json'), 'utf8');
const document: unknown = JSON.parse(text);
const words = (file: string) => wordsOf(readFileSync(join(home, file), 'utf8'));
const lists = { operations: words('operations.txt'), webhooks: words('webhooks.txt') };
const version = at(document, 'info', 'version');
const keys = (value: unknown) => Object.keys(typeof value === 'object' && value !== null ? value : {});

describe('the vendored description', () => {
  test('is what the script makes: trimming it once more changes no byte', () => {
    expect(trimmed(document, version, lists)).toBe(text);
  });

  test('knows exactly the operations and webhooks that are named, and our preview', () => {
    const preview = 'list get create update'.split(' ').map((verb) => `preview/${verb}-advisory-comment`);
    const own = preview.map((id) => (id.includes('list') ? `${id}s` : id));
    const known = judgeOf('2022-11-28').operations;
    expect(known.toSorted((a, b) => a.localeCompare(b))).toEqual(
      [...lists.operations, ...own].toSorted((a, b) => a.localeCompare(b)),
    );
    expect(keys(at(document, 'x-webhooks'))).toHaveLength(lists.webhooks.length);
  });

  test.each([
    ['an operation', { operations: ['repos/get', 'repos/fly'], webhooks: [] }, /does not have repos\/fly/],
    ['a webhook', { operations: ['repos/get'], webhooks: ['repository-flown'] }, /repository-flown/],
  ])('%s that GitHub does not have is told', (_, kept, message) => {
    expect(() => trimmed(document, version, kept)).toThrow(message);
  });

  test('a shorter list keeps less, with every schema that it reaches', () => {
    const small = trimmed(document, version, { operations: ['issues/create'], webhooks: [] });
    const kept: unknown = JSON.parse(small);
    expect(keys(at(kept, 'paths'))).toEqual(['/repos/{owner}/{repo}/issues']);
    for (const [ref] of small.matchAll(/#\/components\/[^"]+/g))
      expect(at(kept, ...ref.split('/').slice(1))).toBeDefined();
  });
});

describe('API versions', () => {
  test('are chosen by a variable of the test run, and a wrong one is told', () => {
    expect(chosenVersion({})).toBe('2022-11-28');
    expect(chosenVersion({ [versionVariable]: '2026-03-10' })).toBe('2026-03-10');
    expect(() => chosenVersion({ [versionVariable]: 'newest' })).toThrow(
      /one of 2022-11-28, 2026-03-10; got newest/,
    );
  });

  test('are all that the description tells of', () => {
    const told = [...text.matchAll(/"changeset":"[^"]+","patch":.*?"version":"([^"]+)"/g)].map(
      ([, name]) => name,
    );
    expect([...new Set(told)]).toEqual(apiVersions.slice(1));
  });

  test('the newer one is stricter where GitHub says so, and knows the same operations', () => {
    const [older, newer] = [judgeOf('2022-11-28'), judgeOf('2026-03-10')];
    const request = {
      method: 'PATCH',
      url: '/repos/a/b/issues/1',
      body: JSON.stringify({ assignee: 'lead' }),
    };
    expect([older, newer].map((judge) => judge.request(request).violations.length)).toEqual([0, 1]);
    const answer = {
      method: 'POST',
      url: '/repos/a/b/actions/workflows/1/dispatches',
      status: 204,
      body: undefined,
    };
    expect([older, newer].map((judge) => judge.response(answer).violations.length)).toEqual([0, 1]);
    expect(newer.operations).toEqual(older.operations);
  });

  test('a box that speaks the newer one says less', async () => {
    const box = await startBox({ apiVersion: '2026-03-10' });
    const lead = as(box, box.tokens['lead']);
    const made = await lead('POST', '/repos/acme/psirt/issues', { title: 't' });
    expect([
      made.status,
      keys(made.body).includes('assignees'),
      keys(made.body).includes('assignee'),
    ]).toEqual([201, true, false]);
    const dev = personOf(box, 'dev');
    const place = { repository: 'acme/widget', branch: 'fix' };
    await dev.push({ ...place, message: 'm', files: { a: 'b' } });
    const pull = await dev.openPull({ repository: 'acme/widget', head: 'fix', base: 'main', title: 't' });
    await personOf(box, 'lead').merge({ repository: 'acme/widget', number: pull });
    const { body, headers } = await lead('GET', `/repos/acme/widget/pulls/${pull}`);
    expect([at(body, 'merged'), at(body, 'merge_commit_sha')]).toEqual([true, undefined]);
    expect(headers.get('x-github-api-version-selected')).toBe('2026-03-10');
    const ghsa = await personOf(box, 'reporter').report({
      repository: 'acme/widget',
      summary: 's',
      description: 'd',
    });
    const advisory = await as(box, box.tokens['owner'])(
      'GET',
      `/repos/acme/widget/security-advisories/${ghsa}`,
    );
    expect(keys(advisory.body).filter((name) => name.startsWith('cvss'))).toEqual(['cvss_severities']);
    await box.idle();
    expect(box.violations()).toEqual([]);
    await box.close();
  });

  test('what is left out is what GitHub takes away', () => {
    const changes = [...text.matchAll(/"properties":\{"([a-z_]+)":null/g)].map(([, name]) => name);
    const removed = new Set(changes.filter((name) => name !== 'hub_url' && name !== 'cvss'));
    expect(new Set(gone.flatMap(({ fields }) => fields))).toEqual(removed);
    const pull = { head: {}, base: {}, diff_url: 'x', merge_commit_sha: 'c', assignee: null };
    expect(withoutGone([pull], '2026-03-10')).toEqual([{ head: {}, base: {}, diff_url: 'x' }]);
    expect(withoutGone([pull], '2022-11-28')).toEqual([pull]);
  });
});

describe('patches', () => {
  const node = { a: { b: 1, 'c/d': 2 }, list: ['x', 'y', 'z'] };

  test.each([
    ['an object is a merge', { a: { b: null, e: 3 } }, { a: { 'c/d': 2, e: 3 }, list: node.list }],
    ['remove', [{ op: 'remove', path: '/a/c~1d' }], { a: { b: 1 }, list: node.list }],
    ['remove in a list', [{ op: 'remove', path: '/list/1' }], { a: node.a, list: ['x', 'z'] }],
    ['replace', [{ op: 'replace', path: '/a/b', value: 7 }], { a: { b: 7, 'c/d': 2 }, list: node.list }],
    [
      'replace in a list',
      [{ op: 'replace', path: '/list/0', value: 'w' }],
      { a: node.a, list: ['w', 'y', 'z'] },
    ],
    ['add', [{ op: 'add', path: '/list/-', value: 'q' }], { a: node.a, list: ['x', 'y', 'z', 'q'] }],
  ])('%s', (_, patch, wanted) => {
    expect(patched(node, patch)).toEqual(wanted);
  });

  test('an unknown operation is told', () => {
    expect(() => patched(node, [{ op: 'move', path: '/a' }])).toThrow(/patches by "move"/);
  });
});
