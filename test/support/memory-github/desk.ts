// A bot at work on an in-memory GitHub: what a process of the App has in its hands, opened afresh as often as a test wants.
import { openBot } from '../../../src/settle/bot.ts';
import type { Bot } from '../../../src/settle/bot.ts';
import type { Line } from '../../../src/settle/tell.ts';
import { oneClient } from '../../../src/github/client.ts';
import { openPort } from '../../../src/github/port.ts';
import { botLogin, caseRepository, userOf } from './acme.ts';
import { startProcess } from './process.ts';
import type { Process, ProcessOptions } from './process.ts';
import type { World } from './world.ts';

export interface Desk {
  readonly bot: Bot;
  readonly process: Process;
  /** What the bot told whoever runs it. */
  readonly told: Line[];
}

export type DeskOptions = Omit<ProcessOptions, 'world' | 'actor'> & { readonly owner?: string };

/** A new process of the bot. */
export function openDesk(world: World, { owner = 'one', ...options }: DeskOptions = {}): Desk {
  const { login, id } = userOf(world, botLogin);
  const process = startProcess({ world, actor: userOf(world, login), ...options });
  const told: Line[] = [];
  const bot = openBot({
    clients: oneClient(openPort({ sender: process.sender })),
    repository: caseRepository,
    account: { login, id },
    owner,
    door: 'app',
    pager: { send: (page) => (world.pages.push(page), Promise.resolve('sent')) },
    tell: (line) => void told.push(line),
    pause: () => Promise.resolve(),
  });
  return { bot, process, told };
}
