// One performance of the whole story. In each scene a process of the App may die once, and the Action too; what follows is made good, and
// then everything must stand as if nobody had died.
import { difference } from './difference.ts';
import { answerForMachines, withoutAnswer } from './left-to-people.ts';
import type { MortalAction } from './mortal-action.ts';
import { nameOf } from './reaper.ts';
import type { Reaper } from './reaper.ts';
import type { Scene } from './scenes.ts';
import type { Story } from './stories.ts';
import { openStage } from './stage.ts';
import type { Stage } from './stage.ts';
import { stateOf } from './state.ts';
import type { State } from './state.ts';

/** How everything stands after each scene. */
export type States = readonly (State | undefined)[];

export interface Troupe {
  readonly reaper: Reaper;
  readonly action: MortalAction;
}

export interface Played {
  readonly states: States;
  /** Who died, in order. */
  readonly deaths: readonly string[];
  /** Everything that is not as it should be. The play stops where something is not. */
  readonly wrongs: readonly string[];
}

/** @param undisturbed how it goes when nobody dies; nothing is compared without */
export async function play(scenes: Story, troupe: Troupe, undisturbed: States = []): Promise<Played> {
  const stage = await openStage(troupe.reaper, troupe.action);
  const before = new Set(deathsOf(troupe));
  const deaths = (): readonly string[] => deathsOf(troupe).filter((death) => !before.has(death));
  const [states, wrongs]: [(State | undefined)[], string[]] = [[], []];
  let answered = false;
  for (const [at, scene] of scenes.entries()) {
    const broke = await perform(scene, stage, troupe.reaper);
    if (broke === undefined) {
      answered = (await answerForMachines(stage)) || answered;
      states.push(await stateOf(stage));
    }
    const wrong = broke ?? differs(states[at], undisturbed[at], answered);
    if (wrong === '') continue;
    wrongs.push(`in ${scene.name}, after ${deaths().slice(-2).join(' and ')}: ${wrong}`);
    break;
  }
  wrongs.push(...stage.wrongs());
  await stage.close();
  return { states, wrongs, deaths: deaths() };
}

const deathsOf = ({ reaper, action }: Troupe): readonly string[] =>
  [...reaper.deaths, ...action.deaths()].map(nameOf);

/** Lets a scene happen, and everything that it leads to. @returns how it broke off, if it did */
async function perform(scene: Scene, stage: Stage, reaper: Reaper): Promise<string | undefined> {
  try {
    reaper.begin(scene.name);
    await scene.happen(stage);
    await stage.heal();
    return undefined;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

function differs(state: State | undefined, wanted: State | undefined, answered: boolean): string {
  if (wanted === undefined) return '';
  return answered && state !== undefined
    ? difference(withoutAnswer(state), withoutAnswer(wanted))
    : difference(state, wanted);
}
