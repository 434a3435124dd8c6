// Evidence of random cases: whatever was said on the way, what is exported holds together, comes out the same again, and names nobody
// outside the team.
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { collect } from '../../src/cli/evidence/collect.ts';
import { readTar, tarOf } from '../../src/cli/evidence/tar.ts';
import { checkEvidence } from '../../src/core/evidence/check.ts';
import { evidenceOf } from '../../src/core/evidence/files.ts';
import type { EvidenceFiles } from '../../src/core/evidence/files.ts';
import { oneClient } from '../../src/github/client.ts';
import { openPort } from '../../src/github/port.ts';
import { caseRepository } from '../support/memory-github/acme.ts';
import { copyOf } from '../support/memory-github/copy.ts';
import { openDesk } from '../support/memory-github/desk.ts';
import type { World } from '../support/memory-github/world.ts';
import { canariesIn } from '../support/stories/canaries.ts';
import { deliver } from '../support/stories/play.ts';
import type { Moment } from '../support/stories/play.ts';
import { entriesOf } from '../support/stories/record.ts';
import { fillShelf, momentsOf } from '../support/stories/shelf.ts';
import { doStep } from '../support/stories/step.ts';
import { stepOf, wish } from '../support/stories/wishes.ts';
import type { Wish } from '../support/stories/wishes.ts';

const runs = Math.ceil(Number(process.env['PROPERTY_RUNS']) / 4);
const by = '0.1.0';
let moments: readonly Moment[] = [];

beforeAll(async () => {
  moments = momentsOf(await fillShelf(8));
});

/** Goes on from some moment of a story. */
async function world(at: number, wishes: readonly Wish[]): Promise<World> {
  const moment = moments[at % moments.length];
  if (moment === undefined) throw new RangeError('there is no such moment');
  const here = copyOf(moment.world);
  const desk = openDesk(here, { owner: 'two' });
  for (const wished of wishes) await deliver(desk, doStep(here, stepOf(here, wished)));
  await desk.bot.sweep();
  await desk.bot.idle();
  return here;
}

/** What `export` writes of the case. */
async function exported(here: World): Promise<EvidenceFiles> {
  const { process } = openDesk(here);
  const clients = oneClient(openPort({ sender: process.sender }));
  const collected = await collect({ as: 'app', clients, repository: caseRepository }, 1, by);
  if (!collected.ok) throw new Error(collected.wrong);
  const evidence = evidenceOf(collected.material);
  if (!evidence.ok) throw new Error(evidence.because);
  return evidence.files;
}

const outsiders: readonly string[] = ['finder', 'mail', 'party', 'contact'];

test('of any case holds together, comes out the same, and names nobody outside the team', async () => {
  let published = 0;
  await fc.assert(
    fc.asyncProperty(fc.nat(999), fc.array(wish, { maxLength: 4 }), async (at, wishes) => {
      const here = await world(at, wishes);
      const files = await exported(here);
      const read = readTar(tarOf(files));
      expect(read.ok).toBe(true);
      expect(checkEvidence(files, { by }).faults).toEqual([]);
      expect([...(await exported(here))]).toEqual([...files]);
      const named = [...files].flatMap(([name, text]) => canariesIn(text).filter((field) => outsiders.includes(field)).map((field) => `${field} in ${name}`)); // prettier-ignore
      expect(named).toEqual([]);
      expect(files.get('case.json')).not.toContain('"state": null');
      if (entriesOf(here).some(({ kind, act }) => kind === 'receipt' && act === 'publish')) published += 1;
    }),
    { numRuns: runs },
  );
  // Else it would hold of cases alone that nobody signed. A few runs may well publish nothing.
  expect(published).toBeGreaterThanOrEqual(Math.floor(runs / 250) * 12);
}, 600_000);
