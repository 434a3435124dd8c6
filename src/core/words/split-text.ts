// What stands in the issue of a case that was split off, and how cases refer to each other. Both are issues of the same private repository;
// numbers alone link them.
import { latest } from '../case/case.ts';
import { splitMarker, splitsOf } from '../case/split.ts';
import type { Origin, Split } from '../case/split.ts';
import type { View } from '../case/view.ts';
import { inline } from './safe.ts';

/** The whole text of the issue, marker included. */
export function splitText({ title, fact }: Split, origin: Origin): string {
  return [
    `${splitMarker(origin)}\n**Split off from #${origin.number}** by \`${fact.by.login}\`: ${inline(title, 300)}`,
    'What was known there came with it: when it was reported and by whom, the product, the embargo, who leads and whom to credit. Where it stands is on the card below.',
  ].join('\n\n');
}

/** The card's line about other cases; undefined where there are none. */
export function relatedCases({ it }: Pick<View, 'it'>): string | undefined {
  const from = latest(it, 'split-from');
  const off = splitsOf({ it }).map(({ issue, title }) =>
    issue === undefined ? `${inline(title)} (its issue is being opened)` : `#${issue} ${inline(title)}`,
  );
  const parts = [
    ...(from === undefined ? [] : [`split off from #${from.case}`]),
    ...(off.length === 0 ? [] : [`split off from this one: ${off.join(', ')}`]),
  ];
  return parts.length === 0 ? undefined : `**Related cases** ${parts.join(' · ')}`;
}
