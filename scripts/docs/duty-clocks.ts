// The table of legal clocks in docs/duties.md, made from the regimes' own files.
import { shippedRegime, shippedRegimes } from '../../src/core/plan/regimes/shipped.ts';
import type { Start } from '../../src/core/plan/regimes/schema.ts';

export function render(): string {
  const rows = shippedRegimes.flatMap((name) => {
    const { versions } = shippedRegime(name);
    return Object.values(versions).flatMap(({ as, stages, effective_from: from }) =>
      Object.entries(stages).flatMap(([stage, { title, article, owner, starts }]) =>
        Object.entries(starts).map(
          ([event, start]) =>
            `| \`${name}-${stage}\` | ${as.join(', ')} | ${event} | ${title} | ${dueOf(start)} | ${from ?? 'not in force'} | ${article} | ${owner} |`,
        ),
      ),
    );
  });
  const head =
    '| Clock | As | Event | What | Due | From | Article | Who |\n|---|---|---|---|---|---|---|---|';
  return [head, ...rows].join('\n');
}

const begins: Readonly<Record<string, string>> = {
  aware: 'awareness',
  measure: 'a measure is available',
  materiality: 'it is determined to be material',
  request: 'the request',
};

function dueOf({ from, within }: Start): string {
  if (within === undefined) return 'no fixed deadline';
  return `${within} after ${begins[from] ?? `${from.replace('filed ', '')} is filed`}`;
}
