// `psirt-bot metrics`: reads the record of all cases, of a repository or of a folder, and writes the figures of a period as a page with
// pictures and as JSON. It changes nothing.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { caseLogsIn, countCases } from '../core/metrics/from-record.ts';
import type { Read } from '../core/metrics/from-record.ts';
import { metricsFiles } from '../core/metrics/files.ts';
import { summaryOf } from '../core/metrics/summary.ts';
import type { Period } from '../core/metrics/summary.ts';
import { atSecond } from '../core/time.ts';
import type { Call, ExitCode } from './command.ts';
import { periodOf } from './metrics/period.ts';
import { recordAt } from './metrics/read-record.ts';

/** A look every so many cases is told on stderr. */
const step = 1000;

export async function run(call: Call): Promise<ExitCode> {
  const { options, out } = call;
  const now = atSecond(Date.now() / 1000);
  const period = periodOf(options, now);
  if ('wrong' in period) return said(out, period.wrong, 2);
  const found = await recordAt(call);
  if ('wrong' in found) return said(out, found.wrong, found.code);
  const logs = caseLogsIn(found.files);
  const [first] = logs;
  if (first === undefined) return said(out, `Expected a record with cases; got none in ${found.where}\nfor example: psirt-bot metrics acme/psirt`, 1); // prettier-ignore
  const read = countCases(logs, { ...found, seen: now }, (done) => {
    if (done % step === 0 && done < logs.length) out.aside(`${done} of ${logs.length} cases …`);
  });
  return written(call, read, period);
}

function said(out: Call['out'], text: string, code: ExitCode): ExitCode {
  out.aside(text);
  return code;
}

function written({ options, out }: Call, read: Read, period: Period): ExitCode {
  for (const { path, line, because } of read.leftOut)
    out.aside(`left out: ${path}, line ${line}: ${because}`);
  const summary = summaryOf(read, period);
  const files = metricsFiles(summary);
  if (options['json'] === true) out.line(String(files.get('metrics.json')).trimEnd());
  const folder = options['out'];
  if (typeof folder === 'string') {
    mkdirSync(folder, { recursive: true });
    for (const [name, text] of files) writeFileSync(join(folder, name), text);
    out.aside(`wrote ${[...files.keys()].join(', ')} to ${folder}`);
  } else if (options['json'] !== true) out.line(String(files.get('metrics.md')).trimEnd());
  if (summary.cases.counted === 0) out.aside('No case came in this period; --from and --to take other days.');
  return read.leftOut.length === 0 ? 0 : 1;
}
