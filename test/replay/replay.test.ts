// The replay itself: one record through the box, and that the comparison sees every difference it is there for.
import { describe, expect, test } from 'vitest';
import { readProse } from '../../src/core/prose.ts';
import { compareRecord, fields } from './compare.ts';
import type { Field } from './compare.ts';
import type { Published } from './drive.ts';
import type { RealRecord } from './real.ts';
import { readRecord, sources } from './records.ts';
import { replayOne } from './replay-one.ts';
import { isIn, probes } from './versions.ts';

test('a record goes from report to publication, and means the same', async () => {
  const { row, failure } = await replayOne('go-report/GO-2023-2163.yaml');

  expect(failure).toBeUndefined();
  const differing = fields.filter((field) => row?.[field].state === 'differs');
  const agreeing = fields.filter((field) => row?.[field].state === 'agrees');
  expect(differing).toEqual([]);
  expect(agreeing).toEqual(['package', 'ranges', 'aliases', 'credits', 'references', 'words']);
});

test('what goes wrong is the outcome, not an end of everything', async () => {
  await expect(replayOne('go-osv/none.json')).resolves.toMatchObject({
    failure: expect.stringContaining('ENOENT'),
  });
});

describe('records', () => {
  test('are many, and of every kind that was promised', () => {
    const all = sources().map(readRecord);
    const having = (fits: (record: RealRecord) => boolean): number => all.filter(fits).length;

    expect(all.length).toBeGreaterThanOrEqual(25);
    expect(having(({ packages }) => packages.some(({ said }) => said.length > 1))).toBeGreaterThan(5);
    expect(having(({ packages }) => packages.length > 1)).toBeGreaterThan(1);
    expect(
      having(({ packages }) => packages.every(({ said }) => said.every(({ fixed }) => fixed === undefined))),
    ).toBeGreaterThan(5);
    expect(
      having(({ vectors }) => vectors.length > 0 && vectors.every((one) => one.startsWith('CVSS:4.0'))),
    ).toBeGreaterThan(0);
    expect(having(({ credits }) => credits.length > 0)).toBeGreaterThan(5);
    expect(having(({ source }) => source.startsWith('node-core'))).toBeGreaterThan(3);
    expect(having(({ commits }) => commits !== undefined)).toBeGreaterThan(2);
  });
});

describe('the comparison', () => {
  const record: RealRecord = {
    source: 'go-osv/GO-2000-1.json',
    id: 'GO-2000-1',
    title: 'A title',
    description: 'Some *words*.',
    cves: ['CVE-2000-0001'],
    aliases: ['GO-2000-1'],
    packages: [
      {
        ecosystem: 'Go',
        name: 'example.org/a',
        said: [],
        affects: (version) => isIn([{ introduced: '1.2.0' }, { fixed: '1.2.4' }], version),
        named: ['1.2.0', '1.2.4'],
        releasesOnly: false,
      },
    ],
    vectors: ['CVSS:4.0/AV:N/AC:H/AT:P/PR:H/UI:A/VC:N/VI:N/VA:H/SC:N/SI:N/SA:N'],
    rating: 'low',
    cwes: ['CWE-79'],
    credits: ['Ada'],
    references: [{ type: 'FIX', url: 'https://example.org/fix' }],
    unsaid: [],
  };
  const events = [{ introduced: '1.2.0' }, { fixed: '1.2.4' }];
  const git = {
    type: 'GIT',
    repo: 'https://github.com/acme/a',
    events: [{ introduced: '0' }, { fixed: 'c0ffee' }],
  };
  const osv = {
    id: 'GHSA-2222-3333-4444',
    aliases: ['CVE-2000-0001', 'GO-2000-1'],
    summary: 'A title',
    details: 'Some _words_.',
    severity: [{ type: 'CVSS_V4', score: record.vectors[0] }],
    affected: [{ package: { ecosystem: 'Go', name: 'example.org/a' }, ranges: [{ type: 'SEMVER', events }] }],
    references: [
      { type: 'FIX', url: 'https://example.org/fix' },
      { type: 'FIX', url: 'https://github.com/acme/a/commit/c0ffee' },
    ],
    credits: [{ name: 'Ada', type: 'FINDER' }],
    database_specific: { cwe_ids: ['CWE-79'], severity: 'LOW' },
  };
  const row = osv.affected[0];
  const ranges = (...all: readonly object[]): object => ({ affected: [{ ...row, ranges: all }] });
  const semver = (...some: readonly object[]): object => ranges({ type: 'SEMVER', events: some });
  const differing = (change: object, real: RealRecord = record): readonly Field[] => {
    const published: Published = {
      osv: { ...osv, ...change },
      advisory: {},
      landed: { '1.2': 'c0ffee' },
      repository: 'https://github.com/acme/a',
    };
    const compared = compareRecord(real, published);
    return fields.filter((field) => compared[field].state === 'differs');
  };

  test('finds nothing where nothing differs', () => {
    expect(differing({})).toEqual([]);
    expect(
      differing({ references: [...osv.references, { type: 'PACKAGE', url: 'https://github.com/acme/a' }] }),
    ).toEqual([]);
  });

  test.each<[Field, string, object]>([
    ['package', 'one more', { affected: [row, { package: { ecosystem: 'Go', name: 'b' }, ranges: [] }] }],
    [
      'package',
      'another ecosystem',
      { affected: [{ ...row, package: { ecosystem: 'npm', name: 'example.org/a' } }] },
    ],
    ['ranges', 'a later fix', semver({ introduced: '1.2.0' }, { fixed: '1.2.5' })],
    ['ranges', 'the fix affected', semver({ introduced: '1.2.0' }, { last_affected: '1.2.4' })],
    [
      'ranges',
      'the last affected version left out',
      semver({ introduced: '1.2.0' }, { last_affected: '1.2.2' }),
    ],
    [
      'ranges',
      'pre-releases of the first version affected',
      semver({ introduced: '1.2.0-0' }, { fixed: '1.2.4' }),
    ],
    ['ranges', 'no end', semver({ introduced: '1.2.0' })],
    ['ranges', 'another one', semver({ introduced: '1.2.0' }, { fixed: '1.2.4' }, { introduced: '3.0.0' })],
    ['ranges', 'a version of two parts', semver({ introduced: '1.2' }, { fixed: '1.2.4' })],
    ['ranges', 'commits of versions that are not affected', ranges({ type: 'SEMVER', events }, git)],
    ['ranges', 'no commit of the fix', { references: osv.references.slice(0, 1) }],
    ['aliases', 'no CVE ID', { aliases: ['GO-2000-1'] }],
    ['aliases', 'one too much', { aliases: [...osv.aliases, 'CVE-2000-0002'] }],
    ['aliases', 'an id of its own', { id: 'CVE-2000-0001' }],
    ['severity', 'another vector', { severity: [{ type: 'CVSS_V4', score: 'CVSS:4.0/AV:L' }] }],
    ['severity', 'another type', { severity: [{ type: 'CVSS_V3', score: record.vectors[0] }] }],
    ['severity', 'another rating', { database_specific: { ...osv.database_specific, severity: 'HIGH' } }],
    ['CWEs', 'none', { database_specific: { cwe_ids: [], severity: 'LOW' } }],
    ['credits', 'somebody else', { credits: [...osv.credits, { name: 'Bob', type: 'FINDER' }] }],
    [
      'references',
      'another type',
      { references: [{ type: 'WEB', url: 'https://example.org/fix' }, ...osv.references.slice(1)] },
    ],
    [
      'references',
      'a strange one',
      { references: [...osv.references, { type: 'WEB', url: 'https://github.com/acme/another' }] },
    ],
    ['words', 'another title', { summary: 'Another title' }],
    ['words', 'a word less', { details: 'Some.' }],
  ])('sees in %s: %s', (field, _what, change) => {
    expect(differing(change)).toEqual([field]);
  });

  describe('where the first version is affected', () => {
    const old = [{ introduced: '0' }, { fixed: '1.2.4' }];
    const real = { ...record, packages: record.packages.map((one) => ({ ...one, affects: (version: string) => isIn(old, version), named: ['1.2.4'] })) }; // prettier-ignore
    const said = { type: 'SEMVER', events: old };
    test.each<[string, object, readonly Field[]]>([
      ['nothing where nothing differs', ranges(said, git), []],
      ['commits in two ranges', ranges(said, git, git), ['ranges']],
      ['another commit', ranges(said, { ...git, events: [{ introduced: '0' }, { fixed: 'f00d' }] }), ['ranges']],
      ['another first commit', ranges(said, { ...git, events: [{ introduced: 'f00d' }, { fixed: 'c0ffee' }] }), ['ranges']],
    ])('sees %s', (_what, change, expected) => {
      expect(differing(change, real)).toEqual(expected);
    }); // prettier-ignore
  });

  test('looks just below, at and just above each boundary', () => {
    expect(probes(['1.2.0'], false)).toEqual(
      expect.arrayContaining(['1.1.99999', '1.2.0-0', '1.2.0-zz', '1.2.0', '1.2.1-0', '1.2.1', '99999.0.0']),
    );
    expect(probes(['1.2.0'], true).filter((version) => version.includes('-'))).toEqual([]);
  });
});

test.each([
  ['http', 'references: ["http://www.openwall.com/lists/oss-security/2024/06/04/1"]', 'references[0]'],
  ['second-cve', 'aliases: [CVE-2021-22960]', 'aliases[0]'],
  ['related', 'related: [GHSA-4wjj-jwc9-2x96]', 'related'],
  ['labels', 'categories: [crypto-failure]', 'categories'],
  ['parts', 'symbols: [decodePubCurveKey]', 'symbols'],
])('what can’t be said for the reason “%s” is really refused', (_reason, line, path) => {
  expect(readProse(`---\n${line}\n---\n`).mistakes.map((mistake) => mistake.path)).toEqual([path]);
});
