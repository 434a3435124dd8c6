import { describe, expect, test } from 'vitest';
import type { Advisory, AffectedLine } from '../../../src/core/advisory/advisory.ts';
import { advisoryName } from '../../../src/core/advisory/advisory.ts';
import { fillForm } from '../../../src/core/advisory/form-fill.ts';
import { openForm } from '../../../src/core/advisory/form.ts';
import { formats } from '../../../src/core/formats/index.ts';
import { ghsaFields } from '../../../src/core/formats/ghsa.ts';
import { osvAffected } from '../../../src/core/formats/osv-affected.ts';
import { osv } from '../../../src/core/formats/osv.ts';
import { withSection } from '../../../src/core/formats/release-notes.ts';
import { exploitedOrNot, listed, whatToDo, whoMustAct } from '../../../src/core/formats/sentences.ts';
import { cli, example, exampleValues, gateway } from '../advisory/example.ts';

const outcome = fillForm(openForm(example), exampleValues);
if (outcome.kind === 'violated') throw new Error('the example must fill');
const published = outcome.advisory;

/** The shortest advisory there can be: nothing optional in it. */
const bare: Advisory = {
  ids: { aliases: [] },
  version: { number: 1, kind: 'early' },
  title: 'T',
  summary: 'S',
  description: 'D',
  severity: 'none',
  cvss: [],
  cwes: [],
  products: [{ ...cli, unaffected: [] }],
  remedy: { kind: 'wontfix' },
  workaround: 'none',
  exploitation: { status: 'wild', at: '2026-12-14T09:00:00Z' },
  credits: [],
  references: [],
  timeline: [],
  times: {},
};
const noFix: Advisory = {
  ...bare,
  products: [{ ...gateway, package: 'gateway', affected: [{ ranges: [{}] }, { line: '1.x', ranges: [] }] }],
  remedy: { kind: 'mitigate', because: 'The protocol itself is at fault.' },
  workaround: 'First line.\n\nSecond line.',
};

function textOf(id: string, advisory: Advisory): string {
  const rendering = formats.find((format) => format.id === id)?.render(advisory);
  if (rendering?.kind !== 'rendered') throw new Error(`${id} must be rendered`);
  return rendering.text;
}

function jsonOf(id: string, advisory: Advisory): Readonly<Record<string, unknown>> {
  return JSON.parse(textOf(id, advisory)) as Readonly<Record<string, unknown>>;
}

function lossesOf(id: string, advisory: Advisory): readonly string[] {
  const rendering = formats.find((format) => format.id === id)?.render(advisory);
  return rendering?.kind === 'rendered' ? rendering.losses.map(({ field }) => field) : ['unfit'];
}

describe('the whole example in every format', () => {
  test.each(formats.map((format) => [format.fileName(published), format] as const))(
    '%s',
    async (name, format) => {
      await expect(textOf(format.id, published)).toMatchFileSnapshot(`fixtures/${name}`);
    },
  );

  test('before publication ids are pending and planned versions are told', async () => {
    await expect(textOf('markdown', example)).toMatchFileSnapshot('fixtures/before-publication.md');
    expect(jsonOf('ghsa', example)['vulnerabilities']).toMatchObject([
      { patched_versions: '2.4.1' },
      { patched_versions: '2.3.9' },
    ]);
  });

  test('what SSVC says is told as far as it is known', () => {
    const known = { ...example, ssvc: { technicalImpact: 'total' } };
    expect(textOf('markdown', known)).toContain('- Technical impact (SSVC): total\n');
    expect(textOf('markdown', known)).not.toContain('Automatable');
    expect(jsonOf('osv', { ...known, ids: published.ids })['database_specific']).toMatchObject({
      ssvc: { technical_impact: 'total' },
    });
  });

  test('what a format can’t say is told', () => {
    expect(Object.fromEntries(formats.map(({ id }) => [id, lossesOf(id, published)]))).toEqual({
      ghsa: ['cvss', 'references', 'products.unaffected', 'credits'],
      markdown: ['products.purl'],
      osv: ['products.unaffected', 'credits', 'timeline'],
      'release-notes': ['description'],
    });
  });
});

describe('an advisory with nothing optional', () => {
  test('is a page, fields and notes of a few lines', async () => {
    await expect(textOf('markdown', bare)).toMatchFileSnapshot('fixtures/bare.md');
    expect(jsonOf('ghsa', bare)).toMatchObject({
      summary: 'T',
      vulnerabilities: [],
      credits: [],
    });
    expect(Object.keys(jsonOf('ghsa', bare))).not.toContain('severity');
    expect(textOf('release-notes', bare)).toContain('- **not rated yet** · cli · S\n');
    expect(['ghsa', 'markdown', 'release-notes'].map((id) => lossesOf(id, bare))).toEqual([
      [],
      ['products.purl'],
      ['description'],
    ]);
  });

  test('a product that is not affected stands there with the reason alone, when nobody said more', () => {
    const spared = { ranges: [], justification: 'component_not_present' } as const;
    const products = [{ ...gateway, affected: [], unaffected: [spared] }];
    expect(textOf('markdown', { ...published, products })).toMatch(/component not present \|/);
  });

  test('an advisory without fix says so and gives the workaround [R25]', async () => {
    await expect(textOf('markdown', noFix)).toMatchFileSnapshot('fixtures/no-fix.md');
  });
});

test('OSV ends a range below a version as if that were fixed; where nobody named a fix, that is told', () => {
  const below = { ranges: [{ upper: { kind: 'before', version: '2.6.0' } }] } as const;
  const whyOf = (affected: readonly AffectedLine[]) => osvAffected([{ ...gateway, affected }]).losses.map(({ field }) => field); // prettier-ignore
  expect(whyOf([below])).toEqual(['products.affected.fix']);
  expect(whyOf([{ ...below, fix: { version: '2.6.0', landed: [] } }])).toEqual([]);
  expect(whyOf([{ ranges: [{ upper: { kind: 'through', version: '2.5.9' } }] }, { ranges: [{}] }])).toEqual(
    [],
  );
});

describe('a title with marks in it', () => {
  const title = 'IDOR in foo<T> [x](y) of @acme/all, see #7, GH-7, https://a.example and www.b.example';
  const marked: Advisory = { ...published, title, summary: title };

  test('is plain text where no Markdown is read, and neither pings nor links', () => {
    const plain =
      'IDOR in foo<T> [x](y) of @\u200Bacme/all, see #\u200B7, GH-\u200B7, https:\u200B//a.example and www\u200B.b.example';
    expect([jsonOf('ghsa', marked)['summary'], jsonOf('osv', marked)['summary']]).toEqual([plain, plain]);
  });

  test('is escaped once in Markdown', () => {
    const escaped = 'IDOR in foo\\<T> \\[x\\](y) of @\u200Bacme/all';
    expect(textOf('markdown', marked)).toContain(`# ${escaped}`);
    expect(textOf('release-notes', marked)).toContain(` · ${escaped}`);
    const other = { ...marked, title: 'T' };
    expect(textOf('markdown', other)).toContain(`\n\n${escaped}`);
    expect(String(jsonOf('ghsa', other)['description'])).toContain(`\n\n${escaped}`);
  });

  test('of a product is escaped once too', () => {
    const named = { ...published, products: [{ ...gateway, product: 'a*b' }] };
    expect(whoMustAct(named)).toContain('runs a\\*b (npm package');
    expect(textOf('markdown', named)).toContain('| a\\*b | npm:');
  });
});

describe('the first lines', () => {
  const withFixes = (...fixes: Advisory['products'][number]['affected']): Advisory => ({
    ...published,
    products: [{ ...gateway, affected: fixes }],
  });
  const out = { version: '2.4.1', landed: ['x'], tagUrl: 'https://github.com/acme/gateway/tree/v2.4.1' };

  test('name every affected product, and who needs nothing', () => {
    expect(whoMustAct(published)).toBe(
      'Everyone who runs gateway (npm package `@acme/gateway`) `>= 2.4.0, < 2.4.1` or `< 2.3.9`.',
    );
    expect(whoMustAct({ ...noFix, products: [...noFix.products, ...noFix.products] })).toBe(
      'Everyone who runs gateway `>= 0`; or gateway `>= 0`.',
    );
    expect(
      whoMustAct({ ...noFix, products: [{ ...gateway, package: 'a|b', affected: [{ ranges: [{}] }] }] }),
    ).toBe('Everyone who runs gateway (npm package a\\|b) `>= 0`.');
    expect(whoMustAct(bare)).toBe('Nobody. No product named here is affected.');
    expect(whoMustAct({ ...published, version: { number: 2, kind: 'withdrawn' } })).toBe(
      'Nobody. This advisory was withdrawn.',
    );
  });

  test('tell what to do', () => {
    expect(whatToDo(published)).toBe(
      'Upgrade to gateway 2.4.1. The fix in gateway 2.3.9 is expected on 2026-12-20. Workaround: Close the admin port to the outside.',
    );
    expect(whatToDo(withFixes({ ranges: [{}], fix: out }))).toBe('Upgrade to gateway 2.4.1.');
    expect(whatToDo(withFixes({ ranges: [{}], fix: { version: '3.0.0', landed: [] } }))).toBe(
      'There is no fixed version yet. The fix in gateway 3.0.0 is planned, without a date yet. Workaround: Close the admin port to the outside.',
    );
    expect(whatToDo({ ...withFixes({ ranges: [{}] }), workaround: 'none' })).toBe(
      'There is no fixed version. No workaround is known.',
    );
    expect(whatToDo(noFix)).toBe('There is no fixed version. Apply the workaround below.');
    expect(whatToDo(bare)).toBe('Nothing.');
    expect(whatToDo({ ...published, version: { number: 2, kind: 'withdrawn' } })).toBe('Nothing.');
  });

  test('tell whether it is exploited', () => {
    const said = (['none', 'claimed', 'public-exploit', 'wild'] as const).map((status) =>
      exploitedOrNot({ ...bare, exploitation: { status, at: '2026-12-14T09:00:00Z' } }),
    );
    expect(said).toEqual([
      'Not known to be exploited (as of 2026-12-14).',
      'Exploitation is claimed, not confirmed (as of 2026-12-14).',
      'Exploit code is public; no attack is known (as of 2026-12-14).',
      'Yes, attacks are known (as of 2026-12-14).',
    ]);
  });

  test('are the first three lines of the page [R21]', () => {
    const [who, what, exploited] = textOf('markdown', published).split('\n');
    expect([who, what, exploited]).toEqual([
      `- **Who must act:** ${whoMustAct(published)}`,
      `- **What to do:** ${whatToDo(published)}`,
      `- **Exploited:** ${exploitedOrNot(published)}`,
    ]);
  });

  test.each([
    [['a'], 'a'],
    [['a', 'b'], 'a or b'],
    [['a', 'b', 'c'], 'a, b or c'],
  ])('%j in words', (words, text) => {
    expect(listed(words, 'or')).toBe(text);
  });
});

describe('versions of an advisory', () => {
  const withdrawn: Advisory = {
    ...published,
    version: { number: 3, kind: 'withdrawn', note: 'Not a vulnerability after review.' },
    times: { ...published.times, modified: '2027-01-10T10:00:00Z', withdrawn: '2027-01-10T10:00:00Z' },
  };

  test('a withdrawn one says so everywhere', async () => {
    await expect(textOf('markdown', withdrawn)).toMatchFileSnapshot('fixtures/withdrawn.md');
    expect(jsonOf('osv', withdrawn)).toMatchObject({
      withdrawn: '2027-01-10T10:00:00Z',
      details: expect.stringMatching(/^\*\*Version 3:\*\* Not a vulnerability after review\./),
    });
    const { withdrawn: _time, ...times } = withdrawn.times;
    expect(jsonOf('osv', { ...withdrawn, times })).toMatchObject({
      withdrawn: '2027-01-10T10:00:00Z',
    });
    expect(jsonOf('ghsa', withdrawn)['description']).toContain(
      '**Version 3:** Not a vulnerability after review.',
    );
    expect(lossesOf('ghsa', withdrawn)).toContain('version');
  });
});

describe('OSV', () => {
  test('takes the CVE ID where there is no GHSA id, and never the team’s own', () => {
    const cveOnly = {
      ...published,
      ids: { own: 'ACME-SA-1', cve: 'CVE-2026-1', aliases: ['CVE-2026-1', 'X-1'] },
    };
    expect(jsonOf('osv', cveOnly)).toMatchObject({ id: 'CVE-2026-1', aliases: ['X-1'] });
    expect(osv.fileName(cveOnly)).toBe('CVE-2026-1.json');
    expect(osv.render({ ...published, ids: { own: 'ACME-SA-1', cve: 'pending', aliases: [] } })).toEqual({
      kind: 'unfit',
      mistake: { got: 'ACME-SA-1', expected: 'a GHSA or CVE ID', example: 'GHSA-2c4h-9fgm-3qvx' },
    });
    expect(osv.fileName(bare)).toBe('advisory.json');
  });

  test('has no true time before publication', () => {
    expect(jsonOf('osv', { ...published, times: {} })).toMatchObject({ modified: '0001-01-01T00:00:00Z' });
  });

  test('without any id names none', () => {
    expect(osv.render({ ...published, ids: { aliases: [] } })).toMatchObject({
      kind: 'unfit',
      mistake: { got: 'nothing' },
    });
  });

  test('tells commits where it has no ecosystem, and that it had none', () => {
    const other = { ...gateway, ecosystem: 'other', package: 'gateway' } as const;
    const landed = { ranges: [{}], fix: { version: '3.0.0', landed: ['older', 'newest'] } };
    const products = [other, { ...other, affected: [landed] }, { ...other, affected: [] }];
    const advisory = { ...published, products };
    expect(jsonOf('osv', advisory)['affected']).toEqual([
      {
        ranges: [
          {
            type: 'GIT',
            repo: 'https://github.com/acme/gateway',
            events: [{ introduced: 'a1b2c3d4e5f60718293a4b5c6d7e8f9001122334' }],
          },
        ],
      },
      {
        ranges: [
          {
            type: 'GIT',
            repo: 'https://github.com/acme/gateway',
            events: [{ introduced: '0' }, { fixed: 'newest' }],
          },
        ],
      },
    ]);
    expect(lossesOf('osv', advisory)).toEqual([
      'products.affected',
      'products.affected',
      'credits',
      'timeline',
    ]);
  });

  test('tells the commits of all lines in one range, so that the fix of one is not affected by another', () => {
    const line = (commit: string, introducedBy?: string, from?: string) => ({
      ranges: [from === undefined ? {} : { lower: { kind: 'from', version: from } as const }],
      fix: { version: '1.0.0', landed: [commit] },
      ...(introducedBy !== undefined && { introducedBy }),
    });
    const eventsOf = (...affected: AffectedLine[]): unknown =>
      jsonOf('osv', { ...published, products: [{ ...gateway, ecosystem: 'other', affected }] })['affected'];

    expect(eventsOf(line('a', 'x'), line('b', 'y'), line('b', 'x'))).toMatchObject([
      { ranges: [{ events: [{ introduced: 'x' }, { introduced: 'y' }, { fixed: 'a' }, { fixed: 'b' }] }] },
    ]);
    expect(eventsOf(line('a', 'x'), line('b'), { ranges: [{}] })).toMatchObject([
      { ranges: [{ events: [{ introduced: '0' }, { fixed: 'a' }, { fixed: 'b' }] }] },
    ]);
    expect(eventsOf(line('a', undefined, '0'), line('b', undefined, '2.0'))).toMatchObject([
      { ranges: [{ events: [{ introduced: '0' }, { fixed: 'a' }, { fixed: 'b' }] }] },
    ]);
  });

  test('claims no commit of versions before the first affected one: then the fixes stand among the references', () => {
    const affected = [{ ranges: [{ lower: { kind: 'from', version: '2.0.0' } as const }], fix: { version: '2.1.0', landed: ['a'.repeat(40)] } }]; // prettier-ignore
    const record = jsonOf('osv', { ...published, products: [{ ...gateway, affected }] });
    expect(JSON.stringify(record['affected'])).not.toContain('GIT');
    const url = `https://github.com/acme/gateway/commit/${'a'.repeat(40)}`;
    expect(record['references']).toContainEqual({ type: 'FIX', url });
  });

  test('tells up to where it is known to be affected, where the fix ends a range later', () => {
    const upTo = (version: string) => ({ upper: { kind: 'through', version } as const });
    const from = (version: string) => ({ lower: { kind: 'from', version } as const });
    const fix = { version: '3.0.0', landed: [] };
    const affected = [
      { ranges: [upTo('1.11.3'), { ...from('1.12.3'), ...upTo('2.2.4') }], fix },
      { ranges: [{ ...from('4.0.0'), ...upTo('4.0.1') }] },
      { ranges: [from('5.0.0')], fix: { version: '5.0.1', landed: [] } },
    ];
    const { ranges } = osvAffected([{ ...gateway, affected }]).affected[0] ?? {};
    expect(ranges).toEqual([
      { type: 'SEMVER', events: [{ introduced: '0' }, { last_affected: '1.11.3' }] },
      {
        type: 'SEMVER',
        events: [{ introduced: '1.12.3' }, { fixed: '3.0.0' }],
        database_specific: { last_known_affected_version_range: '<= 2.2.4' },
      },
      { type: 'SEMVER', events: [{ introduced: '4.0.0' }, { last_affected: '4.0.1' }] },
      { type: 'SEMVER', events: [{ introduced: '5.0.0' }, { fixed: '5.0.1' }] },
    ]);
  });

  test('tells that a start was widened', () => {
    const affected = [{ ranges: [{ lower: { kind: 'after', version: '11.6' } }] }] as const;
    const advisory: Advisory = {
      ...published,
      products: [{ ...gateway, ecosystem: 'maven', affected }],
      timeline: [],
      credits: [],
    };
    expect(lossesOf('osv', advisory)).toEqual(['products.affected.ranges']);
    expect(jsonOf('osv', advisory)).toMatchObject({
      affected: [{ ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '11.6' }] }] }],
    });
  });

  test('leaves out what there is nothing of', () => {
    const ids = { ghsa: 'GHSA-2c4h-9fgm-3qvx', aliases: [] };
    const record = jsonOf('osv', { ...bare, ids, times: { modified: '2026-12-15T16:00:00Z' } });
    expect(Object.keys(record)).toEqual([
      'schema_version', 'id', 'modified', 'aliases', 'summary', 'details', 'affected', 'references', 'database_specific',
    ]); // prettier-ignore
  });
});

describe('GitHub’s fields', () => {
  const fieldsOf = (advisory: Advisory) => {
    const rendering = ghsaFields(advisory);
    if (rendering.kind === 'unfit') throw new Error(rendering.mistake.got);
    return rendering.fields;
  };

  test('have either a vector, with its base metrics alone, or a severity', () => {
    const [v31, v40] = published.cvss;
    if (v31 === undefined || v40 === undefined) throw new Error('the example has two vectors');
    expect(fieldsOf(published)).toMatchObject({ cvss_vector_string: v31.vector });
    expect(fieldsOf(published)).not.toHaveProperty('severity');
    expect(fieldsOf({ ...published, cvss: [v40] })).toMatchObject({
      cvss_vector_string: v40.vector.replace('/E:P', ''),
    });
    expect(fieldsOf({ ...published, cvss: [{ ...v31, vector: 'broken' }] })).toMatchObject({
      severity: 'high',
    });
    expect(fieldsOf({ ...published, cvss: [] })).toMatchObject({ severity: 'high' });
    expect(lossesOf('ghsa', { ...published, severity: 'critical' })).toContain('severity');
  });

  test('name a late fix as patched only before publication', () => {
    expect(fieldsOf(published).vulnerabilities.map((one) => one.patched_versions)).toEqual(['2.4.1', null]);
  });

  test('are refused when longer than GitHub takes them', () => {
    expect(ghsaFields({ ...published, title: 'x'.repeat(1_025) })).toMatchObject({
      kind: 'unfit',
      mistake: { got: 'a title of 1025 characters', expected: 'at most 1024' },
    });
    const description = 'word '.repeat(14_000);
    expect(formats[0]?.render({ ...published, description })).toMatchObject({
      kind: 'unfit',
      mistake: { expected: 'at most 65535' },
    });
  });
});

describe('the section of the release notes', () => {
  const section = textOf('release-notes', published);
  const later = textOf('release-notes', { ...published, summary: 'Better words.' });

  test.each([
    ['empty notes', ''],
    ['notes of others', '## What’s changed\n\n* a fix\n'],
    [
      'notes with another advisory',
      textOf('release-notes', { ...published, ids: { own: 'ACME-SA-2026-0002', aliases: [] } }),
    ],
    ['a first mark without its end', '<!-- psirt-bot advisory ACME-SA-2026-0001 -->\ntext of others\n'],
  ])('is put into %s once, and what others wrote stays', (_what, body) => {
    const once = withSection(body, section);
    expect(once.startsWith(body.trimEnd())).toBe(true);
    expect(once).toContain(section.trimEnd());
    expect(withSection(once, section)).toBe(once);
    const revised = withSection(once, later);
    expect(revised).toBe(once.replace(section.trimEnd(), later.trimEnd()));
  });

  test('keeps its place between other texts', () => {
    const body = withSection('before\n', section) + '\nafter\n';
    expect(withSection(body, later)).toBe(`before\n\n${later}\nafter\n`);
  });
});

test('an advisory is called by its own id, else its GHSA id, else its CVE ID', () => {
  const called = [
    published.ids,
    { ghsa: 'GHSA-1', cve: 'CVE-1', aliases: [] },
    { cve: 'CVE-1', aliases: [] },
    { cve: 'pending', aliases: [] },
    { aliases: [] },
  ].map((ids) => advisoryName({ ...published, ids }));
  expect(called).toEqual(['ACME-SA-2026-0001', 'GHSA-1', 'CVE-1', 'advisory', 'advisory']);
});
