// `/psirt reopen`: a closed or declined case goes on where it was.
import type { Call, Command, Said } from './command.ts';
import { facts } from './say.ts';
import { takeFrom } from './take.ts';
import { leads } from './who.ts';

export const reopenCommand: Command = {
  name: 'reopen',
  group: 'closing',
  summary: 'take a closed or declined case up again',
  who: leads,
  usage: ['reopen <reason>'],
  examples: ['/psirt reopen a bypass was reported'],
  when: ['closed', 'declined'],
  run,
};

function run(call: Call): Said {
  const take = takeFrom(call);
  const because = take.text(0, 'the reason');
  return because === undefined ? take.stop() : facts({ name: 'reopened', because });
}
