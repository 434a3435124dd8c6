// The description of a GitHub advisory: the same first three lines as the page, the prose, and what GitHub has no field for.
import type { Advisory, Credit } from '../advisory/advisory.ts';
import { inline } from '../words/safe.ts';
import {
  creditsText,
  proseSection,
  referencesText,
  remedyText,
  section,
  severityText,
  summarySection,
  timelineText,
  versionsTable,
  workaroundText,
} from './sections.ts';
import { exploitedOrNot, shownId, whatToDo, whoMustAct } from './sentences.ts';

/** Markdown; as long as it comes, so whoever sends it must look at its length. */
export function ghsaDescription(advisory: Advisory): string {
  const { description, details, version, ids, products } = advisory;
  const isNamed = (credit: Credit): boolean => credit.consent === 'yes' && credit.login !== undefined;
  const hasUnaffected = products.some(({ unaffected }) => unaffected.length > 0);
  const aliases = [ids.own, ...ids.aliases].flatMap((id) => (id === undefined ? [] : [`- ${shownId(id)}`]));
  return [
    [
      `**Who must act:** ${whoMustAct(advisory)}`,
      `**What to do:** ${whatToDo(advisory)}`,
      `**Exploited:** ${exploitedOrNot(advisory)}`,
    ].join('\n\n'),
    ...(version.note === undefined ? [] : [`**Version ${version.number}:** ${inline(version.note, 1_000)}`]),
    ...summarySection(advisory),
    ...proseSection('Description', description),
    ...(details === undefined ? [] : proseSection('Details', details)),
    ...section('Workaround', workaroundText(advisory)),
    ...section('Outlook', remedyText(advisory)),
    ...(advisory.cvss.length > 1 || advisory.ssvc !== undefined
      ? section('Severity', severityText(advisory))
      : []),
    ...(hasUnaffected ? section('Affected and unaffected versions', versionsTable(advisory)) : []),
    ...section('Credits', creditsText(advisory.credits.filter((credit) => !isNamed(credit)))),
    ...section('Other names', aliases.join('\n')),
    ...section('References', referencesText(advisory)),
    ...section('Timeline', timelineText(advisory)),
  ].join('\n\n');
}
