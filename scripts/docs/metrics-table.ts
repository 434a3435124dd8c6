// The table of all metrics in docs/metrics.md, from the one that counts them.
import { groups } from '../../src/core/metrics/figure.ts';
import { metricsFor } from '../../src/core/metrics/table.ts';

export function render(): string {
  const shown = metricsFor([]).filter(
    ({ name }) => !name.startsWith('ordering-') || name === 'ordering-score',
  );
  const rows = shown.map(({ group, title, what }) => `| ${groups[group]} | ${title} | ${what} |`);
  return ['| Part | Metric | What it counts |', '| --- | --- | --- |', ...rows].join('\n');
}
