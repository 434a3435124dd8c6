// CSAF and OpenVEX documents: what they say of each version, and what they can't say and name as lost. Schemas are looked at in
// test/contract/formats, the official validator in test/deep/csaf-validator.test.ts.
import { describe, expect, test } from 'vitest';
import type { Advisory, AffectedProduct } from '../../../src/core/advisory/advisory.ts';
import { fillForm } from '../../../src/core/advisory/form-fill.ts';
import { openForm } from '../../../src/core/advisory/form.ts';
import { csafOf, csafPath } from '../../../src/core/formats/csaf.ts';
import type { Format } from '../../../src/core/formats/format.ts';
import { openvexOf } from '../../../src/core/formats/openvex.ts';
import { publisherOf } from '../../../src/core/formats/publisher.ts';
import { cli, example, exampleValues, gateway } from '../advisory/example.ts';

const publisher = publisherOf({ repository: 'acme/security', branch: 'main', directory: 'advisories' });
const filled = fillForm(openForm(example), exampleValues);
if (filled.kind !== 'filled') throw new Error('the example must fill');
const { advisory } = filled;
const [released = gateway] = advisory.products;
const { details: _details, ssvc: _ssvc, ...small } = advisory;
const bare: Advisory = { ...small, cvss: [], cwes: [], credits: [], references: [], timeline: [], workaround: 'none', ids: { ghsa: 'GHSA-2c4h-9fgm-3qvx', aliases: [] }, remedy: { kind: 'fix' } }; // prettier-ignore

interface Rendered {
  readonly losses: readonly string[];
  readonly text: unknown;
}

interface Csaf {
  readonly document: { readonly tracking: unknown; readonly aggregate_severity?: unknown; readonly title: string; readonly notes?: readonly unknown[] };
  readonly product_tree: { readonly branches: readonly { readonly branches: readonly { readonly name: string; readonly branches: readonly { readonly category: string; readonly name: string }[] }[] }[] };
  readonly vulnerabilities: readonly Flaw[];
} // prettier-ignore
interface Flaw {
  readonly title?: string;
  readonly notes?: readonly unknown[];
  readonly threats?: readonly unknown[];
  readonly scores?: readonly unknown[];
  readonly product_status?: unknown;
  readonly flags?: unknown;
  readonly remediations?: readonly unknown[];
}
interface Vex {
  readonly statements: readonly { readonly status: string; readonly products: readonly unknown[]; readonly vulnerability: { readonly name: string } }[];
} // prettier-ignore

function rendered(format: Format, of: Advisory): Rendered {
  const rendering = format.render(of);
  if (rendering.kind !== 'rendered') throw new Error(rendering.mistake.expected);
  return { text: JSON.parse(rendering.text), losses: rendering.losses.map(({ field }) => field) };
}
const csaf = (of: Advisory): Csaf => rendered(csafOf(publisher), of).text as Csaf;
const vex = (of: Advisory): Vex => rendered(openvexOf(publisher), of).text as Vex;
function flawOf(of: Advisory): Flaw {
  const [flaw] = csaf(of).vulnerabilities;
  if (flaw === undefined) throw new RangeError('there is no vulnerability');
  return flaw;
}
const only = (product: Partial<AffectedProduct>, more: Partial<Advisory> = {}): Advisory => ({ ...bare, products: [{ ...released, ...product }], ...more }); // prettier-ignore
const versions = (of: Advisory): readonly (readonly string[])[] =>
  (csaf(of).product_tree.branches[0]?.branches ?? []).flatMap(({ name, branches }) => branches.map((one) => [name, one.category, one.name])); // prettier-ignore

describe('CSAF', () => {
  test('of a whole advisory, as it is published', async () => {
    const { text, losses } = rendered(csafOf(publisher), advisory);
    await expect(`${JSON.stringify(text, null, 2)}\n`).toMatchFileSnapshot('fixtures/csaf.json');
    expect(losses).toEqual(['cwes', 'credits', 'timeline']);
    expect(rendered(csafOf(publisher), bare).losses).toEqual([]);
  });

  test('its file is named by its id and lies in its year', () => {
    expect(csafPath('ACME_SA 2026:0001', '2026-12-15T16:00:00Z')).toBe(
      'csaf/white/2026/acme_sa_2026_0001.json',
    );
    expect(csafOf(publisher).fileName(bare)).toBe('csaf/white/2026/ghsa-2c4h-9fgm-3qvx.json');
    const early = { number: 1, kind: 'early', at: '2025-12-31T23:00:00Z' } as const;
    expect(csafOf(publisher).fileName({ ...bare, history: [early] })).toBe('csaf/white/2025/ghsa-2c4h-9fgm-3qvx.json'); // prettier-ignore
    expect(csafOf(publisher).fileName({ ...bare, times: {} })).toBe(
      'csaf/white/0001/ghsa-2c4h-9fgm-3qvx.json',
    );
  });

  test('ranges in every form, single versions, and all of them', () => {
    const range = (...ranges: AffectedProduct['affected'][number]['ranges']) =>
      only({ affected: [{ ranges }] });
    const from = (version: string) => ({ kind: 'from', version }) as const;
    expect(versions(range({ lower: from('1.0'), upper: { kind: 'before', version: '1.5' } }))).toEqual([['gateway (@acme/gateway)', 'product_version_range', 'vers:npm/>=1.0|<1.5']]); // prettier-ignore
    expect(versions(range({ lower: { kind: 'after', version: '1.0' }, upper: { kind: 'through', version: '1.5' } }))).toEqual([[expect.any(String), 'product_version_range', 'vers:npm/>1.0|<=1.5']]); // prettier-ignore
    expect(versions(range({ lower: from('1.0'), upper: { kind: 'through', version: '1.0' } }))).toEqual([[expect.any(String), 'product_version', '1.0']]); // prettier-ignore
    expect(versions(range({}))).toEqual([[expect.any(String), 'product_version_range', 'vers:npm/*']]);
    const { purl: _purl, ...unnamed } = gateway;
    const other = csaf({ ...bare, products: [{ ...unnamed, ecosystem: 'other', package: 'gateway', affected: [{ ranges: [{ lower: from('1.0') }] }] }] }); // prettier-ignore
    expect(other.product_tree.branches[0]?.branches[0]).toEqual({ category: 'product_name', name: 'gateway', branches: [{ category: 'product_version_range', name: 'vers:generic/>=1.0', product: { name: 'gateway vers:generic/>=1.0', product_id: 'CSAFPID-0001' } }] }); // prettier-ignore
    const some = only({ affected: [], unaffected: [{ ranges: [{ lower: from('3.0') }], justification: 'component_not_present' }] }); // prettier-ignore
    expect(versions(some)).toEqual([[expect.any(String), 'product_version_range', 'vers:npm/>=3.0']]);
    expect(flawOf(some).threats).toEqual([{ category: 'impact', details: 'component not present', product_ids: ['CSAFPID-0001'] }]); // prettier-ignore
  });

  test('what can be done: a fixed release, one that comes, none, none ever', () => {
    const fixed = (fix: AffectedProduct['affected'][number]['fix'], more: Partial<Advisory> = {}) =>
      flawOf(only({ affected: [{ ranges: [{}], ...(fix !== undefined && { fix }) }] }, more)).remediations?.[0]; // prettier-ignore
    const tagUrl = 'https://github.com/acme/gateway/tree/v2.4.1';
    expect(fixed({ version: '2.4.1', landed: [], tagUrl })).toEqual({ category: 'vendor_fix', details: 'Upgrade to 2.4.1.', url: tagUrl, product_ids: ['CSAFPID-0001'] }); // prettier-ignore
    expect(fixed({ version: '2.4.1', landed: [], expected: '2026-12-20T16:00:00Z' })).toMatchObject({ category: 'none_available', details: 'The fix in 2.4.1 is expected on 2026-12-20.' }); // prettier-ignore
    expect(fixed(undefined)).toMatchObject({ category: 'none_available', details: 'There is no fixed version yet.' }); // prettier-ignore
    expect(fixed(undefined, { remedy: { kind: 'wontfix' } as never })).toMatchObject({ category: 'no_fix_planned', details: 'No fix is planned.' }); // prettier-ignore
    expect(fixed(undefined, { remedy: { kind: 'wontfix', because: 'It ends.' } as never })).toMatchObject({ details: 'No fix is planned. It ends.' }); // prettier-ignore
  });

  test('an early version is interim, a revision tells of those before it', () => {
    expect(
      csaf({ ...bare, version: { number: 1, kind: 'early', note: 'No fix yet.' } }).document,
    ).toMatchObject({
      tracking: { status: 'interim', version: '1', revision_history: [{ summary: 'No fix yet.' }] },
      notes: [{ category: 'summary' }, { category: 'general', title: 'Version 1', text: 'No fix yet.' }],
    });
    const history = [{ number: 1, kind: 'early', at: '2026-12-01T09:00:00Z' }, { number: 2, kind: 'final', at: '2026-12-15T16:00:00Z' }] as const; // prettier-ignore
    const revised = csaf({ ...bare, version: { number: 3, kind: 'revised' }, history, times: { published: '2026-12-15T16:00:00Z', modified: '2026-12-20T16:00:00Z' } }); // prettier-ignore
    expect(revised.document.tracking).toMatchObject({
      initial_release_date: '2026-12-01T09:00:00Z',
      current_release_date: '2026-12-20T16:00:00Z',
      status: 'final',
      revision_history: [
        { number: '1', date: '2026-12-01T09:00:00Z', summary: 'early version' },
        { number: '2', date: '2026-12-15T16:00:00Z', summary: 'final version' },
        { number: '3', date: '2026-12-20T16:00:00Z', summary: 'revised version' },
      ],
    });
  });

  test('in a preview its times are none that anybody takes for one', () => {
    expect(csaf({ ...bare, times: {} }).document.tracking).toMatchObject({ current_release_date: '0001-01-01T00:00:00Z', initial_release_date: '0001-01-01T00:00:00Z' }); // prettier-ignore
  });

  test('what is withdrawn says nothing of any product', () => {
    const { document, product_tree, vulnerabilities } = csaf({ ...advisory, version: { number: 2, kind: 'withdrawn', note: 'No flaw.' } }); // prettier-ignore
    expect(document).toMatchObject({ category: 'csaf_base', title: expect.stringMatching(/^Withdrawn: /u) });
    expect([product_tree, document.aggregate_severity]).toEqual([undefined, undefined]);
    for (const field of ['product_status', 'scores', 'remediations', 'threats', 'flags'] as const) expect(vulnerabilities[0]?.[field]).toBeUndefined(); // prettier-ignore
  });

  test('words that are none are left out', () => {
    const { document, vulnerabilities } = csaf({ ...bare, title: ' ', summary: ' ', description: ' ' });
    expect([document.title, document.notes]).toEqual(['GHSA-2c4h-9fgm-3qvx', undefined]);
    expect([vulnerabilities[0]?.title, vulnerabilities[0]?.notes]).toEqual([undefined, undefined]);
  });

  test('ids: those that are known, none twice', () => {
    const ids = (of: Advisory['ids']) => csaf({ ...bare, ids: of });
    expect(ids({ cve: 'pending', aliases: [] }).document.tracking).toMatchObject({ id: 'advisory' });
    expect(ids({ cve: 'pending', aliases: [] }).vulnerabilities[0]).not.toHaveProperty('cve');
    const known = ids({ ghsa: 'GHSA-2c4h-9fgm-3qvx', cve: 'CVE-2026-12345', aliases: ['CVE-2026-12345'] });
    expect(known.document.tracking).toMatchObject({ id: 'GHSA-2c4h-9fgm-3qvx', aliases: ['CVE-2026-12345'] });
    expect(known.vulnerabilities[0]).toMatchObject({ cve: 'CVE-2026-12345' });
  });

  test('SSVC without what did not follow, and a CVSS 4.0 that leads', () => {
    const [, four] = advisory.cvss;
    const { vulnerabilities } = csaf({ ...bare, ssvc: { technicalImpact: 'total' }, cvss: four === undefined ? [] : [four] }); // prettier-ignore
    expect(vulnerabilities[0]?.notes).toContainEqual({ category: 'other', title: 'SSVC', text: 'Technical impact: total.' }); // prettier-ignore
    expect(vulnerabilities[0]?.scores).toBeUndefined();
    expect(vulnerabilities[0]?.notes).toContainEqual({ category: 'other', title: 'CVSS 4.0', text: expect.stringContaining('(7.7, high)') }); // prettier-ignore
  });
});

describe('OpenVEX', () => {
  test('of a whole advisory, as it is published', async () => {
    const { text, losses } = rendered(openvexOf(publisher), advisory);
    await expect(`${JSON.stringify(text, null, 2)}\n`).toMatchFileSnapshot('fixtures/openvex.json');
    expect(losses).toEqual(['products.affected.ranges', 'cvss']);
  });

  test('some versions that are not affected can’t be told from a package that is', () => {
    const both = only({ unaffected: cli.unaffected });
    expect(vex(both).statements.map(({ status }) => status)).toEqual(['affected', 'fixed']);
    expect(rendered(openvexOf(publisher), both).losses).toContain('products.unaffected');
    const none = only({ affected: [], unaffected: [{ ranges: [], justification: 'component_not_present' }] });
    expect(vex(none).statements).toEqual([{ vulnerability: expect.anything(), products: [{ '@id': gateway.purl, identifiers: { purl: gateway.purl } }], status: 'not_affected', justification: 'component_not_present' }]); // prettier-ignore
    expect(rendered(openvexOf(publisher), none).losses).toEqual([]);
  });

  test('packages without an address of their own are named by their repository', () => {
    const { purl: _purl, ...unnamed } = gateway;
    const tagUrl = 'https://github.com/acme/gateway/tree/v2.4.1';
    const of = { ...bare, products: [{ ...unnamed, affected: [{ ranges: [{}], fix: { version: '2.4.1+b', landed: [], tagUrl } }] }] }; // prettier-ignore
    expect(vex(of).statements.map(({ products }) => products)).toEqual([[{ '@id': 'https://github.com/acme/gateway' }], [{ '@id': 'https://github.com/acme/gateway#2.4.1%2Bb' }]]); // prettier-ignore
  });

  test('what is withdrawn claims of nothing that it is not affected', () => {
    const withdrawn = (note?: string) => vex({ ...bare, version: { number: 2, kind: 'withdrawn', ...(note !== undefined && { note }) } }).statements; // prettier-ignore
    expect(withdrawn('A duplicate.')).toMatchObject([{ status: 'under_investigation', status_notes: 'This advisory was withdrawn. A duplicate.' }]); // prettier-ignore
    expect(withdrawn()).toMatchObject([{ status_notes: 'This advisory was withdrawn.' }]);
  });

  test('an advisory that says nothing of any product can be none', () => {
    const { kind } = openvexOf(publisher).render({ ...bare, products: [] });
    expect(kind).toBe('unfit');
  });

  test('is named by whatever id is known, and before it is published has a time that nobody takes for one', () => {
    expect(vex({ ...bare, ids: { cve: 'CVE-2026-12345', ghsa: 'GHSA-2c4h-9fgm-3qvx', aliases: [] }, times: {} })).toMatchObject({ timestamp: '0001-01-01T00:00:00Z', statements: [{ vulnerability: { name: 'CVE-2026-12345', aliases: ['GHSA-2c4h-9fgm-3qvx'] } }, {}, {}] }); // prettier-ignore
    expect(vex({ ...bare, ids: { aliases: [] } }).statements[0]?.vulnerability.name).toBe('advisory');
  });
});
