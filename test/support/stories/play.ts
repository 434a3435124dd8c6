// Plays stories on the in-memory GitHub: a case begins by one of its ways in, people do steps, and the bot hears of each at once.
import { acme, productRepository } from '../memory-github/acme.ts';
import type { TwoPerson } from '../memory-github/acme.ts';
import { copyOf } from '../memory-github/copy.ts';
import { openDesk } from '../memory-github/desk.ts';
import type { Desk } from '../memory-github/desk.ts';
import * as people from '../memory-github/people.ts';
import type { World } from '../memory-github/world.ts';
import type { Hint } from '../../../src/github/hint.ts';
import { canary } from './canaries.ts';
import { doStep } from './step.ts';
import type { Step } from './step.ts';

export type Beginning = 'report' | 'form';

const formBody = [
  ['Which product is it?', 'widget'],
  ['In which version did you see it?', '2.4.0'],
  ['What is wrong, and what can an attacker do with it?', `It reads too far. ${canary('reportbody')}`],
  ['How can we see it ourselves?', canary('reportsteps')],
  ['Who found it, when it wasn’t you?', `Remy <${canary('mail')}@example.org>`],
]
  .map(([question = '', answer = '']) => `### ${question}\n\n${answer}`)
  .join('\n\n');

/** A new world in which a report just came; the bot has not seen it yet. Gives the hint of it. */
export function begin(world: World, beginning: Beginning): Hint {
  world.now += 60_000;
  if (beginning === 'form') {
    const { number } = people.openIssue(world, 'helper', { title: canary('reporttitle'), body: formBody });
    return { kind: 'case', number, carried: {} };
  }
  const description = `## Summary\n${canary('reportbody')}\n\n## Steps\n${canary('reportsteps')}\n`;
  const { ghsa } = people.report(world, 'zqfinderqz', { summary: canary('reporttitle'), description });
  return { kind: 'report', repository: productRepository, ghsa };
}

/** Lets a bot hear hints, one after the other, to the end of what they lead to. */
export async function deliver({ bot }: Desk, hints: readonly Hint[]): Promise<void> {
  for (const hint of hints) await bot.hear(hint);
  await bot.idle();
}

/** A moment of a story: how the world stood, and what was done next. */
export interface Moment {
  readonly world: World;
  readonly step: Step;
}

export interface Story {
  /** The bot was installed, and a report just came. */
  readonly first: World;
  readonly arrival: Hint;
  readonly moments: readonly Moment[];
  readonly last: World;
}

export interface Telling {
  readonly beginning: Beginning;
  readonly rule: TwoPerson;
  readonly length: number;
  /** What is done next. */
  readonly next: (world: World, at: number) => Step;
}

/** Plays a story and keeps every moment of it. */
export async function tell({ beginning, rule, length, next }: Telling): Promise<Story> {
  const world = acme(rule);
  const desk = openDesk(world);
  await desk.bot.sweep();
  const arrival = begin(world, beginning);
  const first = copyOf(world);
  await deliver(desk, [arrival]);
  const moments: Moment[] = [];
  for (let at = 0; at < length; at += 1) {
    const before = copyOf(world);
    const step = next(world, at);
    moments.push({ world: before, step });
    await deliver(desk, doStep(world, step));
  }
  return { first, arrival, moments, last: world };
}
