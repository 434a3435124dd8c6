// Two processes hear of the same thing and work on it at once, request by request in any order: what can be looked up is never done
// twice, and the case stands as if one of them had been alone.
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { copyOf } from '../support/memory-github/copy.ts';
import { openDesk } from '../support/memory-github/desk.ts';
import { takeTurns } from '../support/memory-github/turns.ts';
import type { World } from '../support/memory-github/world.ts';
import { deliver } from '../support/stories/play.ts';
import { outcomeOf, scenesOf, sweepUp, undisturbed } from '../support/stories/scenes.ts';
import type { Scene } from '../support/stories/scenes.ts';
import { fillShelf } from '../support/stories/shelf.ts';

const runs = Number(process.env['PROPERTY_RUNS']);
let scenes: readonly Scene[] = [];

beforeAll(async () => {
  scenes = scenesOf(await fillShelf(6));
});

/** Plays a scene with two processes at once, then lets others sweep up. */
async function raced(scene: Scene, choices: readonly number[]): Promise<World> {
  const world = copyOf(scene.before);
  const turn = takeTurns(choices);
  const hints = scene.happen(world);
  const desks = ['one', 'another'].map((owner) => openDesk(world, { owner, turn }));
  await Promise.all(desks.map((desk) => deliver(desk, hints)));
  await sweepUp(world);
  return world;
}

const choices = fc.array(fc.nat(3), { minLength: 1, maxLength: 60 });

test('two processes at once do what one would have done', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(scenes.length - 1), choices, async (at, order) => {
      const scene = scenes[at];
      if (scene === undefined) throw new RangeError('there is no such scene');
      const { outcome } = await undisturbed(scene);
      expect(outcomeOf(await raced(scene, order))).toEqual(outcome);
    }),
    { numRuns: runs },
  );
}, 600_000);
