// `/psirt unhold`: publication may go on as far as the speaker held it; a psirt-lead who doesn't hold it lets all holds go.
import { holdsOf } from '../case/holds.ts';
import type { Call, Command, Said } from './command.ts';
import { alreadySo, facts, refuse } from './say.ts';
import { takeFrom } from './take.ts';
import { holdCommand } from './hold.ts';

export const unholdCommand: Command = {
  name: 'unhold',
  group: 'disclosure',
  summary: 'let publication go on after your hold',
  who: holdCommand.who,
  usage: ['unhold'],
  examples: ['/psirt unhold'],
  when: 'open',
  run,
};

function run(call: Call): Said {
  const take = takeFrom(call);
  take.end(0);
  if (!take.fine()) return take.stop();
  const holders = holdsOf(call.view).map(({ by }) => by);
  if (holders.length === 0) return alreadySo;
  const { person, roles } = call.speaker;
  const may = roles.has('psirt-lead') || holders.some(({ id }) => id === person.id);
  if (may) return facts({ name: 'unheld' });
  const names = holders.map(({ login }) => `@${login}`).join(', ');
  return refuse(call, 'E-ROLE', [{ what: `held by ${names}; they or a psirt-lead let it go on` }]);
}
