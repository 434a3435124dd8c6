// Webhooks may come late, in any order, twice or never: the record says the same, in the same order.
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { copyOf } from '../support/memory-github/copy.ts';
import { openDesk } from '../support/memory-github/desk.ts';
import { issueNumbered } from '../support/memory-github/people.ts';
import type { World } from '../support/memory-github/world.ts';
import type { Hint } from '../../src/github/hint.ts';
import { factsOf } from '../support/stories/end-state.ts';
import { deliver } from '../support/stories/play.ts';
import type { Moment, Story } from '../support/stories/play.ts';
import { fillShelf } from '../support/stories/shelf.ts';
import { doStep } from '../support/stories/step.ts';

const runs = Number(process.env['PROPERTY_RUNS']);

/**
 * Some moments of one story, one after the other: people speak or press buttons, and nobody waits for what the bot says. What else
 * changes, as tags and settings do, counts from when it is seen.
 */
type Burst = readonly [Moment, ...Moment[]];
let bursts: readonly Burst[] = [];

/** To sign a hash, to ask anew after one is void, to name a fork, or to close what was published, one must have read what the bot wrote. */
function hasRead({ step }: Moment): boolean {
  return step.act === 'sign' || (step.act === 'say' && /-ghsa-|\/psirt (?:close|publish)/.test(step.body));
}

/** Buttons of an issue that is closed are heard by their webhooks alone: a sweep looks at comments there. */
function isWord({ step, world }: Moment): boolean {
  const isOpen = issueNumbered(world, 1).state === 'open';
  return ['say', 'sign', 'wait'].includes(step.act) || (step.act === 'press' && isOpen);
}

function burstsOf({ moments }: Story): readonly Burst[] {
  const all: Burst[] = [];
  for (const [at, first] of moments.entries())
    for (const length of [2, 3, 4]) {
      const others = moments.slice(at + 1, at + length);
      const isWhole = others.length === length - 1 && [first, ...others].every(isWord);
      if (isWhole && !others.some(hasRead)) all.push([first, ...others]);
    }
  return all;
}

beforeAll(async () => {
  bursts = (await fillShelf(8)).flatMap(burstsOf);
});

/** After each step and after the last: which hints come, by the number of the step that they are of. */
type Post = readonly (readonly number[])[];

const post = fc.array(fc.array(fc.nat(3), { maxLength: 2 }), { minLength: 4, maxLength: 4 });

async function play(
  burst: Burst,
  come: (hints: readonly (readonly Hint[])[], step: number) => readonly Hint[],
): Promise<World> {
  const world = copyOf(burst[0].world);
  const desk = openDesk(world);
  const sent: (readonly Hint[])[] = [];
  for (const [at, { step }] of burst.entries()) {
    sent.push(doStep(world, step));
    await deliver(desk, come(sent, at));
  }
  world.now += 12 * 60_000;
  await desk.bot.sweep();
  await desk.bot.idle();
  return world;
}

const known = new WeakMap<Burst, readonly object[]>();

async function factsInOrder(burst: Burst): Promise<readonly object[]> {
  const facts = known.get(burst) ?? factsOf(await play(burst, (sent, at) => sent[at] ?? []));
  known.set(burst, facts);
  return facts;
}

const factsAnyhow = async (burst: Burst, arrived: Post): Promise<readonly object[]> =>
  factsOf(await play(burst, (sent, at) => (arrived[at] ?? []).flatMap((of) => sent[of] ?? [])));

test('the same facts in the same order, however webhooks come', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(bursts.length - 1), post, async (at, arrived) => {
      const burst = bursts[at];
      if (burst === undefined) throw new RangeError('there is no such burst');
      expect(await factsAnyhow(burst, arrived)).toEqual(await factsInOrder(burst));
    }),
    { numRuns: runs },
  );
}, 600_000);
