// Random conversations: whatever people say in whatever order, nothing is published without two signatures of what is published, and
// nothing private shows where it must not.
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { copyOf } from '../support/memory-github/copy.ts';
import { openDesk } from '../support/memory-github/desk.ts';
import type { Desk } from '../support/memory-github/desk.ts';
import type { Fate } from '../support/memory-github/process.ts';
import type { World } from '../support/memory-github/world.ts';
import { entriesOf, requestIn } from '../support/stories/record.ts';
import { leaksIn } from '../support/stories/leaks.ts';
import { deliver } from '../support/stories/play.ts';
import type { Moment } from '../support/stories/play.ts';
import { fillShelf, momentsOf } from '../support/stories/shelf.ts';
import { wrongSignatures } from '../support/stories/signatures.ts';
import { doStep } from '../support/stories/step.ts';
import { signing, stepOf, wish } from '../support/stories/wishes.ts';
import type { Wish } from '../support/stories/wishes.ts';

const runs = Number(process.env['PROPERTY_RUNS']);
let moments: readonly Moment[] = [];

beforeAll(async () => {
  moments = momentsOf(await fillShelf(8)).flatMap((moment) =>
    Array.from({ length: weightOf(moment) }, () => moment),
  );
});

/** Most runs begin where publication was asked for: that is where it could go wrong. */
function weightOf({ world, step }: Moment): number {
  const entries = entriesOf(world);
  const request = requestIn(entries);
  if (request === undefined || isPublished(world)) return 1;
  const isSigned = entries.some(({ name, seq }) => name === 'approved' && seq > request.seq);
  if (isSigned) return 6;
  return step.act === 'sign' ? 40 : 8;
}

function momentAt(at: number): Moment {
  const moment = moments[at];
  if (moment === undefined) throw new RangeError('there is no such moment');
  return moment;
}

interface Said {
  readonly wish: Wish;
  /** Whether its webhook came. */
  readonly heard: boolean;
}

const said = (wished: fc.Arbitrary<Wish>): fc.Arbitrary<Said> =>
  fc.record({ wish: wished, heard: fc.boolean() });
const useful = said(fc.constant('useful'));

/** Anything, or somebody signs and everything goes its way from there. */
const conversation: fc.Arbitrary<readonly Said[]> = fc.oneof(
  { weight: 3, arbitrary: fc.array(said(wish), { minLength: 1, maxLength: 4 }) },
  { weight: 1, arbitrary: fc.tuple(said(signing), useful, useful, useful, useful) },
);

/** Now and then a request fails or its answer is lost, and the bot tells of it. */
const failing = fc.option(
  fc.record({ n: fc.integer({ min: 1, max: 60 }), fate: fc.constantFrom<Fate>('fail', 'lose') }),
);

interface Talk {
  readonly moment: Moment;
  readonly said: readonly Said[];
  readonly failing: { readonly n: number; readonly fate: Fate } | null;
}

/** Goes on from a moment, and ends with a sweep. */
async function goOn({ moment, said: all, failing: fails }: Talk): Promise<{ world: World; desk: Desk }> {
  const world = copyOf(moment.world);
  const fate = ({ n }: { readonly n: number }): Fate => (n === fails?.n ? fails.fate : 'serve');
  const desk = openDesk(world, { owner: 'two', fate });
  for (const { wish: wished, heard } of all) {
    const hints = doStep(world, stepOf(world, wished));
    if (heard) await deliver(desk, hints);
  }
  await desk.bot.sweep();
  await desk.bot.idle();
  return { world, desk };
}

const isPublished = ({ published }: World): boolean => published.some(({ by }) => by.endsWith('[bot]'));

test('no path to publication without two signatures of what is published, and nothing private shows', async () => {
  let publications = 0;
  let pages = 0;
  await fc.assert(
    fc.asyncProperty(fc.nat(moments.length - 1), conversation, failing, async (at, all, fails) => {
      const moment = momentAt(at);
      const { world, desk } = await goOn({ moment, said: all, failing: fails });
      pages += world.pages.length - moment.world.pages.length;
      if (isPublished(world) && !isPublished(moment.world)) publications += 1;
      expect({ signatures: wrongSignatures(world), leaks: leaksIn(world, desk) }).toEqual({
        signatures: [],
        leaks: [],
      });
    }),
    { numRuns: runs },
  );
  // Else the property would hold because nothing happens. A few runs may well publish nothing and page nobody.
  expect(pages).toBeGreaterThanOrEqual(Math.floor(runs / 1000) * 10);
  expect(publications).toBeGreaterThanOrEqual(Math.floor(runs / 1000) * 50);
}, 600_000);
