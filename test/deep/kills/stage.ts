// Where a story is played: the box with its people, and the processes of the App one after the other. When one dies, the next starts at
// once and sweeps; then time goes on until the intents of the dead keep nobody away any more, and it sweeps again. Or it starts only then.
import { openBoxWorld } from '../../../src/cli/box-house.ts';
import type { Box } from '../../../src/sandbox/box.ts';
import { personOf } from '../../../src/sandbox/person.ts';
import type { Person } from '../../../src/sandbox/person.ts';
import { acme } from '../../../src/sandbox/seed/world.ts';
import { leaksIn } from './leaks.ts';
import { startLife } from './life.ts';
import type { Life } from './life.ts';
import type { MortalAction } from './mortal-action.ts';
import type { Reaper } from './reaper.ts';
import { openWorkflow } from './workflow.ts';
import type { Way } from './workflow.ts';

export const repository = 'acme/psirt';
export const product = 'acme/widget';
/** The only case. */
export const place = { repository, number: 1 } as const;

export interface Stage {
  readonly box: Box;
  readonly as: (login: string) => Person;
  /** A process of the App starts and sweeps. */
  readonly start: () => Promise<void>;
  /** Ends when box and App are at rest, or the App is dead. */
  readonly rest: () => Promise<void>;
  /** The App sweeps, as it does every few minutes. */
  readonly sweep: () => Promise<void>;
  /** The release's workflow runs once, or until it dies. */
  readonly runAction: (way: Way) => Promise<void>;
  /** Puts others in the place of whoever died, and gives them time. */
  readonly heal: () => Promise<void>;
  /** What must never be, whatever dies: bytes of the dead, defects, leaks, breaches of GitHub's contract. */
  readonly wrongs: () => readonly string[];
  readonly close: () => Promise<void>;
}

/** The case's card as it stands; nothing where there is none. */
export async function cardOf({ as }: Stage): Promise<string> {
  const issues = await as('lead').issues(repository);
  const comments = issues.length === 0 ? [] : await as('lead').comments(place);
  return comments.find(({ body }) => body.startsWith('<!-- psirt-bot:card'))?.body ?? '';
}

/** Longer than an intent keeps others away. */
const untilExpired = 11 * 60_000;

export async function openStage(reaper: Reaper, action: MortalAction): Promise<Stage> {
  const box = await openBoxWorld({ world: acme });
  const logs: string[] = [];
  const write = (text: string): void => void logs.push(text);
  const lives = openLives(box, reaper, (line) => write(JSON.stringify(line)));
  const workflow = openWorkflow({ box, action, write, server: () => lives.now().url });
  const { rest } = lives;
  let healed = 0;
  const runAgain = async (): Promise<void> => {
    await workflow.runAgain();
    await rest();
  };
  return {
    box,
    as: (login) => personOf(box, login),
    start: lives.start,
    rest,
    sweep: lives.sweep,
    runAction: async (way) => {
      await workflow.run(way);
      await rest();
    },
    heal: async () => {
      reaper.spare();
      const [appDied, actionDied] = [lives.now().isDead(), workflow.takeDeath()];
      if (!appDied && !actionDied) return;
      healed += 1;
      // Every second time nobody is there at once: who comes later finds only what has expired.
      const isLate = appDied && !actionDied && healed % 2 === 0;
      if (isLate) box.clock.advance(untilExpired);
      if (appDied) await lives.start();
      if (actionDied) await runAgain();
      if (isLate) return;
      box.clock.advance(untilExpired);
      await lives.sweep();
      if (!actionDied) return;
      await runAgain();
      await lives.sweep();
    },
    wrongs: () => [
      ...logs.filter((line) => line.includes('defect')),
      ...lives.strayBytes(),
      ...leaksIn(box, logs),
      ...box.violations().map((breach) => `against GitHub's contract: ${JSON.stringify(breach)}`),
    ],
    close: async () => {
      await lives.now().stop();
      await box.close();
    },
  };
}

interface Lives {
  readonly now: () => Life;
  readonly start: () => Promise<void>;
  readonly rest: () => Promise<void>;
  readonly sweep: () => Promise<void>;
  /** Requests of the App that the box saw and that no living process sent. */
  readonly strayBytes: () => readonly string[];
}

function openLives(box: Box, reaper: Reaper, say: Parameters<typeof startLife>[0]['say']): Lives {
  const lives: Life[] = [];
  const now = (): Life => {
    const life = lives.at(-1);
    if (life === undefined) throw new Error('the App was never started');
    return life;
  };
  const rest = async (): Promise<void> => {
    await now().rest();
    await box.idle();
  };
  return {
    now,
    rest,
    sweep: async () => {
      await now().sweep();
      await rest();
    },
    start: async () => {
      lives.push(await startLife({ box, reaper, say }));
      await rest();
    },
    strayBytes: () => {
      const ours = new Set([box.app.botLogin, `${box.app.slug} (app)`]);
      const seen = box.exchanges.filter(({ by }) => ours.has(by)).length;
      const sent = lives.reduce((sum, life) => sum + life.sent(), 0);
      return seen <= sent ? [] : [`the box saw ${seen} requests of the App, the living sent ${sent}`];
    },
  };
}
