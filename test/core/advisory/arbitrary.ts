// Generated advisories of every kind, for properties and contracts.
import * as fc from 'fast-check';
import type {
  Advisory,
  AffectedLine,
  AffectedProduct,
  Credit,
  LineFix,
} from '../../../src/core/advisory/advisory.ts';
import { referenceTypes } from '../../../src/core/advisory/advisory.ts';
import { ecosystems, packageUrl } from '../../../src/core/advisory/ecosystem.ts';
import type { Ecosystem } from '../../../src/core/advisory/ecosystem.ts';
import { scoreCvss, severityOf } from '../../../src/core/advisory/cvss.ts';
import type { CvssScore } from '../../../src/core/advisory/cvss.ts';
import type { VersionRange } from '../../../src/core/advisory/version-range.ts';
import { creditKinds, exploitStates, justifications, remedyKinds } from '../../../src/core/case/fact.ts';
import { rowsOf } from './vectors/rows.ts';

const vectors = ['v31.tsv', 'v40.tsv'].flatMap((file) =>
  rowsOf(file)
    .slice(0, 40)
    .map((row) => row.get('vector') ?? ''),
);

function scoreOf(vector: string): CvssScore {
  const outcome = scoreCvss(vector);
  if (!outcome.ok || outcome.value.kind !== 'scored') throw new Error(vector);
  return outcome.value.score;
}

const hostile = fc.constantFrom(
  '![x](https://evil.example/p.png)', '<img src=x onerror=alert(1)>', '[click](javascript:alert(1))', '@acme/everyone', '#1',
  '<!-- psirt-bot -->', '`code`', 'a|b', '\u202Egnp', '**bold**\n# Heading', 'https://evil.example', 'www.evil.example', '\\', '&lt;',
); // prettier-ignore
const prose = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
  hostile,
  fc.constant('Plain words.'),
);
const time = fc
  .integer({ min: 1_600_000_000, max: 1_900_000_000 })
  .map((seconds) => new Date(seconds * 1000).toISOString().replace('.000Z', 'Z'));
const hex = fc.stringMatching(/^[0-9a-f]{40}$/);
const version = fc.tuple(fc.nat(30), fc.nat(30), fc.nat(30)).map((parts) => parts.join('.'));

/** A list of ranges, one above the other. */
export const ranges: fc.Arbitrary<readonly VersionRange[]> = fc
  .uniqueArray(fc.nat(60), { minLength: 2, maxLength: 6 })
  .chain((numbers) => {
    const ascending = numbers.toSorted((a, b) => a - b);
    return fc.array(fc.tuple(fc.boolean(), fc.boolean()), { minLength: 1, maxLength: 3 }).map((shapes) =>
      shapes.slice(0, ascending.length / 2).map(([inclusive, closed], index): VersionRange => ({
        ...(!(index === 0 && closed) && {
          lower: { kind: inclusive ? 'from' : 'after', version: `${ascending[index * 2]}.0.0` } as const,
        }),
        upper: { kind: closed ? 'through' : 'before', version: `${ascending[index * 2 + 1]}.0.0` },
      })),
    );
  });

const fix: fc.Arbitrary<LineFix> = fc
  .record({ version, landed: fc.uniqueArray(hex, { maxLength: 2 }) })
  .chain((planned) =>
    fc.option(fc.constant(planned), { nil: undefined }).map((out) => {
      if (out === undefined || out.landed.length === 0) return { version: planned.version, landed: [] };
      return { ...out, tagUrl: `https://github.com/acme/x/tree/v${out.version}` };
    }),
  );

const line: fc.Arbitrary<AffectedLine> = fc.record(
  { line: fc.constantFrom('1.x', '2.4', 'main'), ranges, introducedBy: hex, fix },
  { requiredKeys: ['ranges'] },
);

const product: fc.Arbitrary<AffectedProduct> = fc
  .record({
    product: fc.constantFrom('gateway', 'cli', 'a|b <i>'),
    repository: fc.constantFrom('https://github.com/acme/x', 'https://github.com/acme/y'),
    ecosystem: fc.constantFrom(...(Object.keys(ecosystems) as Ecosystem[])),
    package: fc.constantFrom('@acme/x', 'acme', 'github.com/acme/x', 'org.acme:x'),
    affected: fc.array(line, { maxLength: 3 }),
    unaffected: fc.array(
      fc.record(
        { ranges: fc.constant([]), justification: fc.constantFrom(...justifications), statement: prose },
        { requiredKeys: ['ranges', 'justification'] },
      ),
      { maxLength: 1 },
    ),
  })
  .map((plain) => {
    const purl = packageUrl(plain.ecosystem, plain.package);
    return purl === undefined ? plain : { ...plain, purl };
  });

const credit: fc.Arbitrary<Credit> = fc.oneof(
  fc.record({ consent: fc.constant('anonymous' as const), kind: fc.constantFrom(...creditKinds) }),
  fc.record(
    {
      consent: fc.constant('yes' as const),
      kind: fc.constantFrom(...creditKinds),
      name: prose,
      login: fc.constant('grace-f'),
    },
    { requiredKeys: ['consent', 'kind', 'name'] },
  ),
);

const ids = fc.record(
  {
    own: fc.constant('ACME-SA-2026-0001'),
    ghsa: fc.constant('GHSA-2c4h-9fgm-3qvx'),
    cve: fc.constantFrom('pending', 'CVE-2026-12345'),
    aliases: fc.constantFrom([], ['EUVD-2026-1234']),
  },
  { requiredKeys: ['aliases'] },
);

/** Any advisory, with or without anything that may be missing. */
export const advisories: fc.Arbitrary<Advisory> = fc
  .record(
    {
      ids,
      version: fc.record(
        {
          number: fc.integer({ min: 1, max: 9 }),
          kind: fc.constantFrom('early', 'final', 'revised', 'withdrawn'),
          note: prose,
        },
        { requiredKeys: ['number', 'kind'] },
      ),
      title: prose,
      summary: prose,
      description: prose,
      details: prose,
      cvss: fc.uniqueArray(fc.constantFrom(...vectors), { maxLength: 2 }).map((all) => all.map(scoreOf)),
      cwes: fc.constantFrom([], ['CWE-79'], ['CWE-79', 'CWE-80']),
      products: fc.array(product, { minLength: 1, maxLength: 3 }),
      remedy: fc.record(
        { kind: fc.constantFrom(...remedyKinds), because: prose, nextUpdate: time },
        { requiredKeys: ['kind'] },
      ),
      workaround: fc.oneof(fc.constant('none'), prose),
      exploitation: fc.record({ status: fc.constantFrom(...exploitStates), at: time }),
      ssvc: fc.record({ automatable: fc.constantFrom('no', 'yes'), technicalImpact: fc.constantFrom('partial', 'total') }, { requiredKeys: ['technicalImpact'] }), // prettier-ignore
      credits: fc.array(credit, { maxLength: 3 }),
      references: fc.array(
        fc.record({
          type: fc.constantFrom(...referenceTypes),
          url: fc.webUrl({ withFragments: true, withQueryParameters: true }),
        }),
        { maxLength: 3 },
      ),
      timeline: fc.array(fc.record({ at: time, what: prose }), { maxLength: 3 }),
      times: fc.record(
        { reported: time, published: time, modified: time, withdrawn: time },
        { requiredKeys: ['modified'] },
      ),
    },
    { requiredKeys: ['ids', 'version', 'title', 'summary', 'description', 'cvss', 'cwes', 'products', 'remedy', 'workaround', 'exploitation', 'credits', 'references', 'timeline', 'times'] }, // prettier-ignore
  )
  .map((plain) => ({ ...plain, severity: severityOf(plain.cvss[0]?.overall ?? 5) }));
