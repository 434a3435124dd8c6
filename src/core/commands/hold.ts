// `/psirt hold`: stops publication at once. Anybody with a role may; it is easier to let go again than to take back what is public.
import { holdsOf } from '../case/holds.ts';
import type { Call, Command, Said } from './command.ts';
import { newly } from './say.ts';
import { takeFrom } from './take.ts';
import { everyRole } from './who.ts';

export const holdCommand: Command = {
  name: 'hold',
  group: 'disclosure',
  summary: 'stop publication until you say unhold',
  who: everyRole.filter((role) => role !== 'observer'),
  usage: ['hold <reason>'],
  examples: ['/psirt hold the version list is wrong'],
  when: 'open',
  run,
};

function run(call: Call): Said {
  const take = takeFrom(call);
  const because = take.text(0, 'the reason');
  if (because === undefined) return take.stop();
  const own = holdsOf(call.view).find(({ by }) => by.id === call.speaker.person.id);
  return newly(own, { name: 'held', because });
}
