// Scenes of the stories on the shelf: a world, and what comes next in it. A scene can be played again and again, each time in a copy of
// its world, and how it comes out when nothing disturbs it is remembered.
import { copyOf } from '../memory-github/copy.ts';
import { openDesk } from '../memory-github/desk.ts';
import type { Desk } from '../memory-github/desk.ts';
import type { World } from '../memory-github/world.ts';
import type { Hint } from '../../../src/github/hint.ts';
import { endState, issuesOf } from './end-state.ts';
import type { EndState } from './end-state.ts';
import { entriesOf } from './record.ts';
import { deliver } from './play.ts';
import type { Story } from './play.ts';
import { doStep } from './step.ts';

export interface Scene {
  readonly before: World;
  /** Lets happen what happens, and gives the hints of it. */
  readonly happen: (world: World) => readonly Hint[];
}

/** Every scene of the stories: the report's arrival, then step by step. */
export function scenesOf(shelf: readonly Story[]): readonly Scene[] {
  return shelf.flatMap(({ first, arrival, moments }) => [
    { before: first, happen: () => [arrival] },
    ...moments.map(({ world, step }) => ({ before: world, happen: (now: World) => doStep(now, step) })),
  ]);
}

export interface Outcome extends EndState {
  readonly issues: readonly string[];
}

/** Time passes and processes that know nothing sweep, twice: whatever was left undone can be done, and is. */
export async function sweepUp(
  world: World,
  open = (owner: string): Desk => openDesk(world, { owner }),
): Promise<void> {
  for (const owner of ['second', 'third']) {
    world.now += 12 * 60_000;
    const { bot, process } = open(owner);
    await Promise.race([bot.sweep().then(() => bot.idle()), process.death]);
  }
}

const lostRequest =
  /^❗ \*\*A person has to look whether GitHub was asked for a CVE ID.*\n\n```text\n.*\n```\n\n?/m;

/**
 * How the case stands. Where nobody can know whether a CVE ID was asked for, a person has to look: the card says so, and it is not
 * asked for again. That is left out.
 */
export function outcomeOf(world: World): Outcome {
  const { bot, asked, ...rest } = endState(world);
  const unknown = isUnknown(world);
  return {
    ...rest,
    bot: bot.map((body) => body.replace(lostRequest, '')),
    asked: { ...asked, cve: unknown ? Math.max(asked.cve, 1) : asked.cve },
    issues: issuesOf(world),
  };
}

function isUnknown(world: World): boolean {
  const acts = entriesOf(world).filter(({ act }) => act?.startsWith('cve:') === true);
  return acts.at(-1)?.kind === 'intent';
}

export interface Undisturbed {
  readonly outcome: Outcome;
  /** How many requests the bot made until it was quiet. */
  readonly requests: number;
}

const known = new WeakMap<Scene, Undisturbed>();

/** How a scene comes out when one bot hears of it at once. */
export async function undisturbed(scene: Scene): Promise<Undisturbed> {
  const before = known.get(scene);
  if (before !== undefined) return before;
  const world = copyOf(scene.before);
  const desk = openDesk(world);
  await deliver(desk, scene.happen(world));
  const requests = desk.process.asked.length;
  await sweepUp(world);
  const made = { outcome: outcomeOf(world), requests };
  known.set(scene, made);
  return made;
}
