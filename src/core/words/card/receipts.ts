// What went out where, target by target, once the advisory is public.
import { cveOf } from '../../case/cve.ts';
import type { Act } from '../../case/case.ts';
import { messagesOf } from '../../case/told.ts';
import type { View } from '../../case/view.ts';
import { inline } from '../safe.ts';
import { codeCell } from './code-cell.ts';

const lists = 'lists, feed, CSAF and OpenVEX';

const targets: readonly (readonly [RegExp, (rest: string) => string])[] = [
  [/^publish()$/, () => 'GitHub advisory'],
  [/^site:lists()$/, () => lists],
  [/^site:(?!lists$)(.+)$/, (format) => `our page, ${format}`],
  [/^early:\d+:(.+)$/, (place) => `early version, ${named(place)}`],
  [/^revise:\d+:ghsa()$/, () => 'revision, GitHub advisory'],
  [/^revise:\d+:(.+)$/, (place) => `revision, ${named(place)}`],
  [/^withdraw:\d+:ghsa()$/, () => 'withdrawal, GitHub advisory'],
  [/^withdraw:\d+:(.+)$/, (place) => `withdrawal, ${named(place)}`],
  [/^notes:(.+)$/, (line) => `release notes of ${line}`],
];

const named = (place: string): string => (place === 'lists' ? lists : place);

/** One row a target; those that were begun without an answer stand as open. */
export function receiptsTable(view: View): string {
  const rows = [...view.it.acts].flatMap(([act, state]) =>
    targets.flatMap(([pattern, name]) => {
      const rest = pattern.exec(act)?.[1];
      return rest === undefined
        ? []
        : [`| ${inline(name(rest))} | ${resultOf(state)} | ${codeCell(placeOf(state))} |`];
    }),
  );
  const told = messagesOf(view).find(({ notice }) => notice === 'published');
  const heard =
    told === undefined ? [] : [`| reporter | ${told.state === 'sent' ? '✅' : '☐ not told yet'} |  |`];
  return [
    '| Published | | Where |',
    '|---|---|---|',
    ...rows,
    `| CVE record | ${cveState(view)} |  |`,
    ...heard,
  ].join('\n');
}

function resultOf({ receipt }: Act): string {
  if (receipt === undefined) return '⏳';
  return receipt.result === 'failed' ? '❌ failed' : '✅';
}

function placeOf({ receipt }: Act): string {
  return receipt?.made['url'] ?? receipt?.made['path'] ?? '';
}

function cveState(view: View): string {
  const cve = cveOf(view);
  if (cve.state === 'known') return inline(cve.id);
  return cve.state === 'asked' ? '⏳ no ID yet' : 'none';
}
