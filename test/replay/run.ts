// `npm run replay`: replays every vendored record, two at a time in processes of their own, and says what agrees. Exits with 1 when a
// field differs or a record gets stuck. `-- --write` renews docs/replay.md, `-- --only TEXT` takes the records whose name holds TEXT.
import { fork } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { fields } from './compare.ts';
import { sources } from './records.ts';
import { replayOne } from './replay-one.ts';
import { differencesOf, page, reasonsText, tableText, totalsOf, totalsText } from './table.ts';
import type { Outcome } from './table.ts';

const self = fileURLToPath(import.meta.url);
const pagePath = fileURLToPath(new URL('../../docs/replay.md', import.meta.url));
const workers = 2;
/** Milliseconds for one record; a whole case takes about two seconds. */
const longest = 60_000;

/** The worker's side: a source comes in, its outcome goes out. */
function serve(): void {
  process.on('message', (source) => {
    void replayOne(String(source)).then((outcome) => process.send?.(outcome));
  });
}

/** Replays what the queue holds, one after the other, in one process. */
async function work(queue: string[], took: (outcome: Outcome) => void): Promise<void> {
  const child = fork(self, ['--worker'], { execArgv: process.execArgv });
  try {
    for (let source = queue.shift(); source !== undefined; source = queue.shift()) {
      took(await answerOf(child, source));
    }
  } finally {
    child.disconnect();
  }
}

async function answerOf(child: ReturnType<typeof fork>, source: string): Promise<Outcome> {
  const failed = (failure: string): Outcome => ({ source, id: source, failure, seconds: longest / 1000 });
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      child.kill();
      resolve(failed(`no outcome after ${longest / 1000} s`));
    }, longest);
    child.once('exit', () => resolve(failed('the process ended')));
    child.once('message', (outcome) => {
      clearTimeout(timer);
      child.removeAllListeners('exit');
      resolve(outcome as Outcome);
    });
    child.send(source);
  });
}

function progress(outcome: Outcome, done: number, all: number): string {
  const { row, source, seconds, failure } = outcome;
  const count = (state: string): number =>
    row === undefined ? 0 : fields.filter((one) => row[one].state === state).length;
  const words =
    row === undefined
      ? `did not get through: ${failure ?? ''}`
      : `${count('agrees')} agree, ${count('differs')} differ, ${count('unsaid')} can’t be said`;
  return `${String(done).padStart(3)}/${all} ${source.padEnd(34)} ${words} (${seconds.toFixed(1)} s)`;
}

/** The page as the repository's formatter leaves it. */
async function formattedPage(outcomes: readonly Outcome[]): Promise<string> {
  return format(page(outcomes), { ...(await resolveConfig(pagePath)), filepath: pagePath });
}

async function main(): Promise<void> {
  const options = {
    write: { type: 'boolean' },
    worker: { type: 'boolean' },
    only: { type: 'string' },
  } as const;
  const { values } = parseArgs({ options });
  if (values.worker === true) return serve();
  const wanted = sources().filter((source) => source.includes(values.only ?? ''));
  const outcomes: Outcome[] = [];
  const queue = [...wanted];
  const took = (outcome: Outcome): void => {
    outcomes.push(outcome);
    console.log(progress(outcome, outcomes.length, wanted.length));
  };
  await Promise.all(Array.from({ length: workers }, () => work(queue, took)));
  const ordered = outcomes.toSorted((a, b) => wanted.indexOf(a.source) - wanted.indexOf(b.source));
  const totals = totalsOf(ordered);
  console.log(`\n${tableText(ordered)}\n\n${reasonsText(ordered)}\n`);
  for (const difference of differencesOf(ordered)) console.log(`differs: ${difference}`);
  if (values.write === true) writeFileSync(pagePath, await formattedPage(ordered));
  else if (values.only === undefined && (await formattedPage(ordered)) !== readFileSync(pagePath, 'utf8')) {
    console.log('docs/replay.md tells another outcome; run npm run replay -- --write');
    process.exitCode = 1;
  }
  console.log(totalsText(totals));
  if (totals.differs > 0 || totals.records === 0) process.exitCode = 1;
}

await main();
