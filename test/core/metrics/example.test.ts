// The example in docs/metrics is what the code writes today, byte for byte; and a page of few cases, of none and of damaged ones.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { appendEntries } from '../../../src/core/case/log.ts';
import { caseLogsIn, countCases } from '../../../src/core/metrics/from-record.ts';
import { metricsFiles } from '../../../src/core/metrics/files.ts';
import { summaryOf } from '../../../src/core/metrics/summary.ts';
import type { Summary } from '../../../src/core/metrics/summary.ts';
import { scoreOf } from '../../../src/core/metrics/ordering-metrics.ts';
import { svgOf } from '../../../src/core/metrics/svg/frame.ts';
import { spreadOf } from '../../../src/core/metrics/stats.ts';
import { countWords, shortWords } from '../../../src/core/metrics/words.ts';
import { around, exampleFiles, period } from '../../../scripts/metrics/example.ts';
import { bot } from '../../../scripts/metrics/house.ts';
import { lookedAt, yearOf } from '../../../scripts/metrics/year.ts';

const example = await exampleFiles();

test.each([...example.keys()])('docs/metrics/%s is current [R33]', (name) => {
  expect(readFileSync(`docs/metrics/${name}`, 'utf8'), 'npx tsx scripts/metrics.ts writes it anew').toBe(
    example.get(name),
  );
});

function summaryFor(files: ReadonlyMap<string, string>, more: Partial<ReturnType<typeof around>> = {}): Summary {
  return summaryOf(countCases(caseLogsIn(files), { ...around(), ...more }, () => undefined), period);
} // prettier-ignore

const pageOf = (summary: Summary): string => String(metricsFiles(summary).get('metrics.md'));

test('no file names a case, a person or anything that somebody wrote', () => {
  const summary = summaryFor(yearOf(30));
  const texts = [...metricsFiles(summary).values()].join('\n');
  expect(texts).not.toMatch(/Report \d|"number":|cases\/\d|#\d{1,4}\b(?![0-9a-f])|\b(?:lin|kim|rui|noa)\b/);
});

test('pictures are XML with a title and a description, the same in every run', () => {
  const [first, second] = [metricsFiles(summaryFor(yearOf(20))), metricsFiles(summaryFor(yearOf(20)))];
  expect(first).toEqual(second);
  const pictures = [...first].flatMap(([name, text]) => (name.endsWith('.svg') ? [text] : []));
  for (const text of pictures) {
    expect(text).toMatch(/^<svg [^>]*role="img"[^>]*>\n<title id="title">[^<]+<\/title>\n<desc id="desc">[^<]+<\/desc>/);
    expect(text).toContain('prefers-color-scheme: dark');
    expect(text).not.toMatch(/NaN|undefined|Infinity/);
  }
}); // prettier-ignore

test('a part of lists alone has no table, and a long list is cut', () => {
  const summary = summaryFor(yearOf(200));
  const lists = { ...summary, metrics: summary.metrics.filter(({ all }) => all.kind === 'counts') };
  expect(pageOf(lists)).not.toContain('share or median');
  expect(shortWords({ kind: 'number', all: spreadOf([1, 2, 2.5]) })).toBe('2 / 2.5 (3)');
  expect(countWords([['a', 3], ['b', 2], ['c', 1]], 2)).toBe('a 3, b 2, and 1 more'); // prettier-ignore
});

test('signs of XML in words are no signs in a picture', () => {
  expect(svgOf({ title: 'a < b & "c"', desc: 'd', height: 9, shapes: [] })).toContain(
    '>a &lt; b &amp; &quot;c&quot;<',
  );
  expect(scoreOf({})).toBeNull();
});

test('of no case, every metric says why it is missing', () => {
  const summary = summaryFor(new Map());
  expect(summary.metrics).toEqual([]);
  expect(summary.unmeasured).toContainEqual({ title: 'Times: triage', because: 'no case has both ends of it in its log' }); // prettier-ignore
  expect(summary.unmeasured).toContainEqual({ title: 'time to the CVE record', because: 'no record of the CVE’s publication' }); // prettier-ignore
  expect(pageOf(summary)).toContain('0 cases whose report came from 2026-01-01 to 2026-12-31');
  for (const text of metricsFiles(summary).values()) expect(text).not.toMatch(/NaN|undefined/);
});

test('figures of fewer than three are shown and marked', () => {
  const page = pageOf(summaryFor(yearOf(4)));
  expect(page).toMatch(/\| acknowledge \(a person\) \|[^\n]+\| 2 † \|/);
});

test('a damaged log is left out by name, and counted', () => {
  const files = new Map([...yearOf(3), ['cases/2/log.jsonl', '{"v":1}\n'], ['cases/x/log.jsonl', '']]);
  const heard: number[] = [];
  const read = countCases(caseLogsIn(files), around(), (done) => heard.push(done));
  expect(read.leftOut).toEqual([{ path: 'cases/2/log.jsonl', line: 1, because: 'this is not an entry' }]);
  expect([read.figures.length, heard]).toEqual([2, [1, 2, 3]]);
  expect(pageOf(summaryOf(read, period))).toContain('**1 case is left out because its log is damaged**');
  expect(pageOf(summaryOf({ ...read, damaged: 2 }, period))).toContain('**2 cases are left out');
});

test('a case that keeps another plan is counted by it where it is at hand', () => {
  const head = { said_at: period.from, by: bot, via: 'sweep' };
  const log = appendEntries(undefined, [{ kind: 'settings', commit: 'other', plan: 'own@1', ...head }], period.from).lines; // prettier-ignore
  const files = new Map([['cases/1/log.jsonl', log]]);
  expect(summaryFor(files).cases.otherPlan).toBe(1);
  expect(pageOf(summaryFor(files))).toContain('1 cases keep a plan that was not at hand');
  const { house } = around();
  const plans = new Map([['other', { ...house.response, clocks: [] }]]);
  expect(summaryFor(files, { plans }).cases.otherPlan).toBe(0);
  expect(summaryFor(new Map([['cases/1/log.jsonl', log.replace('other', house.commit)]])).cases.otherPlan).toBe(0); // prettier-ignore
});

test('a longer period shows its last twelve months', () => {
  const counted = countCases(caseLogsIn(yearOf(5)), around(), () => undefined);
  const { months } = summaryOf(counted, { from: '2024-05-01T00:00:00Z', to: lookedAt });
  expect([months.length, months[0]?.month, months.at(-1)?.month]).toEqual([12, '2026-02', '2027-01']);
});
