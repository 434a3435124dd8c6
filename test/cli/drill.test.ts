// `psirt-bot drill` as people type it: an exercise played from lines that come in, to its review; and what is said of bad input.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { shell } from './shell.ts';

const scratch = mkdtempSync(join(tmpdir(), 'psirt-drill-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const small = `
title: Small
about: To try it.
report: { title: CANARY overflows, body: A long name is enough. }
injects:
  - after: 0h
    title: A report
    tell: The phone rings.
    expect: [{ who: triager, what: it is taken, when: acknowledged, within: 1h }]
  - after: 2h
    title: The press
    tell: A journalist asks.
    expect: [{ who: case-lead, what: it is judged, when: accepted, within: 1h }]
`;
const path = join(scratch, 'small.yml');
writeFileSync(path, small);

async function* typed(...lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}

test('people play it to its review [R9]', async () => {
  const lines = ['/psirt ack', '', 'what?', 'bob: /psirt ack', 'wait 90m', 'card', 'wait 3h', 'analyst: /psirt hold wait', 'next', '/psirt never'];
  const { code, printed, aside } = await shell(`drill ${path} --play`, { lines: () => typed(...lines) });

  expect(aside).toBe('');
  expect(printed).toMatch(/^DRILL: Small\nTo try it\.\nEverything happens in a GitHub in a box on this machine\.\n/);
  expect(printed).toContain('T+0 h  A report');
  expect(printed).toContain('Not understood: what?\nWhat you can type:');
  expect(printed).toContain('Nobody here is called bob; expected one of lead, analyst, owner, dev\nfor example: lead: /psirt ack');
  expect(printed).toContain('### DRILL · Case 1');
  expect(printed).toContain('T+2 h  The press');
  expect(printed).toContain('**Kept 1 of 2 expectations.**');
  expect(printed).toContain('`@analyst held publication`');
  expect(printed).not.toContain('never');
  expect(printed).toMatch(/Written by the bot in public places: 0\. Contract: 0 violations\.$/);
  expect(code).toBe(0);
}, 60_000); // prettier-ignore

test.each([
  ['drill nowhere', undefined, /^There is no scenario nowhere; expected one of friday-evening.*, or the path of a file\nfor example: psirt-bot drill friday-evening$/],
  [`drill ${join(scratch, 'bad.yml')}`, undefined, /bad\.yml:2 title: expected what is exercised, in one line; got .*\n {2}for example: title: Exploited on a Friday evening/],
  ['drill --play', undefined, /^Nobody can play here: there is no input/],
])('%s is explained', async (line, lines, wrong) => {
  writeFileSync(join(scratch, 'bad.yml'), small.replace('title: Small', 'title: []'));
  const ran = await shell(line, { lines });
  expect(ran.aside).toMatch(wrong);
  expect(ran.code).toBe(2);
}); // prettier-ignore
