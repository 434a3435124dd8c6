// Sweeps over a GitHub in a box, with no webhook ever delivered: what people did is found, and what is quiet costs nothing.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openBot } from '../../src/settle/bot.ts';
import type { Bot } from '../../src/settle/bot.ts';
import type { Line } from '../../src/settle/tell.ts';
import { cases, product, startBench } from '../github/box/bench.ts';
import type { Bench } from '../github/box/bench.ts';

let bench: Bench;
let told: Line[];
beforeEach(async () => {
  bench = await startBench();
  told = [];
});
afterEach(() => bench.close());

function openProcess(owner = 'one'): Bot {
  return openBot({
    clients: bench.fresh(), repository: cases, account: bench.bot, owner, door: 'app', tell: (line) => told.push(line), pause: () => Promise.resolve(),
  }); // prettier-ignore
}

const as = (login: string) => bench.as(login);
/** What somebody should know of, and every breach of GitHub's description. */
const problems = () => [
  ...bench.box.violations(),
  ...told.filter(({ level }) => level !== 'info').map(({ sentence }) => sentence),
];

async function issue(title = 'Overflow'): Promise<number> {
  const body = 'The parser reads beyond its buffer.';
  return (await as('lead').request('POST /repos/{owner}/{repo}/issues', { ...cases, title, body })).data
    .number;
}

async function say(number: number, body: string): Promise<void> {
  const params = { ...cases, issue_number: number, body };
  await as('lead').request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', params);
}

async function seen(number: number) {
  const { data } = await as('lead').request('GET /repos/{owner}/{repo}/issues/{issue_number}', { ...cases, issue_number: number });
  return { ...data, labels: data.labels.map((label) => (typeof label === 'string' ? label : label.name)) };
} // prettier-ignore

/** How many requests came to the box while something was done. */
async function requests(work: () => Promise<void>): Promise<number> {
  const before = bench.box.exchanges.length;
  await work();
  return bench.box.exchanges.length - before;
}

test('every webhook that failed is asked for once, whichever process asks', async () => {
  const bot = openProcess();
  await bot.sweep();
  await issue();
  await bench.box.idle();
  await bot.sweep();
  await bench.box.idle();
  await openProcess('two').sweep();
  await bench.box.idle();

  const again = bench.box.deliveries.filter(({ redelivery }) => redelivery);
  expect(again.map(({ event, action }) => `${event} ${action ?? ''}`)).toContain('issues opened');
  expect(new Set(again.map(({ guid }) => guid)).size).toBe(again.length);
});

/** The budget for `products` products: 8 + 3P requests for a process that has swept before, 20 + 3P for one that begins. */
const products = 1;

test('what people did without a webhook is found; then a sweep costs what a quiet house costs', async () => {
  const bot = openProcess();
  await bot.sweep();
  const number = await issue();
  await bot.sweep();
  expect((await seen(number)).labels).toContain('status/new');

  await say(number, '/psirt ack');
  await bot.sweep();
  expect((await seen(number)).labels).toContain('status/triaging');

  const labels = { ...cases, issue_number: number, labels: ['severity/high', 'status/fixing'] };
  await as('lead').request('POST /repos/{owner}/{repo}/issues/{issue_number}/labels', labels);
  await bot.sweep();
  expect((await seen(number)).labels).toContain('severity/high');
  expect((await seen(number)).labels).not.toContain('status/fixing');

  await bot.sweep();
  expect(await requests(bot.sweep)).toBe(7 + 2 * products);
  expect(problems()).toEqual([]);
});

test('a process that begins reads the record by one download, and leaves quiet cases alone', async () => {
  const bot = openProcess();
  await bot.sweep();
  for (const title of ['One', 'Two', 'Three']) await issue(title);
  await bot.sweep();
  await bot.sweep();
  // Clocks run out, that is told, and a day later everything is remembered as done.
  for (const hours of [30, 30, 26]) {
    bench.box.clock.advance(hours * 3_600_000);
    await bot.sweep();
    await bot.sweep();
  }

  bench.box.clock.advance(3_600_000);
  // Reference, archive, who wrote the house's log, issues, comments, prose, repository, settings (commit, file and folder of texts); failed webhooks;
  // installation and tokens.
  expect(await requests(openProcess('two').sweep)).toBe(11 + 2 + 3 * products);
  expect(problems()).toEqual([]);
});

test('a private report becomes a case although nobody told of it', async () => {
  const bot = openProcess();
  await bot.sweep();
  const report = { ...product, summary: 'Overflow', description: 'It reads beyond its buffer.' };
  await as('reporter').request('POST /repos/{owner}/{repo}/security-advisories/reports', report);
  await bot.sweep();
  await bot.sweep();

  const { data } = await as('lead').request('GET /repos/{owner}/{repo}/issues', { ...cases });
  expect(data.map(({ title }) => title)).toEqual(['Dashboard', 'Case 1 · widget']);
  expect(problems()).toEqual([]);
});

test('a repository that was made public is not swept', async () => {
  const bot = openProcess();
  await bot.sweep();
  await issue();
  await as('owner').request('PATCH /repos/{owner}/{repo}', { ...cases, private: false });
  await bot.sweep();

  expect((await seen(1)).labels).toEqual([]);
  expect(problems()).toContain('the case repository is public or another one; nothing is swept');
});
