// `/psirt clocks`: every clock of the plan on this case, met or missed ones too. It changes nothing.
import type { Command } from './command.ts';
import { facts } from './say.ts';
import { takeFrom } from './take.ts';
import { everyRole } from './who.ts';

export const clocksCommand: Command = {
  name: 'clocks',
  group: 'looking',
  summary: 'see every clock: what is due when, what was met and what was missed',
  who: everyRole,
  usage: ['clocks'],
  examples: ['/psirt clocks'],
  when: 'any',
  run: (call) => {
    const take = takeFrom(call);
    take.end(0);
    return take.fine() ? facts({ name: 'looked', what: 'clocks', words: [] }) : take.stop();
  },
};
