// One full case in the box, killed once after each of its requests.
//
// The story is played from the App's first start to the closed case, again and again. In each scene of each play the App dies right after the
// first request after which none has died yet in this scene (and the Action, while it runs); a new process takes over, and the story goes
// on with whatever the death left behind. It is over when a whole play passes without a death: then it holds no request after
// which nobody has died. So each death falls into a process that was undisturbed in its scene, as many as there are scenes share one
// play, and nothing of the box has to be saved and restored: some sixty plays instead of six hundred. After every scene all that people,
// the public and the record can see is compared with the play in which nobody died. Once only the long scenes at the beginning still
// have deaths to come, most plays end soon after them.
//
// The App runs in this process, where it costs a tenth of a new one; life.ts says why its death is as good as one. The Action is a process
// of its own and dies by SIGKILL.
import { makeMortalAction } from './mortal-action.ts';
import type { MortalAction } from './mortal-action.ts';
import { play } from './play.ts';
import type { Played, States } from './play.ts';
import { createReaper } from './reaper.ts';
import type { Prey } from './reaper.ts';
import type { State } from './state.ts';
import type { Story } from './stories.ts';

export interface Matrix {
  /** How everything stands at the end when nobody dies. */
  readonly end: State | undefined;
  /** After which requests somebody died, each once. */
  readonly deaths: readonly string[];
  readonly wrongs: readonly string[];
  /** Whether at last a whole play passed in which nobody died. */
  readonly isComplete: boolean;
}

/** A scene has some sixty requests; whoever needs many more plays goes round in a circle. */
const mostPlays = 150;
/** So many scenes go on after the last one in which somebody died; every so many plays, all of them. */
const [afterwards, wholeEvery] = [1, 8];
/** More would only say the same again. */
const mostWrongs = 10;

const fortnight = 14 * 86_400_000;

/**
 * Lets App and Action die once after each of a story's requests, or after those of one kind.
 * @param scenes in which the App may die; in all of them unless given
 */
export async function killAfterEach(
  prey: Prey,
  tell: (day: string) => Story,
  scenes?: ReadonlySet<string>,
): Promise<Matrix> {
  const story = tell(new Date(Date.now() + fortnight).toISOString().slice(0, 10));
  const action = await makeMortalAction(prey);
  try {
    const { states, wrongs } = await calm(story, action);
    const end = states.at(-1);
    if (wrongs.length > 0) return { end, wrongs, deaths: [], isComplete: false };
    return { end, ...(await untilNobodyDies(story, { prey, scenes, action, undisturbed: states })) };
  } finally {
    action.remove();
  }
}

/** The story as it goes when nobody dies. */
function calm(story: Story, action: MortalAction): Promise<Played> {
  const immortal = { ...action, run: action.runSafely };
  return play(story, { reaper: createReaper('nobody'), action: immortal });
}

interface Rules {
  readonly prey: Prey;
  readonly scenes: ReadonlySet<string> | undefined;
  readonly action: MortalAction;
  readonly undisturbed: States;
}

async function untilNobodyDies(
  story: Story,
  { prey, scenes: deadly, action, undisturbed }: Rules,
): Promise<Omit<Matrix, 'end'>> {
  const reaper = createReaper(prey, [], deadly);
  const [deaths, wrongs]: [string[], string[]] = [[], []];
  let scenes = story.length;
  for (let times = 1; times <= mostPlays && wrongs.length < mostWrongs; times += 1) {
    const played = await play(story.slice(0, scenes), { reaper, action }, undisturbed);
    deaths.push(...played.deaths);
    wrongs.push(...played.wrongs);
    console.log(`${prey}, play ${times}: ${played.deaths.length} died, ${deaths.length} in all`);
    const isWhole = scenes === story.length;
    if (played.deaths.length === 0 && isWhole) return { deaths, wrongs, isComplete: wrongs.length === 0 };
    scenes = times % wholeEvery === 0 ? story.length : untilQuiet(story, played.deaths);
  }
  return { deaths, wrongs, isComplete: false };
}

/** How many scenes the next play has: those in which somebody may still die, and the few after them; all when nobody died. */
function untilQuiet(story: Story, deaths: readonly string[]): number {
  const last = Math.max(
    ...deaths.map((death) => story.findIndex(({ name }) => death.startsWith(`${name}: `))),
  );
  return deaths.length === 0 ? story.length : Math.min(last + 1 + afterwards, story.length);
}
