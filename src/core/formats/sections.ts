// The sections of an advisory in Markdown, each a heading with its text, or nothing where there is nothing to say. Every name and
// address is made harmless here; people's Markdown goes through `harmless`.
import type {
  Advisory,
  AffectedLine,
  AffectedProduct,
  Credit,
  SsvcPoints,
  Unaffected,
} from '../advisory/advisory.ts';
import { isReleased } from '../advisory/advisory.ts';
import { codeSpan, inline } from '../words/safe.ts';
import { harmless, webLink } from './harmless.ts';
import { lowered } from './headings.ts';
import {
  expectedOn,
  fixAddresses,
  isAwaited,
  ratedAs,
  shownCode,
  shownId,
  shownRanges,
  toldRanges,
} from './sentences.ts';

/** A heading and what stands under it; nothing without a text. */
export function section(heading: string, text: string): readonly string[] {
  return text === '' ? [] : [`## ${heading}`, text];
}

/** People's Markdown under a heading of ours, made harmless, with its own headings below that one. */
export function proseSection(heading: string, markdown: string): readonly string[] {
  return section(heading, lowered(harmless(markdown), 3));
}

/** The summary; nothing where it only says the title again. */
export function summarySection({ summary, title }: Advisory): readonly string[] {
  return summary === title ? [] : [inline(summary, 2_000)];
}

/** The table of affected and fixed versions, one row for each line of each package and one for each that isn't affected. */
export function versionsTable(advisory: Advisory): string {
  const none = isAwaited(advisory) ? 'no fix yet' : 'no fix';
  const rows = advisory.products.flatMap((product) => [
    ...product.affected.map((line) => [
      ...packageCells(product),
      ...lineCells(product, line),
      fixCell(line, none),
    ]),
    ...product.unaffected.map((row) => [
      ...packageCells(product),
      '',
      shownRanges(row.ranges) || 'not affected',
      whyNot(row),
    ]),
  ]);
  const head = ['Product', 'Package', 'Line', 'Affected versions', 'Fixed in'];
  const cells = (row: readonly string[]): string => `| ${row.join(' | ')} |`;
  return rows.length === 0 ? '' : [cells(head), cells(head.map(() => '---')), ...rows.map(cells)].join('\n');
}

/** Severity, vectors and weaknesses. */
export function severityText(advisory: Advisory): string {
  const { cvss, cwes, ssvc } = advisory;
  return [
    `- Severity: **${ratedAs(advisory)}**`,
    ...cvss.map(
      ({ version, vector, overall }) => `- CVSS ${version}: ${overall.toFixed(1)} ${codeSpan(vector)}`,
    ),
    ...(cwes.length > 0 ? [`- Weakness: ${cwes.map(shownId).join(', ')}`] : []),
    ...(ssvc === undefined ? [] : ssvcLines(ssvc)),
  ].join('\n');
}

/** In the words of SSVC, which others decide by. */
function ssvcLines({ automatable, technicalImpact }: SsvcPoints): readonly string[] {
  return [
    ...(automatable === undefined ? [] : [`- Automatable (SSVC): ${inline(automatable)}`]),
    `- Technical impact (SSVC): ${inline(technicalImpact)}`,
  ];
}

/** What helps without the fix, or that nothing does. */
export function workaroundText({ workaround }: Advisory): string {
  return workaround === 'none' ? 'No workaround is known.' : harmless(workaround);
}

/** Why there is no fix and when the next word comes. */
export function remedyText({ remedy: { because, nextUpdate } }: Advisory): string {
  return [
    ...(because === undefined ? [] : [harmless(because)]),
    ...(nextUpdate === undefined ? [] : [`The next update comes by ${nextUpdate}.`]),
  ].join('\n\n');
}

/** Thanks to people, with GitHub names as plain words. */
export function creditsText(credits: readonly Credit[]): string {
  const kinds = new Map(credits.map((credit) => [JSON.stringify(credit), credit]));
  return [...kinds.values()]
    .map((credit) => `- ${inline(credit.kind.replaceAll('_', ' '))}: ${creditName(credit)}`)
    .join('\n');
}

/** Addresses of everything public about this advisory, once each. */
export function referencesText(advisory: Advisory): string {
  const all = new Set([...fixAddresses(advisory), ...advisory.references.map(({ url }) => url)]);
  return [...all].map((url) => `- ${webLink(url)}`).join('\n');
}

/** What happened, newest first. */
export function timelineText(advisory: Advisory): string {
  const { timeline, times } = advisory;
  const { withdrawn } = times;
  const all = [
    ...timeline,
    ...publications(advisory),
    ...(withdrawn === undefined ? [] : [{ at: withdrawn, what: 'Advisory withdrawn.' }]),
  ];
  const newestFirst = all.toReversed().toSorted((a, b) => b.at.localeCompare(a.at, 'en'));
  return newestFirst.map(({ at, what }) => `- ${at}: ${inline(what, 500)}`).join('\n');
}

/** Every version that was public, and this one once it is; an advisory that is the only one needs no number. */
function publications({
  version,
  history = [],
  times: { published, modified },
}: Advisory): Advisory['timeline'] {
  const said = ({ number, kind }: { number: number; kind: string }): string =>
    `Version ${number} (${kind}) published.`;
  if (history.length === 0)
    return published === undefined ? [] : [{ at: published, what: 'Advisory published.' }];
  return [
    ...history.map(({ at, ...past }) => ({ at, what: said(past) })),
    ...(modified === undefined ? [] : [{ at: modified, what: said(version) }]),
  ];
}

function packageCells({ product, ecosystem, package: name }: AffectedProduct): readonly string[] {
  return [inline(product), `${ecosystem}: ${shownCode(name)}`];
}

function lineCells({ ecosystem }: AffectedProduct, line: AffectedLine): readonly string[] {
  return [inline(line.line ?? ''), shownRanges(toldRanges(line, ecosystem))];
}

function fixCell({ fix }: AffectedLine, none: string): string {
  if (fix === undefined) return none;
  const version = shownId(fix.version);
  return isReleased(fix) ? version : `${version}, ${expectedOn(fix)}`;
}

function whyNot({ justification, statement }: Unaffected): string {
  return inline(
    [justification.replaceAll('_', ' '), ...(statement === undefined ? [] : [statement])].join(': '),
    1_000,
  );
}

function creditName(credit: Credit): string {
  if (credit.consent === 'anonymous') return 'anonymous';
  return inline(credit.login === undefined ? credit.name : `${credit.name} (${credit.login} on GitHub)`);
}
