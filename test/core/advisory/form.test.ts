import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Advisory } from '../../../src/core/advisory/advisory.ts';
import { canonicalHash, canonicalJson } from '../../../src/core/advisory/canonical.ts';
import { fillForm } from '../../../src/core/advisory/form-fill.ts';
import type { FilledForm } from '../../../src/core/advisory/form-fill.ts';
import type { FormValues } from '../../../src/core/advisory/form-values.ts';
import { formHash, openForm, stillApproved } from '../../../src/core/advisory/form.ts';
import type { ApprovalForm } from '../../../src/core/advisory/form.ts';
import { advisories } from './arbitrary.ts';
import { cli, commit, example, exampleValues, gateway } from './example.ts';

const form = openForm(example);

function filled(from: ApprovalForm, values: FormValues): FilledForm {
  const outcome = fillForm(from, values);
  if (outcome.kind === 'violated') throw new Error(JSON.stringify(outcome.violations));
  return outcome;
}

function violations(values: FormValues, from: ApprovalForm = form): readonly string[] {
  const outcome = fillForm(from, values);
  return outcome.kind === 'filled'
    ? []
    : outcome.violations.map(({ hole, expected }) => `${hole}: ${expected}`);
}

describe('the form', () => {
  test('has a hole for everything that isn’t known, and for nothing else', () => {
    expect(form.holes).toEqual([
      { kind: 'ghsa' },
      { kind: 'cve' },
      { kind: 'landed', product: 'gateway', version: '2.4.1' },
      { kind: 'tag-url', product: 'gateway', version: '2.4.1' },
      { kind: 'release-url', product: 'gateway', version: '2.4.1' },
      { kind: 'landed', product: 'gateway', version: '2.3.9' },
      { kind: 'tag-url', product: 'gateway', version: '2.3.9' },
      { kind: 'release-url', product: 'gateway', version: '2.3.9' },
      { kind: 'published-at' },
      { kind: 'modified-at' },
    ]);
    expect(form.advisory).toEqual(example);
  });

  test('two packages of one product and version share their release', () => {
    const twice = openForm({ ...example, products: [gateway, { ...gateway, package: '@acme/core' }] });
    expect(twice.holes).toEqual(form.holes);
    const { products } = filled(twice, exampleValues).advisory;
    expect(products.map(({ affected }) => affected[0]?.fix?.tagUrl)).toEqual(
      Array(2).fill('https://github.com/acme/gateway/tree/v2.4.1'),
    );
  });

  test('a revision has holes only for what is still open', () => {
    const { advisory } = filled(form, exampleValues);
    const { modified: _before, ...times } = advisory.times;
    expect(openForm({ ...advisory, times }).holes.map(({ kind }) => kind)).toEqual([
      'landed',
      'tag-url',
      'release-url',
      'modified-at',
    ]);
  });

  test('its hash is the SHA-256 of its canonical JSON', () => {
    expect(canonicalJson({ b: [2, { d: null, c: 'é' }], a: undefined })).toBe('{"b":[2,{"c":"é","d":null}]}');
    expect(canonicalHash({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
    expect(formHash(form)).toBe(canonicalHash(form));
  });
});

describe('filling', () => {
  test('puts the values in their places and keeps the hash of the form', () => {
    const outcome = filled(form, exampleValues);
    expect(outcome.formHash).toBe(formHash(form));
    expect(outcome.filledHash).toBe(canonicalHash(outcome.advisory));
    expect(outcome.values).toBe(exampleValues);
    expect(outcome.advisory.ids).toMatchObject({ cve: 'CVE-2026-12345', ghsa: 'GHSA-2c4h-9fgm-3qvx' });
    expect(outcome.advisory.times).toMatchObject({
      published: '2026-12-15T16:00:00Z',
      modified: '2026-12-15T16:00:00Z',
    });
    const [line24, line23] = outcome.advisory.products[0]?.affected ?? [];
    const { product: _product, ...release } = exampleValues.releases[0];
    expect(line24?.fix).toEqual(release);
    expect(line23).toEqual(gateway.affected[1]);
  });

  test('ids and late releases may stay open, times may not', () => {
    const { cve: _cve, ghsa: _ghsa, ...rest } = exampleValues;
    expect(filled(form, rest).advisory.ids).toEqual(example.ids);
    expect(violations({ releases: exampleValues.releases })).toEqual([
      'published-at: a time in UTC with whole seconds and Z',
      'modified-at: a time in UTC with whole seconds and Z',
    ]);
  });

  test('a release without a release page is filled without one', () => {
    const [{ releaseUrl: _url, ...release }] = exampleValues.releases;
    const line = filled(form, { ...exampleValues, releases: [release] }).advisory.products[0]?.affected[0];
    expect(line?.fix).not.toHaveProperty('releaseUrl');
  });

  test.each<[string, Partial<FormValues>, string]>([
    ['a CVE ID with three digits', { cve: 'CVE-2026-123' }, 'cve: CVE-, a year and 4 to 19 digits'],
    [
      'a GHSA id with a forbidden letter',
      { ghsa: 'GHSA-2c4h-9fgm-3qva' },
      'ghsa: the id of a GitHub advisory',
    ],
    [
      'a day that doesn’t exist',
      { modifiedAt: '2026-02-30T16:00:00Z' },
      'modified-at: a time in UTC with whole seconds and Z',
    ],
    [
      'a month that doesn’t exist',
      { modifiedAt: '2026-13-01T16:00:00Z' },
      'modified-at: a time in UTC with whole seconds and Z',
    ],
    [
      'an offset',
      { publishedAt: '2026-12-15T16:00:00+02:00' },
      'published-at: a time in UTC with whole seconds and Z',
    ],
    [
      'modified before published',
      { modifiedAt: '2026-12-15T15:59:59Z' },
      'modified-at: a time not before 2026-12-15T16:00:00Z, the publication',
    ],
  ])('%s breaks its rule', (_what, values, expected) => {
    expect(violations({ ...exampleValues, ...values })).toEqual([expected]);
  });

  test.each([[[]], [[commit.slice(0, 12)]], [[commit, commit]], [[commit.toUpperCase()]]])(
    'landed commits %j break their rule',
    (landed) => {
      const release = { ...exampleValues.releases[0], landed };
      expect(violations({ ...exampleValues, releases: [release] })).toEqual([
        'landed of gateway 2.4.1: one or more full commit ids of 40 hex digits, each once',
      ]);
    },
  );

  test.each([
    'https://github.com/acme/gateway/tree/v2.4.10',
    'https://github.com/acme/gateway/tree/v12.4.1',
    'https://github.com/acme/gateway-evil/tree/v2.4.1',
    'https://github.com/evil/gateway/tree/v2.4.1',
    'https://github.com/acme/gateway/tree/../../../evil/x/tree/v2.4.1',
    'https://github.com/acme/gateway/tree/%2e%2e/v2.4.1',
    'https://github.com/acme/gateway/tree/x?y=v2.4.1',
    'https://github.com/acme/gateway/archive/v2.4.1',
    'https://github.com/acme/gateway/releases/tag/v2.4.2',
  ])('tag address %s breaks its rule', (tagUrl) => {
    const release = { ...exampleValues.releases[0], tagUrl };
    expect(violations({ ...exampleValues, releases: [release] })).toEqual([
      'tag-url of gateway 2.4.1: an address under https://github.com/acme/gateway/tree/ or https://github.com/acme/gateway/releases/tag/ with a tag that names 2.4.1',
    ]);
  });

  test.each(['2.4.1', 'v2.4.1', 'gateway%402.4.1', 'gateway/v2.4.1', 'release-2.4.1', 'gateway-2_4_1'])(
    'tag %s names 2.4.1',
    (tag) => {
      const release = { ...exampleValues.releases[0], tagUrl: `https://github.com/acme/gateway/tree/${tag}` };
      expect(violations({ ...exampleValues, releases: [release] })).toEqual([]);
    },
  );

  test('the release page is an address of its tag too', () => {
    const release = { ...exampleValues.releases[0], tagUrl: exampleValues.releases[0].releaseUrl };
    expect(violations({ ...exampleValues, releases: [release] })).toEqual([]);
  });

  test('a release page of another tag breaks its rule', () => {
    const release = {
      ...exampleValues.releases[0],
      releaseUrl: 'https://github.com/acme/gateway/releases/latest',
    };
    expect(violations({ ...exampleValues, releases: [release] })).toHaveLength(1);
  });

  test('what is no hole can’t be filled, only told again', () => {
    const { advisory } = filled(form, exampleValues);
    const closed = openForm({ ...advisory, version: { number: 2, kind: 'revised' } });
    expect(violations(exampleValues, closed)).toEqual([]);
    const [release] = exampleValues.releases;
    const others: FormValues = {
      cve: 'CVE-2026-99999',
      ghsa: 'GHSA-2c4h-9fgm-3qvv',
      publishedAt: '2026-12-16T16:00:00Z',
      modifiedAt: '2026-12-16T16:00:00Z',
      releases: [
        { ...release, landed: [commit], tagUrl: `${release.tagUrl}x`, releaseUrl: `${release.releaseUrl}x` },
      ],
    };
    expect(violations(others, closed)).toEqual(
      [
        'cve',
        'ghsa',
        'published-at',
        'modified-at',
        'landed of gateway 2.4.1',
        'tag-url of gateway 2.4.1',
        'release-url of gateway 2.4.1',
      ].map((hole) => `${hole}: nothing: the form has no such hole`),
    );
    expect(violations({}, closed)).toEqual([]);
    const unknown = { ...exampleValues.releases[0], product: 'cli' };
    expect(violations({ ...exampleValues, releases: [unknown, ...exampleValues.releases] })).toHaveLength(3);
  });

  test('a final advisory with planned releases needs one that is out; an early one doesn’t', () => {
    const { releases: _late, ...values } = exampleValues;
    const expected =
      'tag-url: at least one fixed release that is out, in an advisory that isn’t an early one';
    expect(violations(values)).toEqual([expected]);
    expect(violations(values, openForm({ ...example, version: { number: 1, kind: 'early' } }))).toEqual([]);
    expect(violations(values, openForm({ ...example, version: { number: 2, kind: 'withdrawn' } }))).toEqual(
      [],
    );
    expect(violations(values, openForm({ ...example, products: [cli] }))).toEqual([]);
  });
});

describe('what an approval covers', () => {
  const approved = { hash: formHash(form), holes: form.holes };

  test('it stands when holes have been filled, in whatever order', () => {
    const cveFirst: Advisory = { ...example, ids: { ...example.ids, cve: 'CVE-2026-12345' } };
    expect(stillApproved(cveFirst, approved)).toBe(true);
    expect(stillApproved(filled(form, exampleValues).advisory, approved)).toBe(true);
  });

  test('it falls with anything else', () => {
    expect(stillApproved({ ...example, title: `${example.title}.` }, approved)).toBe(false);
    expect(stillApproved({ ...example, products: [cli, gateway] }, approved)).toBe(false);
  });

  test('any advisory’s form survives filling and opening again', () => {
    fc.assert(
      fc.property(advisories, (advisory) => {
        const open = openForm(advisory);
        const values = { ...(open.holes.some(({ kind }) => kind === 'cve') && { cve: 'CVE-2026-9999' }) };
        const ids = { ...advisory.ids, ...values };
        expect(stillApproved({ ...advisory, ids }, { hash: formHash(open), holes: open.holes })).toBe(true);
      }),
    );
  });

  test('any byte that isn’t a hole changes the hash', () => {
    const holed = new Set(['$.advisory.ids.cve']);
    fc.assert(
      fc.property(advisories, fc.nat(), (advisory, pick) => {
        const open = openForm(advisory);
        const places = leavesOf(open).filter((place) => !holed.has(place.path));
        const place = places[pick % places.length];
        if (place === undefined) throw new Error('a form always has leaves');
        expect(formHash(place.changed as ApprovalForm)).not.toBe(formHash(open));
      }),
      { numRuns: 150 },
    );
  });
});

interface Leaf {
  readonly path: string;
  readonly changed: unknown;
}

/** Every leaf of a value, each with the value as it is when that leaf alone is another. */
function leavesOf(value: unknown, path = '$'): readonly Leaf[] {
  if (typeof value === 'string') return [{ path, changed: `${value}x` }];
  if (typeof value === 'number') return [{ path, changed: value + 1 }];
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    const longer = { path, changed: [...items, 'x'] };
    return [
      longer,
      ...items.flatMap((item, index) =>
        within(item, `${path}[${index}]`, (inner) => items.with(index, inner)),
      ),
    ];
  }
  return Object.entries(value as object).flatMap(([key, item]) =>
    within(item, `${path}.${key}`, (inner) => ({ ...(value as object), [key]: inner })),
  );
}

function within(item: unknown, path: string, around: (inner: unknown) => unknown): readonly Leaf[] {
  return leavesOf(item, path).map((leaf) => ({ path: leaf.path, changed: around(leaf.changed) }));
}
