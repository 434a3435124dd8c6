// `/psirt unhold`: publication may go on. Only who held it, or a psirt-lead, says so.
import { latest } from '../case/case.ts';
import { isHeld } from '../plan/gates.ts';
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
  const holder = latest(call.view.it, 'held')?.by;
  if (holder === undefined || !isHeld(call.view)) return alreadySo;
  const { person, roles } = call.speaker;
  if (holder.id !== person.id && !roles.has('psirt-lead')) {
    return refuse(call, 'E-ROLE', [{ what: `@${holder.login} holds it; they or a psirt-lead let it go on` }]);
  }
  return facts({ name: 'unheld' });
}
