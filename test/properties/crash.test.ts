// A process that dies before or after any of its requests, or whose answer is lost, leaves nothing undone for good and nothing done
// twice: new processes sweep, and the case stands as if nothing had happened.
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { copyOf } from '../support/memory-github/copy.ts';
import { openDesk } from '../support/memory-github/desk.ts';
import type { Fate } from '../support/memory-github/process.ts';
import type { World } from '../support/memory-github/world.ts';
import { deliver } from '../support/stories/play.ts';
import { outcomeOf, scenesOf, sweepUp, undisturbed } from '../support/stories/scenes.ts';
import type { Scene } from '../support/stories/scenes.ts';
import { entriesOf } from '../support/stories/record.ts';
import { fillShelf } from '../support/stories/shelf.ts';

const runs = Number(process.env['PROPERTY_RUNS']);
let scenes: readonly Scene[] = [];

beforeAll(async () => {
  scenes = scenesOf(await fillShelf(8));
});

function sceneAt(at: number): Scene {
  const scene = scenes[at];
  if (scene === undefined) throw new RangeError('there is no such scene');
  return scene;
}

interface Trouble {
  /** Which request, in thousandths of all that there are. */
  readonly share: number;
  readonly fate: Fate;
}

const trouble = fc.record({
  share: fc.nat(999),
  fate: fc.constantFrom<Fate>('die-before', 'die-after', 'lose', 'fail', 'stale'),
});

function fateOf({ share, fate }: Trouble, requests: number): (asked: { readonly n: number }) => Fate {
  const at = 1 + Math.floor((share * requests) / 1000);
  return ({ n }) => (n === at ? fate : 'serve');
}

/** Plays a scene with trouble in the first process, and in the second that sweeps up after it. */
async function disturbed(scene: Scene, first: Trouble, second: Trouble | null): Promise<World> {
  const { requests } = await undisturbed(scene);
  const world = copyOf(scene.before);
  const desk = openDesk(world, { fate: fateOf(first, requests) });
  await Promise.race([deliver(desk, scene.happen(world)), desk.process.death]);
  const again = second === null ? undefined : fateOf(second, requests);
  await sweepUp(world, (owner) =>
    openDesk(world, owner === 'second' && again !== undefined ? { owner, fate: again } : { owner }),
  );
  return world;
}

/** A request for a CVE ID or a page that may or may not have been sent can't be looked up: people decide, and the case waits for them. */
function isLeftToPeople(world: World): boolean {
  const entries = entriesOf(world);
  return entries.some(
    ({ kind, act }) =>
      kind === 'intent' &&
      /^(?:cve|page):/.test(String(act)) &&
      !entries.some((other) => other.kind === 'receipt' && other.act === act),
  );
}

test('whatever request a process dies at, the case ends as if it had not', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(scenes.length - 1), trouble, fc.option(trouble), async (at, first, second) => {
      const scene = sceneAt(at);
      const world = await disturbed(scene, first, second);
      if (second !== null && second.fate !== 'stale') world.now += 12 * 60_000;
      expect(world.cveRequests.length).toBeLessThanOrEqual(1);
      expect(new Set(world.pages.map(({ id }) => id)).size).toBe(world.pages.length);
      fc.pre(!isLeftToPeople(world));
      const { outcome } = await undisturbed(scene);
      expect(outcomeOf(world)).toEqual(outcome);
    }),
    { numRuns: runs },
  );
}, 600_000);
