// One advisory with something in every field, for tests that need a whole one. Times and ids are made up.
import type { Advisory, AffectedProduct } from '../../../src/core/advisory/advisory.ts';

export const commit = '9f2c1e0d4b7a68531f0e2d9c8b7a69584736251f';

export const gateway: AffectedProduct = {
  product: 'gateway',
  repository: 'https://github.com/acme/gateway',
  ecosystem: 'npm',
  package: '@acme/gateway',
  purl: 'pkg:npm/%40acme/gateway',
  affected: [
    {
      line: '2.4',
      ranges: [{ lower: { kind: 'from', version: '2.4.0' }, upper: { kind: 'before', version: '2.4.1' } }],
      introducedBy: 'a1b2c3d4e5f60718293a4b5c6d7e8f9001122334',
      fix: { version: '2.4.1', landed: [] },
    },
    {
      line: '2.3',
      ranges: [{ upper: { kind: 'before', version: '2.3.9' } }],
      fix: { version: '2.3.9', landed: [], expected: '2026-12-20T16:00:00Z' },
    },
  ],
  unaffected: [],
};

export const cli: AffectedProduct = {
  product: 'cli',
  repository: 'https://github.com/acme/cli',
  ecosystem: 'go',
  package: 'github.com/acme/cli',
  purl: 'pkg:golang/github.com/acme/cli',
  affected: [],
  unaffected: [
    {
      ranges: [],
      justification: 'vulnerable_code_not_in_execute_path',
      statement: 'The parser is built in but never called.',
    },
  ],
};

/** As it stands before approval: CVE, GHSA, releases and times are not known. */
export const example: Advisory = {
  ids: { own: 'ACME-SA-2026-0001', cve: 'pending', aliases: ['EUVD-2026-1234'] },
  version: { number: 1, kind: 'final' },
  title: 'Missing check in gateway lets anyone read other tenants’ routes',
  summary: 'Anyone who can reach the admin port can read the routes of every tenant.',
  description:
    'The admin proxy did not check the **tenant** of a request.\n\nAn attacker needs network access only.',
  details: 'Look for requests with a foreign `X-Tenant` header in the access log.',
  severity: 'high',
  cvss: [
    { version: '3.1', vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N', base: 7.5, overall: 7.5 },
    {
      version: '4.0',
      vector: 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:N/VA:N/SC:N/SI:N/SA:N/E:P',
      base: 8.7,
      overall: 7.7,
    },
  ],
  cwes: ['CWE-639', 'CWE-862'],
  products: [gateway, cli],
  remedy: { kind: 'fix', nextUpdate: '2026-12-20T16:00:00Z' },
  workaround: 'Close the admin port to the outside.',
  exploitation: { status: 'none', at: '2026-12-14T09:00:00Z' },
  ssvc: { automatable: 'yes', technicalImpact: 'partial' },
  credits: [
    { consent: 'yes', kind: 'finder', name: 'Grace Finder', login: 'grace-f' },
    { consent: 'yes', kind: 'analyst', name: 'Bob <b>Bold</b> @all' },
    { consent: 'anonymous', kind: 'reporter' },
  ],
  references: [
    { type: 'article', url: 'https://acme.example/blog/tenants' },
    { type: 'report', url: 'https://github.com/acme/gateway/issues/7' },
  ],
  timeline: [
    { at: '2026-11-20T08:00:00Z', what: 'Reported to us.' },
    { at: '2026-11-22T08:00:00Z', what: 'Confirmed.' },
  ],
  times: { reported: '2026-11-20T08:00:00Z' },
};

/** What becomes known on the day. The 2.3 line is late. */
export const exampleValues = {
  cve: 'CVE-2026-12345',
  ghsa: 'GHSA-2c4h-9fgm-3qvx',
  publishedAt: '2026-12-15T16:00:00Z',
  modifiedAt: '2026-12-15T16:00:00Z',
  releases: [
    {
      product: 'gateway',
      version: '2.4.1',
      landed: ['00112233445566778899aabbccddeeff00112233', commit],
      tagUrl: 'https://github.com/acme/gateway/tree/v2.4.1',
      releaseUrl: 'https://github.com/acme/gateway/releases/tag/v2.4.1',
    },
  ],
} as const;
