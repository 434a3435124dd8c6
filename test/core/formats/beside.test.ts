// What lies beside an advisory's page for machines: CSAF and OpenVEX, of whole and of bare advisories, and where nothing can be said.
import { describe, expect, test } from 'vitest';
import type { Advisory, AffectedProduct } from '../../../src/core/advisory/advisory.ts';
import { fillForm } from '../../../src/core/advisory/form-fill.ts';
import { openForm } from '../../../src/core/advisory/form.ts';
import { csafPath } from '../../../src/core/formats/csaf.ts';
import { besideOf, formats, formatsOf } from '../../../src/core/formats/index.ts';
import { cli, example, exampleValues, gateway } from '../advisory/example.ts';

const site = { repository: 'acme/security', branch: 'main', directory: 'advisories' };
const beside = besideOf(site);
const filled = fillForm(openForm(example), exampleValues);
if (filled.kind !== 'filled') throw new Error('the example must fill');
const published = filled.advisory;

/** Every format's document, as far as it can be one. */
function documentIn(id: 'csaf' | 'openvex', advisory: Advisory): unknown {
  const rendering = beside.find((format) => format.id === id)?.render(advisory);
  return rendering?.kind === 'rendered' ? JSON.parse(rendering.text) : rendering?.kind;
}

function lossesIn(id: 'csaf' | 'openvex', advisory: Advisory): readonly string[] {
  const rendering = beside.find((format) => format.id === id)?.render(advisory);
  return rendering?.kind === 'rendered' ? rendering.losses.map(({ field }) => field) : [];
}

const revised: Advisory = {
  ...published,
  version: { number: 2, kind: 'revised', note: 'The 2.3 line is out.' },
  history: [{ number: 1, kind: 'final', at: '2026-12-15T16:00:00Z' }],
  times: { ...published.times, modified: '2026-12-20T16:00:00Z' },
};
const withdrawn: Advisory = {
  ...revised,
  version: { number: 3, kind: 'withdrawn', note: 'No vulnerability.' },
};

/** Nothing optional in it, and no product of which anything is said. */
const bare: Advisory = {
  ids: { aliases: [] }, version: { number: 1, kind: 'early' }, title: 'T', summary: 'S', description: 'D', severity: 'none', cvss: [],
  cwes: ['CWE-1000000'], products: [{ ...cli, unaffected: [] }], remedy: { kind: 'fix' }, workaround: 'none',
  exploitation: { status: 'wild', at: '2026-12-14T09:00:00Z' }, credits: [], references: [], timeline: [], times: {},
}; // prettier-ignore

/** A product without package URL. */
function plainProduct(more: Partial<AffectedProduct>): AffectedProduct {
  return { product: 'box', repository: 'https://github.com/acme/box', ecosystem: 'other', package: 'box', affected: [], unaffected: [], ...more }; // prettier-ignore
}

const of = (product: AffectedProduct, more: Partial<Advisory> = {}): Advisory => ({
  ...bare,
  products: [product],
  ...more,
});

describe('The whole example', () => {
  test.each(['csaf', 'openvex'] as const)('as %s [R29]', async (id) => {
    const text = `${JSON.stringify(documentIn(id, published), null, 2)}\n`;
    await expect(text).toMatchFileSnapshot(`fixtures/${id}.json`);
  });

  test('lies where the standard says, under the year in which it first came out', () => {
    expect(beside.map((format) => format.fileName(revised))).toEqual(['csaf/white/2026/acme-sa-2026-0001.json', 'openvex/ACME-SA-2026-0001.json']); // prettier-ignore
    expect(csafPath('A B_c+(2)', '2025-01-01')).toBe('csaf/white/2025/a_b_c+_2_.json');
  });

  test('can’t say everything, and tells what', () => {
    expect(lossesIn('csaf', published)).toEqual(['cwes', 'credits', 'timeline']);
    expect(lossesIn('openvex', published)).toEqual(['products.affected.ranges', 'cvss']);
    expect(lossesIn('csaf', bare)).toEqual([]);
    expect(lossesIn('openvex', of({ ...gateway, unaffected: cli.unaffected }))).toContain(
      'products.unaffected',
    );
  });

  test('is written where there is a site', () => {
    expect(formatsOf(null)).toEqual(formats);
    expect(formatsOf(site)).toHaveLength(formats.length + 2);
  });
});

describe('Later versions', () => {
  test('of a CSAF document tell of all before them', () => {
    expect(documentIn('csaf', revised)).toMatchObject({
      document: {
        notes: [
          { category: 'summary' },
          { category: 'general', title: 'Version 2', text: 'The 2.3 line is out.' },
        ],
        tracking: {
          current_release_date: '2026-12-20T16:00:00Z',
          initial_release_date: '2026-12-15T16:00:00Z',
          revision_history: [
            { number: '1', summary: 'final version' },
            { number: '2', summary: 'The 2.3 line is out.' },
          ],
          status: 'final',
          version: '2',
        },
      },
    });
  });

  test('say nothing of any product once they are withdrawn', () => {
    const document = documentIn('csaf', withdrawn) as { document: object; vulnerabilities: readonly object[] };
    expect(document).not.toHaveProperty('product_tree');
    expect(document.document).toMatchObject({ category: 'csaf_base', title: expect.stringMatching(/^Withdrawn: /) as string });
    for (const said of ['product_status', 'remediations', 'scores', 'threats'])
      expect(document.vulnerabilities[0]).not.toHaveProperty(said);
    expect(documentIn('openvex', withdrawn)).toMatchObject({
      version: 3,
      statements: [{ status: 'not_affected', impact_statement: 'This advisory was withdrawn. No vulnerability.' }],
    });
    const silent: Advisory = { ...withdrawn, version: { number: 3, kind: 'withdrawn' } };
    expect(documentIn('openvex', silent)).toMatchObject({ statements: [{ impact_statement: 'This advisory was withdrawn.' }] });
  }); // prettier-ignore
});

describe('An advisory with nothing optional', () => {
  test('is a short CSAF document and no OpenVEX', () => {
    expect(documentIn('csaf', bare)).toMatchObject({
      document: { category: 'csaf_base', aggregate_severity: { text: 'not rated yet' }, tracking: { id: 'advisory', status: 'interim' } },
      vulnerabilities: [{ title: 'T', notes: [{ category: 'description', text: 'D' }] }],
    });
    expect(documentIn('openvex', bare)).toBe('unfit');
  }); // prettier-ignore

  test.each([
    ['a fix is awaited', { kind: 'fix' } as const, 'none_available', 'There is no fixed version yet.'],
    ['none is planned', { kind: 'wontfix' } as const, 'no_fix_planned', 'No fix is planned.'],
    ['none is planned, and it is said why', { kind: 'mitigate', because: 'The protocol.' } as const, 'no_fix_planned', 'No fix is planned. The protocol.'],
  ])('says that %s', (_, remedy, category, details) => {
    const advisory = of(plainProduct({ affected: [{ ranges: [{}] }, { ranges: [{}] }] }), { remedy });
    const remediations = [['CSAFPID-0001'], ['CSAFPID-0002']].map((product_ids) => ({ category, details, product_ids }));
    expect(documentIn('csaf', advisory)).toMatchObject({ vulnerabilities: [{ remediations }] });
  }); // prettier-ignore
});

describe('Versions', () => {
  const ranges = [
    { lower: { kind: 'from', version: '1.0' }, upper: { kind: 'through', version: '1.0' } },
    { lower: { kind: 'from', version: '2.0 beta' }, upper: { kind: 'through', version: '2.1' } },
    { lower: { kind: 'after', version: '3.0' }, upper: { kind: 'before', version: '4.0' } },
    { lower: { kind: 'from', version: '5.0' } },
  ] as const;
  const fix = { version: '6.0', landed: [], tagUrl: 'https://github.com/acme/box/releases/tag/v6.0' };

  test('without package URL stand in CSAF as ranges of a scheme of no ecosystem', () => {
    const text = JSON.stringify(documentIn('csaf', of(plainProduct({ affected: [{ ranges }] }))));
    for (const name of [
      '1.0',
      'vers:generic/>=2.0%20beta|<=2.1',
      'vers:generic/>3.0|<4.0',
      'vers:generic/>=5.0',
    ])
      expect(text).toContain(`"name":${JSON.stringify(name)}`);
    expect(text).not.toContain('product_identification_helper');
  });

  test('one fix for two lines is one version, and leads to its tag where there is no release', () => {
    const advisory = of(plainProduct({ affected: [{ ranges: [{}], fix }, { ranges: [{}], fix }] }), { workaround: 'Wait.' });
    const document = documentIn('csaf', advisory) as { vulnerabilities: readonly { product_status: { fixed: object } }[] };
    expect(document.vulnerabilities[0]?.product_status.fixed).toEqual(['CSAFPID-0003']);
    expect(document).toMatchObject({
      vulnerabilities: [{ remediations: [{ category: 'vendor_fix', url: fix.tagUrl }, {}, { category: 'workaround' }] }],
    });
    expect(documentIn('openvex', advisory)).toMatchObject({
      statements: [
        { status: 'affected', products: [{ '@id': 'https://github.com/acme/box' }] },
        { status: 'fixed', products: [{ '@id': 'https://github.com/acme/box#6.0' }] },
      ],
    });
  }); // prettier-ignore

  test('that are not affected say why, in words where there are none', () => {
    const unaffected = [{ ranges, justification: 'component_not_present' }] as const;
    const advisory = of(plainProduct({ unaffected }), { workaround: 'Wait.', cvss: example.cvss });
    expect(documentIn('csaf', advisory)).toMatchObject({
      vulnerabilities: [{ threats: expect.arrayContaining([{ category: 'impact', details: 'component not present', product_ids: ['CSAFPID-0001'] }]) as object }],
    });
    const [vulnerability] = (documentIn('csaf', advisory) as { vulnerabilities: readonly object[] }).vulnerabilities;
    for (const said of ['scores', 'remediations']) expect(vulnerability).not.toHaveProperty(said);
    expect(documentIn('openvex', advisory)).toMatchObject({ statements: expect.arrayContaining([expect.objectContaining({ justification: 'component_not_present' })]) as object });
    // Beside affected versions they can't be told apart in OpenVEX.
    const both = documentIn('openvex', of(plainProduct({ affected: [{ ranges: [{}] }], unaffected })));
    expect((both as { statements: readonly object[] }).statements).toHaveLength(1);
  }); // prettier-ignore

  test('what SSVC says is a note, as far as it is known', () => {
    expect(documentIn('csaf', { ...bare, ssvc: { technicalImpact: 'total' } })).toMatchObject({
      vulnerabilities: [{ notes: [{}, { title: 'SSVC', text: 'Technical impact: total.' }] }],
    });
  });
});
