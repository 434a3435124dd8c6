// `psirt-bot metrics` over a folder: what it writes, what it leaves out, and every input that it does not take.
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { settings as settingsText } from '../../scripts/metrics/house.ts';
import { yearOf } from '../../scripts/metrics/year.ts';
import { periodOf } from '../../src/cli/metrics/period.ts';
import { shell } from './shell.ts';

const scratch = mkdtempSync(join(tmpdir(), 'psirt-metrics-'));
const [records, damaged, empty, settings] = ['records', 'damaged', 'empty', 'psirt.yml'].map((name) => join(scratch, name)) as [string, string, string, string]; // prettier-ignore
const year = '--from 2026-01-01 --to 2026-12-31';

beforeAll(() => {
  const files = yearOf(8);
  write(records, files);
  write(damaged, new Map([...files, ['cases/3/log.jsonl', '{"v":1}\n']]));
  write(empty, new Map([...files].slice(0, 1)));
  writeFileSync(settings, settingsText);
});
afterAll(() => rmSync(scratch, { recursive: true }));

function write(folder: string, files: ReadonlyMap<string, string>): void {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

test('writes a page, figures and pictures [R33]', async () => {
  const out = join(scratch, 'out');
  const { code, printed, aside } = await shell(`metrics --records ${records} --settings ${settings} ${year} --out ${out}`); // prettier-ignore
  expect([code, printed]).toEqual([0, '']);
  expect(readdirSync(out).toSorted()).toEqual(['backlog.svg', 'clocks.svg', 'metrics.json', 'metrics.md', 'months.svg', 'ordering.svg', 'times.svg']); // prettier-ignore
  expect(readFileSync(join(out, 'metrics.md'), 'utf8')).toContain('came from 2026-01-01 to 2026-12-31');
  expect(aside).toContain('wrote metrics.md');
});

test('prints the page, or the figures as JSON', async () => {
  const line = `metrics --records ${records} --settings ${settings} ${year}`;
  expect((await shell(line)).printed).toMatch(/^# Metrics\n/);
  expect(JSON.parse((await shell(`${line} --json`)).printed)).toMatchObject({
    format: 'psirt-bot-metrics/1',
  });
});

test('a damaged log is left out by name, and the rest is counted', async () => {
  const { code, printed, aside } = await shell(`metrics --records ${damaged} --settings ${settings} ${year}`);
  expect(code).toBe(1);
  expect(aside).toContain('left out: cases/3/log.jsonl, line 1: this is not an entry');
  expect(printed).toContain('1 case is left out because its log is damaged');
});

test('a period without a case is no mistake', async () => {
  const { code, aside } = await shell(`metrics --records ${records} --settings ${settings} --from 2020-01-01 --to 2020-12-31`); // prettier-ignore
  expect([code, aside]).toEqual([0, 'No case came in this period; --from and --to take other days.']);
});

test.each([
  [`--records ${records} --settings ${settings} --from 2026-02-30`, 2, 'Expected a day as --from; got 2026-02-30'],
  [`--records ${records} --settings ${settings} --to yesterday`, 2, 'Expected a day as --to; got yesterday'],
  [`--records ${records} --settings ${settings} --from 2026-03-02 --to 2026-03-01`, 2, 'Expected --from before --to; got --from 2026-03-02 and --to 2026-03-01\nfor example: --from 2026-03-01 --to 2026-03-02'],
  [`--records ${records}`, 2, 'Expected the settings in force, as --settings FILE; got nothing'],
  [`--records ${records}/nowhere --settings ${settings}`, 2, 'Expected the folder of a checkout of the records branch'],
  [`--records ${records} --settings ${records}/house/log.jsonl`, 1, 'Expected a record with a whole house/log.jsonl, and settings that can be read'],
  [`--records ${empty} --settings ${settings}`, 1, 'Expected a record with cases; got none'],
  ['', 2, 'Expected the case repository as OWNER/REPO; got nothing'],
  ['--from', 2, '--from needs a value'],
])('metrics %s', async (line, code, words) => {
  const ran = await shell(`metrics ${line}`);
  expect([ran.code, ran.printed]).toEqual([code, '']);
  expect(ran.aside).toContain(words);
}); // prettier-ignore

test('without days it is the twelve months until today', () => {
  expect(periodOf({}, '2027-01-15T12:00:00Z')).toEqual({ from: '2026-01-16T00:00:00Z', to: '2027-01-16T00:00:00Z' }); // prettier-ignore
  expect(periodOf({}, '2028-02-29T12:00:00Z')).toMatchObject({ from: '2027-03-01T00:00:00Z' });
});
