// What notices can say of the advisory as it would be published now. Everything here may be read by everybody once it is published: it
// comes from the advisory, which names no case and nobody who did not agree.
import type { Advisory } from '../advisory/advisory.ts';
import { doneAct, latest } from '../case/case.ts';
import { severityOf } from '../case/severity.ts';
import { unaffectedOf } from '../case/statement.ts';
import type { View } from '../case/view.ts';
import { harmless } from '../formats/harmless.ts';
import { creditsText, referencesText, remedyText, timelineText, versionsTable, workaroundText } from '../formats/sections.ts'; // prettier-ignore
import { cveText, exploitedOrNot, fixAddresses, listed, shownId, whatToDo, whoMustAct } from '../formats/sentences.ts'; // prettier-ignore
import { spoken } from '../time.ts';
import { justificationWords } from '../words/decline-words.ts';
import { codeSpan, inline } from '../words/safe.ts';

export interface Told {
  readonly advisory: Advisory;
  readonly view: View;
}

type AdvisoryField = Readonly<{ value: (told: Told) => string; how: string }>;

const isAffected = ({ advisory }: Told): boolean =>
  advisory.products.some(({ affected }) => affected.length > 0);

const AFFECTS = '/psirt affects "<range>" fixed <version>';
const PROSE = 'write it in advisories/N.md, N being the number of the case';

export const advisoryFields = {
  title: { value: ({ advisory }) => inline(advisory.title, 1_024), how: PROSE },
  summary: { value: ({ advisory }) => inline(advisory.summary, 2_000), how: PROSE },
  description: { value: ({ advisory }) => harmless(advisory.description), how: PROSE },
  details: { value: ({ advisory }) => harmless(advisory.details ?? ''), how: PROSE },
  ids: {
    value: ({ advisory }) =>
      [cveText(advisory), advisory.ids.ghsa, ...advisory.ids.aliases]
        .flatMap((id) => (id === undefined ? [] : [shownId(id)]))
        .join(', '),
    how: '/psirt cve request',
  },
  products: {
    value: ({ advisory }) =>
      listed([...new Set(affectedOf(advisory).map(({ product }) => inline(product)))], 'and'),
    how: AFFECTS,
  },
  rating: { value: ({ view }) => severityOf(view).level ?? '', how: '/psirt severity <level>' },
  score: {
    value: ({ advisory }) =>
      advisory.cvss.map(({ overall, vector }) => `${overall.toFixed(1)} ${codeSpan(vector)}`).join(', '),
    how: '/psirt cvss <vector>',
  },
  weakness: { value: ({ advisory }) => advisory.cwes.map(shownId).join(', '), how: '/psirt cwe <CWE-79>' },
  who_must_act: { value: (told) => (isAffected(told) ? whoMustAct(told.advisory) : ''), how: AFFECTS },
  what_to_do: { value: (told) => (isAffected(told) ? whatToDo(told.advisory) : ''), how: AFFECTS },
  versions: { value: (told) => (isAffected(told) ? versionsTable(told.advisory) : ''), how: AFFECTS },
  unaffected: {
    value: ({ view }) =>
      unaffectedOf(view)
        .map(
          ({ product, justification }) =>
            `**${inline(product)} is not affected:** ${justificationWords[justification]}.`,
        ) // prettier-ignore
        .join('\n\n'),
    how: '/psirt decline not-affected <justification>',
  },
  exploited: {
    value: ({ advisory, view }) => (latest(view.it, 'exploit') === undefined ? '' : exploitedOrNot(advisory)),
    how: '/psirt exploit <none|claimed|public-exploit|wild>',
  },
  workaround: {
    value: ({ advisory }) => workaroundText(advisory),
    how: '/psirt workaround "<none, or what users can do>"',
  },
  outlook: {
    value: ({ advisory }) => remedyText(advisory),
    how: '/psirt remedy wontfix because <why>',
  },
  thanks_to: {
    value: ({ advisory }) => creditsText(advisory.credits).replaceAll(/^- /gm, '').replaceAll('\n', '; '),
    how: '/psirt credit <who> consent <yes|anonymous>',
  },
  links: { value: ({ advisory }) => referencesText(advisory), how: PROSE },
  patches: {
    value: ({ advisory }) => fixAddresses(advisory).join('\n'),
    how: '/psirt landed <commit>',
  },
  timeline: { value: ({ advisory }) => timelineText(advisory), how: PROSE },
  url: { value: ({ view }) => doneAct(view.it, 'publish')?.made['url'] ?? '', how: '/psirt publish' },
  published_on: {
    value: ({ view }) => {
      const published = doneAct(view.it, 'publish');
      return published === undefined ? '' : spoken(published.at);
    },
    how: '/psirt publish',
  },
} as const satisfies Record<string, AdvisoryField>;

function affectedOf({ products }: Advisory): Advisory['products'] {
  return products.filter(({ affected }) => affected.length > 0);
}
