// The section of a product's release notes, and how it is put into notes that others write: between marks of ours, again and again
// with the same result. Never touches what stands outside the marks.
import type { Advisory } from '../advisory/advisory.ts';
import { advisoryName } from '../advisory/advisory.ts';
import { inline } from '../words/safe.ts';
import type { Format, Rendering } from './format.ts';
import { webLink } from './harmless.ts';
import { advisoryUrl, cveText, exploitedOrNot, listed, ratedAs, shownId, whatToDo } from './sentences.ts';

export const releaseNotes: Format = {
  id: 'release-notes',
  title: 'Release notes',
  fileName: (advisory) => `${advisoryName(advisory)}.notes.md`,
  render: renderSection,
};

/**
 * The notes with a section in them: in place of the section of the same advisory, else at the end. Putting it twice is putting it
 * once. The section must be one that this format rendered.
 */
export function withSection(existingBody: string, section: string): string {
  const lines = section.trimEnd().split('\n');
  const [start, end] = [String(lines.at(0)), String(lines.at(-1))];
  const from = existingBody.lastIndexOf(start);
  const until = from === -1 ? -1 : existingBody.indexOf(end, from);
  const text = section.trimEnd();
  if (until !== -1) return existingBody.slice(0, from) + text + existingBody.slice(until + end.length);
  const before = existingBody.trimEnd();
  return before === '' ? `${text}\n` : `${before}\n\n${text}\n`;
}

function renderSection(advisory: Advisory): Rendering {
  const { products, summary } = advisory;
  const url = advisoryUrl(advisory);
  const cve = cveText(advisory);
  const affected = products.filter((product) => product.affected.length > 0);
  const names = [
    ...new Set((affected.length > 0 ? affected : products).map(({ product }) => inline(product))),
  ];
  const entry = [
    `**${ratedAs(advisory)}**`,
    listed(names, 'and'),
    inline(summary, 1_000),
    ...[cve, advisory.ids.ghsa].flatMap((id) => (id === undefined ? [] : [shownId(id)])),
    ...(url === undefined ? [] : [webLink(url)]),
  ].join(' · ');
  const name = advisoryName(advisory).replaceAll(/[^\w.-]/g, '_');
  const lines = [
    `<!-- psirt-bot advisory ${name} -->`,
    '### Security',
    '',
    `- ${entry}`,
    `- What to do: ${whatToDo(advisory)}`,
    `- Exploited: ${exploitedOrNot(advisory)}`,
    '',
    `<!-- psirt-bot end ${name} -->`,
  ];
  const why = 'release notes point to the advisory for everything else';
  return { kind: 'rendered', text: `${lines.join('\n')}\n`, losses: [{ field: 'description', why }] };
}
