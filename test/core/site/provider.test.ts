// What lies beside CSAF documents: an index, a list of changes, a feed and hashes, of those documents alone that are there.
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { publisherOf } from '../../../src/core/formats/publisher.ts';
import { hashFiles, isDocument, providedOf, providerFiles } from '../../../src/core/site/provider.ts';
import type { Listed } from '../../../src/core/site/listed.ts';

const publisher = publisherOf({ repository: 'acme/security', branch: 'main', directory: 'advisories' });
const one = (id: string, published: string, modified = published): Listed => ({
  file: `${id}.json`, blob: 'b', id, name: id, aliases: [], title: `About ${id}`, severity: 'high', products: ['widget'],
  state: 'final', published, modified, who_must_act: '', what_to_do: '',
}); // prettier-ignore

const first = one('GHSA-aaaa-bbbb-cccc', '2026-12-30T10:00:00Z', '2027-01-05T10:00:00Z');
const second = one('GHSA-dddd-eeee-ffff', '2027-01-02T10:00:00Z');
const without = one('GHSA-gggg-hhhh-jjjj', '2026-01-02T10:00:00Z');
// The early version came out in the year before.
const paths = ['csaf/white/2026/ghsa-aaaa-bbbb-cccc.json', 'csaf/white/2026/ghsa-dddd-eeee-ffff.json', 'csaf/white/csaf-feed-tlp-white.json', 'index.json']; // prettier-ignore
const provided = providedOf([second, first, without], paths);
const files = providerFiles(provided, publisher);

describe('Beside the documents', () => {
  test('stand those whose documents are there, wherever', () => {
    expect(provided.map(({ one: { id }, path }) => [id, path])).toEqual([
      ['GHSA-dddd-eeee-ffff', 'csaf/white/2026/ghsa-dddd-eeee-ffff.json'],
      ['GHSA-aaaa-bbbb-cccc', 'csaf/white/2026/ghsa-aaaa-bbbb-cccc.json'],
    ]);
    expect(paths.map(isDocument)).toEqual([true, true, false, false]);
  });

  test('lie an index and a list of changes, what changed last first', () => {
    expect(files.get('csaf/white/index.txt')).toBe(
      '2026/ghsa-dddd-eeee-ffff.json\n2026/ghsa-aaaa-bbbb-cccc.json\n',
    );
    expect(files.get('csaf/white/changes.csv')).toBe(
      '"2026/ghsa-aaaa-bbbb-cccc.json","2027-01-05T10:00:00Z"\n"2026/ghsa-dddd-eeee-ffff.json","2027-01-02T10:00:00Z"\n',
    );
  });

  test('lie who publishes, and a feed that leads to each document and its hashes', () => {
    const metadata = JSON.parse(files.get('csaf/provider-metadata.json') ?? '') as object;
    expect(metadata).toMatchObject({
      role: 'csaf_publisher',
      canonical_url:
        'https://raw.githubusercontent.com/acme/security/main/advisories/csaf/provider-metadata.json',
      last_updated: '2027-01-05T10:00:00Z',
    });
    const { feed } = JSON.parse(files.get('csaf/white/csaf-feed-tlp-white.json') ?? '') as { feed: { updated: string; entry: readonly { link: readonly { href: string }[] }[] } }; // prettier-ignore
    expect(feed.updated).toBe('2027-01-05T10:00:00Z');
    const at =
      'https://raw.githubusercontent.com/acme/security/main/advisories/csaf/white/2026/ghsa-dddd-eeee-ffff.json';
    expect(feed.entry[0]?.link.map(({ href }) => href)).toEqual([at, `${at}.sha256`, `${at}.sha512`]);
  });

  test('lies nothing where no document is', () => {
    expect(providerFiles(providedOf([without], paths), publisher).size).toBe(0);
  });

  test('hashes are those of the bytes, in the form of sha256sum', () => {
    const text = '{"ä": 1}\n';
    const hex = (kind: string): string => createHash(kind).update(text).digest('hex');
    expect(hashFiles('csaf/white/2026/x.json', text)).toEqual([
      ['csaf/white/2026/x.json.sha256', `${hex('sha256')}  x.json\n`],
      ['csaf/white/2026/x.json.sha512', `${hex('sha512')}  x.json\n`],
    ]);
  });
});
