// The files that a summary is written as: a page, the same in JSON, and the pictures that the page shows.
import { metricsPage } from './page.ts';
import type { Summary } from './summary.ts';
import { svgOf } from './svg/frame.ts';
import { pictures } from './svg/pictures.ts';

/** Name -> text. */
export function metricsFiles(summary: Summary): ReadonlyMap<string, string> {
  const drawn = Object.entries(pictures).map(
    ([name, { draw }]) => [`${name}.svg`, svgOf(draw(summary))] as const,
  );
  return new Map([
    ['metrics.md', metricsPage(summary)],
    ['metrics.json', `${JSON.stringify(summary, null, 1)}\n`],
    ...drawn,
  ]);
}
