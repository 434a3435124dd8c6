// `npm run bench`: measures what the product costs, side by side with what it is compared with, and writes docs/performance.md. It fails
// when a limit that is counted, not timed, is broken.
import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { format, resolveConfig } from 'prettier';
import { startBox } from '../src/sandbox/box.ts';
import { releases } from './action.ts';
import { coldStart } from './cold-start.ts';
import { commands } from './command.ts';
import { deliveries } from './deliveries.ts';
import { sectionMarkdown } from './row.ts';
import type { Section } from './row.ts';
import { metrics } from './metrics.ts';
import { sweeps } from './sweep.ts';

const page = 'docs/performance.md';

const parts: readonly (readonly [name: string, work: () => Promise<readonly Section[]>])[] = [
  ['deliveries and memory', () => inBox(deliveries)],
  ['cold start', async () => [await inBox(coldStart)]],
  ['commands', commands],
  ['the Action', async () => [await releases()]],
  ['sweeps', sweeps],
  ['metrics', metrics],
];

async function inBox<T>(work: (box: Awaited<ReturnType<typeof startBox>>) => Promise<T>): Promise<T> {
  const box = await startBox();
  try {
    return await work(box);
  } finally {
    await box.close();
  }
}

const sections: Section[] = [];
for (const [name, work] of parts) {
  console.error(`measuring ${name} …`);
  sections.push(...(await work()));
}
const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'a processor'}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Node ${process.version}`;
const text = [
  '# Performance',
  `Written by \`npm run bench\` on ${machine}. Everything of one table was measured in the same run on the same machine, against a GitHub in a box on that machine: look at the ratios, not at the seconds. GitHub itself is farther away.`,
  ...sections.map(sectionMarkdown),
].join('\n\n');
writeFileSync(page, await format(`${text}\n`, { ...(await resolveConfig(page)), filepath: page }));
console.log(text);
console.log(`\nwrote ${page}`);
