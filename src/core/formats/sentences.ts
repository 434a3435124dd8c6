// What an advisory says in one sentence, the same in every format: who must act, what to do, whether it is exploited. Never says
// that a fix is out before it is.
import type { Advisory, AffectedLine, AffectedProduct, LineFix } from '../advisory/advisory.ts';
import { isReleased } from '../advisory/advisory.ts';
import type { Ecosystem } from '../advisory/ecosystem.ts';
import { endedBy } from '../advisory/range-order.ts';
import type { VersionRange } from '../advisory/version-range.ts';
import { githubRange } from '../advisory/version-range.ts';
import { codeSpan, inline } from '../words/safe.ts';

const longest = 2_000;

/** The ranges of a line as they are told: ended by the fixed version where they were open. */
export function toldRanges({ ranges, fix }: AffectedLine, ecosystem: Ecosystem): readonly VersionRange[] {
  return endedBy(ranges, fix?.version, ecosystem);
}

/** Ranges for Markdown, also in table cells. */
export function shownRanges(ranges: readonly VersionRange[]): string {
  return ranges.map((range) => shownCode(githubRange(range))).join(' or ');
}

/** A name or range as code, so that it can be copied; in a table cell a bar would end the cell, so there it stays text. */
export function shownCode(text: string): string {
  return text.includes('|') ? inline(text, longest) : codeSpan(text, longest);
}

/** An id or version as it is; whatever else came in its place is made harmless. */
export function shownId(id: string): string {
  return /^(?:[A-Z]+(?:-[A-Za-z\d]+)+|\d+(?:\.\d+)*)$/.test(id) ? id : inline(id);
}

/** Who must act: products with their affected versions, safe for Markdown. */
export function whoMustAct(advisory: Advisory): string {
  if (advisory.version.kind === 'withdrawn') return 'Nobody. This advisory was withdrawn.';
  const affected = advisory.products.filter((product) => product.affected.length > 0);
  if (affected.length === 0) return 'Nobody. No product named here is affected.';
  return `Everyone who runs ${affected.map(productWithVersions).join('; or ')}.`;
}

/** What to do: upgrade to what, or which workaround. Safe for Markdown. */
export function whatToDo(advisory: Advisory): string {
  const fixes = affectedFixes(advisory);
  const out = fixes.filter(({ fix }) => isReleased(fix));
  const late = fixes.filter(({ fix }) => !isReleased(fix));
  const isAffected = advisory.products.some(({ affected }) => affected.length > 0);
  if (advisory.version.kind === 'withdrawn' || !isAffected) return 'Nothing.';
  const upgrade =
    out.length > 0
      ? `Upgrade to ${listed(out.map(namedFix), 'or')}.`
      : `There is no fixed version${late.length > 0 || isAwaited(advisory) ? ' yet' : ''}.`;
  return [
    upgrade,
    ...late.map((one) => `The fix in ${namedFix(one)} is ${expectedOn(one.fix)}.`),
    ...(late.length > 0 || out.length === 0 ? [workaroundInShort(advisory)] : []),
  ].join(' ');
}

/** One of these sentences without the marks that make it safe for Markdown, for places that show it as it is. */
export function unmarked(markdown: string): string {
  return markdown.replaceAll(/`|\\(?=[!-/:-@[-`{-~])/gu, '');
}

/** Whether a fix is to come although nobody said in which version: an early advisory says no more than is known. */
export function isAwaited({ version, remedy }: Advisory): boolean {
  return version.kind === 'early' && remedy.kind === 'fix';
}

/** Whether it is exploited, as far as known and when that was last looked at. */
export function exploitedOrNot({ exploitation: { status, at } }: Advisory): string {
  const words = {
    none: 'Not known to be exploited',
    claimed: 'Exploitation is claimed, not confirmed',
    'public-exploit': 'Exploit code is public; no attack is known',
    wild: 'Yes, attacks are known',
  };
  return `${words[status]} (as of ${at.slice(0, 10)}).`;
}

/** `expected on 2026-12-20` for a fix that is not out, or that its day is not known. */
export function expectedOn({ expected }: LineFix): string {
  return expected === undefined ? 'planned, without a date yet' : `expected on ${expected.slice(0, 10)}`;
}

/** The words of a list with commas and a last conjunction: `a, b or c`. */
export function listed(words: readonly string[], conjunction: 'and' | 'or'): string {
  const last = words.slice(-2).join(` ${conjunction} `);
  return [...words.slice(0, -2), last].join(', ');
}

/** The ID for people: the CVE ID, that one is pending, or undefined where none will come. */
export function cveText({ ids: { cve } }: Advisory): string | undefined {
  return cve === 'pending' ? 'CVE ID pending' : cve;
}

/** How bad it is, in a word; an early version may come before anybody rated it. */
export function ratedAs({ severity, cvss, version }: Advisory): string {
  return version.kind === 'early' && severity === 'none' && cvss.length === 0 ? 'not rated yet' : severity;
}

/** Address of the GitHub advisory, once it has an id. While an early version is all that is public, nobody could open it. */
export function advisoryUrl({ ids: { ghsa }, products, version }: Advisory): string | undefined {
  if (version.kind === 'early') return undefined;
  const repository =
    products.find((product) => product.affected.length > 0)?.repository ?? products[0]?.repository;
  return ghsa === undefined || repository === undefined
    ? undefined
    : `${repository}/security/advisories/${ghsa}`;
}

interface NamedFix {
  readonly product: string;
  readonly fix: LineFix;
}

/** Every planned or released version once, with its product. */
function affectedFixes({ products }: Advisory): readonly NamedFix[] {
  const all = products.flatMap(({ product, affected }) =>
    affected.flatMap(({ fix }) => (fix === undefined ? [] : [{ product, fix }])),
  );
  return [...new Map(all.map((one) => [JSON.stringify([one.product, one.fix.version]), one])).values()];
}

function namedFix({ product, fix }: NamedFix): string {
  return `${inline(product)} ${shownId(fix.version)}`;
}

function workaroundInShort({ workaround }: Advisory): string {
  if (workaround === 'none') return 'No workaround is known.';
  return workaround.includes('\n')
    ? 'Apply the workaround below.'
    : `Workaround: ${inline(workaround, longest)}`;
}

function productWithVersions({ product, package: name, ecosystem, affected }: AffectedProduct): string {
  const versions = shownRanges(affected.flatMap((line) => toldRanges(line, ecosystem)));
  const called =
    name === product ? inline(product) : `${inline(product)} (${ecosystem} package ${shownCode(name)})`;
  return `${called} ${versions}`;
}

/** The release and the commits of every fix, each address once. */
export function fixAddresses({ products }: Advisory): readonly string[] {
  const all = products.flatMap(({ repository, affected }) =>
    affected.flatMap(({ fix }) => {
      const commits = (fix?.landed ?? []).map((commit) => `${repository}/commit/${commit}`);
      return [fix?.releaseUrl ?? fix?.tagUrl ?? [], commits].flat();
    }),
  );
  return [...new Set(all)];
}
