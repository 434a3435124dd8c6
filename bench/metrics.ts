// (f) the metrics of ten thousand made-up cases: reading their logs, and from logs to the figures and the files. Nothing of it waits for
// anybody, so the seconds are the processor's alone.
import { caseLogsIn, countCases } from '../src/core/metrics/from-record.ts';
import { metricsFiles } from '../src/core/metrics/files.ts';
import { summaryOf } from '../src/core/metrics/summary.ts';
import { around, period } from '../scripts/metrics/example.ts';
import { yearOf } from '../scripts/metrics/year.ts';
import { times } from './row.ts';
import type { Section } from './row.ts';

const cases = 10_000;
const most = 5;

export async function metrics(): Promise<readonly Section[]> {
  const files = yearOf(cases);
  const [read, logs] = timed(() => caseLogsIn(files));
  const [counted, figures] = timed(() => countCases(logs, around(), () => undefined));
  const [written] = timed(() => metricsFiles(summaryOf(figures, period)));
  const entries = logs.reduce((sum, { log }) => sum + (log.ok ? log.entries.length : 0), 0);
  const seconds = (value: number): string => `${value.toFixed(2)} s`;
  const all = counted + written;
  return [
    {
      title: `Metrics of ${cases.toLocaleString('en')} cases`,
      how: `Made-up cases with ${entries.toLocaleString('en')} entries. Reading checks every entry and the whole chain of hashes; what comes after it is held against that, in the same run.`,
      rows: [
        { what: 'every case to its figures', ours: seconds(counted), against: `${seconds(read)} for reading their logs`, ratio: times(counted / read) },
        { what: 'figures to page, JSON and pictures', ours: seconds(written), against: `${seconds(read)} for reading their logs`, ratio: times(written / read) },
        { what: 'from logs to files', ours: seconds(all), against: `at most ${most} s`, ratio: times(all / most) },
      ],
    },
  ];
} // prettier-ignore

function timed<T>(work: () => T): readonly [seconds: number, made: T] {
  const from = performance.now();
  const made = work();
  return [(performance.now() - from) / 1000, made];
}
