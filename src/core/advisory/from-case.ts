// Makes the format-neutral advisory of a case from its facts and its prose. What is not known yet is left out: the approval form
// turns it into holes.
import { allOf, latest } from '../case/case.ts';
import type { FactEntry } from '../case/entry.ts';
import { affectedOf } from '../case/lines.ts';
import { productOf } from '../case/product.ts';
import { severityOf } from '../case/severity.ts';
import type { View } from '../case/view.ts';
import type { Product } from '../settings.ts';
import { harmlessOfStranger } from '../formats/harmless.ts';
import { inline } from '../words/safe.ts';
import type { Advisory, AffectedLine, AffectedProduct, Credit, Reference } from './advisory.ts';
import { scoreCvss } from './cvss.ts';
import { packageUrl } from './ecosystem.ts';
import { readRanges } from './range-reading.ts';

/** The words of the advisory: a person's prose where there is some, else the report's own text made harmless. */
export interface AdvisoryProse {
  readonly title: string;
  readonly summary: string;
  readonly description: string;
  readonly details?: string;
  /** What helps until the fix is installed; what was said with `workaround` stands over it. */
  readonly workaround?: string;
  readonly references: readonly Reference[];
  /** Ids of other databases. */
  readonly aliases?: readonly string[];
}

/** The report's text as a first description: readable, and unable to ping, track or inject anywhere. */
export function proseOfReport(title: string, report: string): AdvisoryProse {
  const harmless = inline(title, 250);
  return { title: harmless, summary: harmless, description: harmlessOfStranger(report), references: [] };
}

/** The advisory as the case stands now. */
export function advisoryOf(view: View, prose: AdvisoryProse, ghsa: string | undefined): Advisory {
  const { it } = view;
  const { level, vectors, cwes } = severityOf(view);
  const exploit = latest(it, 'exploit');
  return {
    ids: { aliases: prose.aliases ?? [], ...(ghsa !== undefined && { ghsa }), ...cveOf(view) },
    version: { number: 1, kind: 'final' },
    title: prose.title,
    summary: prose.summary,
    description: prose.description,
    ...(prose.details !== undefined && { details: prose.details }),
    severity: level ?? 'none',
    cvss: vectors.flatMap(scored),
    cwes,
    products: productsOf(view),
    remedy: remedyOf(view),
    workaround: workaroundOf(view, prose),
    exploitation: { status: exploit?.state ?? 'none', at: exploit?.said_at ?? view.now },
    credits: creditsOf(view),
    references: [...prose.references, ...publicReferences(view)],
    timeline: timelineOf(view),
    times: reportedAt(view),
  };
}

function workaroundOf({ it }: View, prose: AdvisoryProse): string {
  const said = latest(it, 'workaround');
  return (said === undefined ? prose.workaround : said.text) ?? 'none';
}

function cveOf({ it }: View): { cve?: string } {
  const cve = latest(it, 'cve');
  if (cve?.state === 'id' && cve.id !== null) return { cve: cve.id };
  return cve?.state === 'none' ? {} : { cve: 'pending' };
}

function scored(vector: string): Advisory['cvss'] {
  const read = scoreCvss(vector);
  return read.ok && read.value.kind === 'scored' ? [read.value.score] : [];
}

function productsOf(view: View): readonly AffectedProduct[] {
  const byPackage = new Map<string, FactEntry<'affects'>[]>();
  for (const fact of affectedOf(view)) {
    const key = JSON.stringify([fact.product, fact.package]);
    byPackage.set(key, [...(byPackage.get(key) ?? []), fact]);
  }
  return [...byPackage.values()].flatMap((facts) => affectedProduct(view, facts));
}

function affectedProduct(view: View, facts: readonly FactEntry<'affects'>[]): readonly AffectedProduct[] {
  const name = facts[0]?.product ?? '';
  const product = view.house.settings.products[name];
  if (product === undefined) return [];
  const called = facts[0]?.package ?? product.package;
  const purl = packageUrl(product.ecosystem, called);
  return [
    {
      product: name,
      repository: `https://github.com/${product.repository}`,
      ecosystem: product.ecosystem,
      package: called,
      ...(purl !== undefined && { purl }),
      affected: facts.map((fact) => affectedLine(view, product, fact)),
      unaffected: unaffectedOf(view, name),
    },
  ];
}

function affectedLine(view: View, product: Product, fact: FactEntry<'affects'>): AffectedLine {
  const ranges = readRanges(fact.range, product.ecosystem);
  const expected = latest(view.it, 'scheduled')?.release_at ?? latest(view.it, 'remedy')?.due ?? null;
  const fix =
    fact.fixed === null
      ? undefined
      : { version: fact.fixed, landed: [], ...(expected !== null && { expected }) };
  return {
    ...(fact.line !== null && { line: fact.line }),
    ranges: ranges.ok ? ranges.value : [],
    ...(fix !== undefined && { fix }),
  };
}

function unaffectedOf({ it }: View, name: string): AffectedProduct['unaffected'] {
  return allOf(it, 'unaffected')
    .filter(({ product }) => product === name)
    .map(({ justification, text }) => ({
      ranges: [],
      justification,
      ...(text !== null && { statement: text }),
    }));
}

function remedyOf({ it }: View): Advisory['remedy'] {
  const remedy = latest(it, 'remedy');
  return { kind: remedy?.decision ?? 'fix', ...(remedy?.because != null && { because: remedy.because }) };
}

/** The latest word on each person; who was asked and never answered is thanked without a name. */
function creditsOf({ it }: View): readonly Credit[] {
  const byPerson = new Map(allOf(it, 'credit').map((fact) => [fact.who, fact]));
  const named = [...byPerson.values()].flatMap(creditOf);
  const silent = latest(it, 'reported')?.reporter != null && byPerson.size === 0;
  return silent ? [{ consent: 'anonymous', kind: 'reporter' }] : named;
}

function creditOf({ who, login, as: kind, consent }: FactEntry<'credit'>): readonly Credit[] {
  if (consent === 'none') return [];
  if (consent !== 'yes') return [{ consent: 'anonymous', kind }];
  return [{ consent: 'yes', kind, name: who, ...(login !== null && { login }) }];
}

function publicReferences({ it }: View): readonly Reference[] {
  const known = latest(it, 'public');
  return known?.state === 'public' && known.url !== null ? [{ type: 'web', url: known.url }] : [];
}

function reportedAt({ it }: View): Advisory['times'] {
  const reported = latest(it, 'source')?.received_at ?? latest(it, 'reported')?.received_at;
  return reported === undefined ? {} : { reported };
}

function timelineOf(view: View): Advisory['timeline'] {
  const { reported } = reportedAt(view);
  const confirmed = latest(view.it, 'confirmed')?.said_at;
  return [
    ...(reported === undefined ? [] : [{ at: reported, what: 'reported' }]),
    ...(confirmed === undefined ? [] : [{ at: confirmed, what: 'confirmed' }]),
  ];
}

/** The public repository that an advisory of this case belongs to. */
export function advisoryRepository(view: View): string | undefined {
  return productOf(view)?.product.repository;
}
