// The advisory as a page for people. Its first three lines say who must act, what to do, and whether it is exploited; whoever reads
// no further has read what counts.
import type { Advisory } from '../advisory/advisory.ts';
import { advisoryName } from '../advisory/advisory.ts';
import { inline } from '../words/safe.ts';
import type { Format } from './format.ts';
import { webLink } from './harmless.ts';
import {
  creditsText, proseSection, referencesText, remedyText, section, severityText, summarySection, timelineText, versionsTable,
  workaroundText,
} from './sections.ts'; // prettier-ignore
import { advisoryUrl, cveText, exploitedOrNot, shownId, whatToDo, whoMustAct } from './sentences.ts';

export const markdown: Format = {
  id: 'markdown',
  title: 'Advisory page',
  fileName: (advisory) => `${advisoryName(advisory)}.md`,
  render: (advisory) => ({ kind: 'rendered', text: pageText(advisory), losses: lossesOf(advisory) }),
};

/** The whole page. Markdown. */
export function pageText(advisory: Advisory): string {
  const { details } = advisory;
  const blocks = [
    firstLines(advisory),
    `# ${inline(advisory.title, 1_024)}`,
    idsLine(advisory),
    ...versionNote(advisory),
    ...summarySection(advisory),
    ...section('Affected and fixed versions', versionsTable(advisory)),
    ...proseSection('Description', advisory.description),
    ...(details === undefined ? [] : proseSection('Details', details)),
    ...section('Workaround', workaroundText(advisory)),
    ...section('Outlook', remedyText(advisory)),
    ...section('Severity', severityText(advisory)),
    ...section('Credits', creditsText(advisory.credits)),
    ...section('References', referencesText(advisory)),
    ...section('Timeline', timelineText(advisory)),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function firstLines(advisory: Advisory): string {
  return [
    `- **Who must act:** ${whoMustAct(advisory)}`,
    `- **What to do:** ${whatToDo(advisory)}`,
    `- **Exploited:** ${exploitedOrNot(advisory)}`,
  ].join('\n');
}

/** All ids, the version of this text, and its times. */
function idsLine(advisory: Advisory): string {
  const { ids, version, times } = advisory;
  const url = advisoryUrl(advisory);
  const cve = cveText(advisory);
  return [
    ...[ids.own, ids.ghsa, cve, ...ids.aliases].flatMap((id) => (id === undefined ? [] : [shownId(id)])),
    `version ${version.number} (${version.kind})`,
    ...(times.published === undefined ? [] : [`published ${times.published}`]),
    ...(times.modified === undefined || times.modified === times.published
      ? []
      : [`updated ${times.modified}`]),
    ...(url === undefined ? [] : [webLink(url)]),
  ].join(' · ');
}

const noteHeads = {
  early: 'This is an early version.',
  final: 'What is new:',
  revised: 'What is new:',
  withdrawn: 'Why it was withdrawn:',
};

function versionNote({ version }: Advisory): readonly string[] {
  return version.note === undefined ? [] : [`**${noteHeads[version.kind]}** ${inline(version.note, 1_000)}`];
}

function lossesOf({ products }: Advisory) {
  const hasPurl = products.some(({ purl }) => purl !== undefined);
  return hasPurl ? [{ field: 'products.purl', why: 'people read package names, not package URLs' }] : [];
}
