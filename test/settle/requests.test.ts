// How often one command asks GitHub: the look before, the entry, labels, card and reaction, and the look that finds nothing left to do.
import { expect, test } from 'vitest';
import { hashOf } from '../../src/core/case/log.ts';
import { labels } from '../../src/core/words/label-table.ts';
import { acme, caseRepository, settingsText } from '../support/memory-github/acme.ts';
import { openDesk } from '../support/memory-github/desk.ts';
import type { Desk } from '../support/memory-github/desk.ts';
import { comment, openIssue, writeFile } from '../support/memory-github/people.ts';
import type { World } from '../support/memory-github/world.ts';

const number = 1;

async function deskWithCase(): Promise<{ readonly world: World; readonly desk: Desk }> {
  const world = acme('strict');
  const known = world.repositories.get(`${caseRepository.owner}/${caseRepository.repo}`)?.labels;
  for (const { name } of labels) known?.add(name);
  writeFile(world, 'owner', { path: '.github/psirt.yml', text: settingsText('strict') });
  const desk = openDesk(world);
  await desk.bot.sweep();
  openIssue(world, 'lead', { title: 'Report', body: 'It breaks.' });
  await say(world, desk, '/psirt accept public no exploit none leak no');
  return { world, desk };
}

/** The requests of one command, whose webhook came. */
async function say(world: World, { bot, process }: Desk, body: string): Promise<readonly string[]> {
  world.now += 60_000;
  const { id } = comment(world, 'lead', { number, body });
  const from = process.asked.length;
  await bot.hear({ kind: 'case', number, carried: { [id]: hashOf(body) } });
  return process.asked.slice(from).map(({ route }) => route);
}

test.each([
  ['/psirt severity high', 8, 12],
  ['/psirt cwe CWE-639', 7, 11],
])('%s asks %i times before the closing look, %i in all', async (text, before, all) => {
  const { world, desk } = await deskWithCase();
  const asked = await say(world, desk, text);

  expect(asked.findLastIndex((route) => !route.startsWith('GET ')) + 1).toBe(before);
  expect(asked).toHaveLength(all);
});
