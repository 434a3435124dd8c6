// `/psirt ready`: what is missing before publication can be asked for, or that nothing is. A case becomes ready by what is known; nobody
// sets it.
import type { Command } from './command.ts';
import { facts } from './say.ts';
import { takeFrom } from './take.ts';
import { everyRole } from './who.ts';

export const readyCommand: Command = {
  name: 'ready',
  group: 'looking',
  summary: 'ask whether the case is ready to be published, and what it still lacks',
  who: everyRole,
  usage: ['ready'],
  examples: ['/psirt ready'],
  when: 'any',
  run: (call) => {
    const take = takeFrom(call);
    take.end(0);
    return take.fine() ? facts({ name: 'looked', what: 'ready', words: [] }) : take.stop();
  },
};
