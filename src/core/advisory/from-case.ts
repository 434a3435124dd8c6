// Makes the format-neutral advisory of a case from its facts and its prose. What is not known yet is left out: the approval form
// turns it into holes.
import { allOf, latest } from '../case/case.ts';
import { cveOf } from '../case/cve.ts';
import type { FactEntry } from '../case/entry.ts';
import { affectedOf, needsNoRelease, sparedOf } from '../case/lines.ts';
import { outsiderOf } from '../case/outsider.ts';
import { productOf } from '../case/product.ts';
import { severityOf } from '../case/severity.ts';
import type { View } from '../case/view.ts';
import { productNamed } from '../settings.ts';
import type { Product } from '../settings.ts';
import { harmlessOfStranger } from '../formats/harmless.ts';
import { oneLine } from '../words/clean.ts';
import { cut } from '../words/safe.ts';
import type { Advisory, AffectedLine, AffectedProduct, Credit, Reference } from './advisory.ts';
import { scoreCvss } from './cvss.ts';
import { packageUrl } from './ecosystem.ts';
import { readRanges } from './range-reading.ts';
import { ssvcPoints } from './ssvc-points.ts';

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

/**
 * The report's words as the first ones of the advisory. Its title stays as it was given, on one line: each format escapes as it
 * must. Its description is Markdown already, so it is made unable to ping, track or inject here.
 */
export function proseOfReport(given: string, report: string): AdvisoryProse {
  const title = cut(oneLine(given), 250);
  return { title, summary: title, description: harmlessOfStranger(report), references: [] };
}

/** The advisory as the case stands now. */
export function advisoryOf(view: View, prose: AdvisoryProse, ghsa: string | undefined): Advisory {
  const { it } = view;
  const { level, vectors, cwes } = severityOf(view);
  const exploit = latest(it, 'exploit');
  return {
    ids: { aliases: prose.aliases ?? [], ...(ghsa !== undefined && { ghsa }), ...cveId(view) },
    version: { number: 1, kind: 'final' },
    title: oneLine(prose.title),
    summary: oneLine(prose.summary),
    description: prose.description,
    ...(prose.details !== undefined && { details: prose.details }),
    severity: level ?? 'none',
    cvss: vectors.flatMap(scored),
    cwes,
    products: productsOf(view),
    remedy: remedyOf(view),
    workaround: workaroundOf(view, prose),
    exploitation: {
      status: exploit?.state ?? 'none',
      at: exploit?.said_at ?? reportedAt(view).reported ?? view.now,
    },
    ...ssvcPoints(view),
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

function cveId(view: View): { cve?: string } {
  const cve = cveOf(view);
  if (cve.state === 'known') return { cve: cve.id };
  return cve.state === 'none' ? {} : { cve: 'pending' };
}

function scored(vector: string): Advisory['cvss'] {
  const read = scoreCvss(vector);
  return read.ok && read.value.kind === 'scored' ? [read.value.score] : [];
}

interface Package {
  readonly name: string;
  /** Null: the product's own. */
  readonly called: string | null;
  readonly facts: readonly FactEntry<'affects'>[];
}

/** Every package that is affected, then the products of which somebody said that they are not. */
function productsOf(view: View): readonly AffectedProduct[] {
  const packages = new Map<string, Package>();
  for (const fact of affectedOf(view)) {
    const { product: name, package: called } = fact;
    const key = JSON.stringify([name, called]);
    packages.set(key, { name, called, facts: [...(packages.get(key)?.facts ?? []), fact] });
  }
  const spared = sparedOf(view).map(({ product }) => ({ name: product, called: null, facts: [] }));
  const all = [...packages.values(), ...spared];
  return all.flatMap((one) => productOfPackage(view, one));
}

function productOfPackage(view: View, { name, called: own, facts }: Package): readonly AffectedProduct[] {
  const product = productNamed(view.house.settings, name);
  if (product === undefined) return [];
  const called = own ?? product.package;
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
  // A fixed version that will not come is none that people could wait for.
  const fix =
    fact.fixed === null || needsNoRelease(view)
      ? undefined
      : { version: fact.fixed, landed: [], ...(expected !== null && { expected }) };
  return {
    ...(fact.line !== null && { line: fact.line }),
    ranges: ranges.ok ? ranges.value : [],
    ...(fix !== undefined && { fix }),
  };
}

function unaffectedOf(view: View, name: string): AffectedProduct['unaffected'] {
  const said = sparedOf(view).find(({ product }) => product === name);
  if (said === undefined) return [];
  const { justification, text } = said;
  return [{ ranges: [], justification, ...(text !== null && { statement: text }) }];
}

/** Why there is no fix is told; why a fix was decided as it was stays inside. */
function remedyOf({ it }: View): Advisory['remedy'] {
  const { decision = 'fix', because = null } = latest(it, 'remedy') ?? {};
  return { kind: decision, ...(decision !== 'fix' && because !== null && { because }) };
}

/** The latest word on each person; who was asked and never answered is thanked without a name. */
function creditsOf(view: View): readonly Credit[] {
  const byPerson = new Map(allOf(view.it, 'credit').map((fact) => [fact.who, fact]));
  const named = [...byPerson.values()].flatMap(creditOf);
  const silent = outsiderOf(view) !== null && byPerson.size === 0;
  return silent ? [{ consent: 'anonymous', kind: 'reporter' }] : named;
}

function creditOf({ who, login, as: kind, consent }: FactEntry<'credit'>): readonly Credit[] {
  if (consent === 'none') return [];
  if (consent !== 'yes') return [{ consent: 'anonymous', kind }];
  return [{ consent: 'yes', kind, name: who, ...(login !== null && { login }) }];
}

function publicReferences({ it }: View): readonly Reference[] {
  const known = latest(it, 'public');
  const said = known?.state === 'public' && known.url !== null ? [known.url] : [];
  const byId = new Map(allOf(it, 'reference').map(({ id, url }) => [id, url]));
  const urls = [...said, ...[...byId.values()].filter((url) => url !== null)];
  return [...new Set(urls)].map((url) => ({ type: 'web', url }));
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
