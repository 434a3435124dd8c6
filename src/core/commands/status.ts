// `/psirt status`: where the case stands, what blocks the next step, what can be said now. It changes nothing.
import type { Command } from './command.ts';
import { facts } from './say.ts';
import { takeFrom } from './take.ts';
import { everyRole } from './who.ts';

export const statusCommand: Command = {
  name: 'status',
  group: 'looking',
  summary: 'see where the case stands and what comes next',
  who: everyRole,
  usage: ['status'],
  examples: ['/psirt status'],
  when: 'any',
  run: (call) => {
    const take = takeFrom(call);
    take.end(0);
    return take.fine() ? facts({ name: 'looked', what: 'status', words: [] }) : take.stop();
  },
};
