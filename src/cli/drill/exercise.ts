// An exercise under way: the case in the box, its clock, and what is told. Who plays it decides what is said.
import { reviewOf } from '../../core/drill/review.ts';
import type { Inject, Scenario } from '../../core/drill/scenario.ts';
import { allOf, doneAct } from '../../core/case/case.ts';
import { readLog } from '../../core/case/log.ts';
import { viewOf } from '../../core/evidence/view.ts';
import type { View } from '../../core/case/view.ts';
import type { BoxHouse } from '../box-house.ts';
import { openStage } from '../demo/stage.ts';
import { collect } from '../evidence/collect.ts';
import { reachFor } from '../github-as.ts';
import { productVersion } from '../version.ts';

const repository = 'acme/psirt';
/** The longest time that passes without a look by the bot, in hours. */
const longestStep = 6;

export interface Exercise {
  readonly scenario: Scenario;
  readonly print: (text: string) => void;
  /** Lets time go on to this many seconds after the beginning; nothing where it is later already. */
  readonly until: (seconds: number) => Promise<void>;
  /** Seconds since the beginning. */
  readonly elapsed: () => number;
  readonly tell: (inject: Inject) => void;
  /** Somebody writes on the case; `{fork}` and `{form}` are filled in. */
  readonly say: (who: string, text: string) => Promise<void>;
  readonly card: () => Promise<string>;
  readonly review: () => Promise<string>;
}

export interface ExerciseOptions {
  readonly house: BoxHouse;
  readonly scenario: Scenario;
  readonly print: (text: string) => void;
}

/** Opens the case as a drill; from then on its clock counts. */
export async function openExercise({ house, scenario, print }: ExerciseOptions): Promise<Exercise> {
  const { box } = house;
  print(`DRILL: ${scenario.title}\n${scenario.about}\nEverything happens in a GitHub in a box on this machine.`);
  const stage = openStage({ house, repository, print });
  const begun = box.clock.stamp();
  const started = box.clock.now().getTime();
  const elapsed = (): number => (box.clock.now().getTime() - started) / 1000;
  await stage.act('@analyst', `opens an issue with the label drill: “${scenario.report.title}”`, () =>
    stage.person('analyst').openIssue({ repository, ...scenario.report, labels: ['drill'] }),
  );
  const view = (): Promise<View> => viewIn(house, stage.place().number);
  return {
    scenario,
    print,
    elapsed,
    until: async (seconds) => {
      for (let left = seconds - elapsed(); left > 0; left = seconds - elapsed())
        await stage.wait(Math.min(left / 3600, longestStep));
    },
    tell: ({ title, tell }) => stage.heading(`T+${Math.round(elapsed() / 360) / 10} h  ${title}`, tell.trim()),
    say: async (who, text) => void (await stage.say(who, text.includes('{') ? filled(await view(), text) : text.trim())),
    card: async () => {
      const comments = await stage.person('lead').comments(stage.place());
      return comments.find(({ body }) => body.includes('psirt-bot:card'))?.body.replaceAll(/<!--.*?-->\n?/gsu, '') ?? '';
    },
    review: async () => reviewOf(await view(), scenario, begun),
  };
} // prettier-ignore

/** The names that only the case knows. */
function filled({ it }: View, text: string): string {
  const fork = doneAct(it, 'fork')?.made['full_name'] ?? 'no-fork/yet';
  const form = allOf(it, 'publish-requested').at(-1)?.hash.slice(0, 8) ?? '00000000';
  return text.replaceAll('{fork}', fork).replaceAll('{form}', form).trim();
}

/** The case as its record in the box tells it. */
async function viewIn({ box }: BoxHouse, number: number): Promise<View> {
  const environment = { GITHUB_TOKEN: box.tokens['lead'], GITHUB_API_URL: box.api };
  const reach = reachFor({ environment, named: repository, as: 'person' });
  if ('wrong' in reach) throw new Error(reach.wrong);
  const collected = await collect(reach, number, productVersion());
  if (!collected.ok) throw new Error(collected.wrong);
  const log = readLog(collected.material.log);
  const view = log.ok ? viewOf(collected.material, log) : undefined;
  if (view === undefined) throw new Error('The record of the exercise can’t be read');
  return { ...view, now: box.clock.stamp() };
}
