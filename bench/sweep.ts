// (d) the sweep over a thousand quiet open cases: what it asks of GitHub and how long it takes, warm and cold. GitHub is in memory here,
// so the seconds are ours alone.
import { acme, settingsText } from '../test/support/memory-github/acme.ts';
import { openDesk } from '../test/support/memory-github/desk.ts';
import type { Desk } from '../test/support/memory-github/desk.ts';
import { comment, openIssue, writeFile } from '../test/support/memory-github/people.ts';
import type { World } from '../test/support/memory-github/world.ts';
import { times } from './row.ts';
import type { Row, Section } from './row.ts';

const cases = 1000;
const products = 1;
const most = { warm: 8 + 3 * products, cold: 20 + 3 * products };

export async function sweeps(): Promise<readonly Section[]> {
  const world = acme('strict');
  await openCases(world);
  const cold = openDesk(world, { owner: 'cold' });
  const first = await swept(world, cold);
  const second = await swept(world, cold);
  const third = await swept(world, cold);
  return [
    {
      title: `A sweep over ${cases.toLocaleString('en')} quiet open cases`,
      how: `One product. A new process reads the whole record by one archive; from then on it asks what changed. GitHub is in memory, so the seconds hold no network.`,
      rows: [
        row('cold', first, most.cold),
        row('the next one', second, most.warm),
        row('warm', third, most.warm),
      ],
    },
  ];
}

interface Sweep {
  readonly requests: number;
  readonly seconds: number;
}

function row(what: string, { requests, seconds }: Sweep, limit: number): Row {
  if (requests > limit)
    throw new Error(`a ${what} sweep asked ${requests} times, at most ${limit} are allowed`);
  return {
    what,
    ours: `${requests} requests, ${seconds.toFixed(2)} s`,
    against: `at most ${limit} requests`,
    ratio: times(requests / limit),
  };
}

async function swept(world: World, { bot, process }: Desk): Promise<Sweep> {
  world.now += 5 * 60_000;
  const before = process.asked.length;
  const from = performance.now();
  await bot.sweep();
  await bot.idle();
  return { requests: process.asked.length - before, seconds: (performance.now() - from) / 1000 };
}

/** A thousand cases that somebody leads and that wait for nothing. */
async function openCases(world: World): Promise<void> {
  writeFile(world, 'owner', { path: '.github/psirt.yml', text: settingsText('strict') });
  const { bot } = openDesk(world, { owner: 'first' });
  await bot.sweep();
  world.now += 60_000;
  for (let at = 0; at < cases; at += 1) {
    const { number } = openIssue(world, 'lead', { title: `Report ${at}`, body: 'It breaks.' });
    comment(world, 'lead', { number, body: '/psirt accept public no exploit none leak no' });
    await bot.hear({ kind: 'case', number, carried: {} });
  }
  // Two days later nothing has happened any more, and a sweep has seen that.
  for (let day = 0; day < 2; day += 1) {
    world.now += 86_400_000;
    await bot.sweep();
    await bot.idle();
  }
}
