// The lists of the site by themselves: made of the files that lie there, whatever others left among them.
import { expect, test } from 'vitest';
import { readInPublic } from '../../src/core/advisory/public-text.ts';
import { blobOf, siteFiles } from '../../src/core/site/site-files.ts';

const site = { repository: 'acme/security', branch: 'main', directory: 'advisories' };
const record = (id: string, at: string, more: object = {}): string =>
  JSON.stringify({ id, modified: at, published: at, ...more });

/** What would be written over these files; every text is public here. */
function written(files: Readonly<Record<string, string>>): ReadonlyMap<string, string> | undefined {
  const texts = new Map(Object.values(files).map((text) => [blobOf(text), readInPublic(text)]));
  const seen = Object.entries(files).map(([path, text]) => ({ path, blob: blobOf(text) }));
  return siteFiles(site, new Map(), { files: seen, read: (blob) => texts.get(blob) });
}

const one = record('GHSA-1111-1111-1111', '2026-01-01T00:00:00Z', { affected: [{ package: { name: 'a' } }] });
const two = record('GHSA-2222-2222-2222', '2026-02-01T00:00:00Z', {
  summary: 'A & B <c>',
  withdrawn: '2026-03-01T00:00:00Z',
  database_specific: { advisory: 'ACME-1', severity: 'HIGH', products: ['b'], who_must_act: 'You.', what_to_do: 'It.' },
}); // prettier-ignore

test('two advisories that came at once are both listed, and written again the lists are the same [R24]', () => {
  const files = { 'one.json': one, 'two.json': two, 'other.json': 'not JSON', 'else.json': '{}' };
  const lists = written(files);
  expect([...(lists?.keys() ?? [])]).toEqual(['index.json', 'README.md', 'feed.xml']);
  const page = lists?.get('README.md') ?? '';
  expect(page.indexOf('ACME-1.md')).toBeLessThan(page.indexOf('GHSA-1111-1111-1111.md'));
  expect(page).toContain('**withdrawn**, 2026-03-01 |');
  expect(lists?.get('feed.xml')).toContain('[withdrawn] A &amp; B &lt;c&gt;');
  expect(written({ ...files, ...Object.fromEntries(lists ?? []) })).toEqual(new Map());
  const broken = { ...files, ...Object.fromEntries(lists ?? []), 'index.json': '{' };
  expect(written(broken)?.get('index.json')).toBe(lists?.get('index.json'));
});

test('nothing is listed where nothing is, and what was not read yet is waited for', () => {
  expect(written({})).toEqual(new Map());
  const files = [{ path: 'one.json', blob: blobOf(one) }];
  expect(siteFiles(site, new Map(), { files, read: () => undefined })).toBeUndefined();
  const readme = [{ path: 'README.md', blob: blobOf('x') }];
  expect(siteFiles(site, new Map(), { files: readme, read: () => undefined })).toBeUndefined();
});
