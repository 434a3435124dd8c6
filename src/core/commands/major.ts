// `/psirt major`: anybody with a role may ask for a Major Incident; ruling one out is for whoever leads, and never during attacks.
import { latest } from '../case/case.ts';
import { readOneOf } from './args.ts';
import type { Call, Command, Missing, Said } from './command.ts';
import { alreadySo, facts, refuse } from './say.ts';
import { takeFrom } from './take.ts';
import { everyRole, leads } from './who.ts';

export const majorCommand: Command = {
  name: 'major',
  group: 'assessment',
  summary: 'ask for a Major Incident, or say that it is none',
  who: everyRole,
  usage: ['major request [<reason>]', 'major no [<reason>]'],
  examples: ['/psirt major no', '/psirt major request "the press calls"'],
  when: 'open',
  run,
};

function run(call: Call): Said {
  const take = takeFrom(call);
  const said = take.all({ act: take.word(0, (word) => readOneOf(word, ['no', 'request'])) });
  if (said === undefined) return take.stop();
  const because = call.rest(1).trim() || null;
  const before = latest(call.view.it, 'major');
  const state = said.act === 'no' ? 'no' : 'requested';
  if (before?.state === state && (because === null || before.because === because)) return alreadySo;
  const forbidden = said.act === 'no' ? notYours(call) : undefined;
  if (forbidden !== undefined) return refuse(call, 'E-ROLE', [forbidden]);
  if (said.act === 'no' && latest(call.view.it, 'exploit')?.state === 'wild') {
    const what = 'it is attacked in the wild, so it can’t be ruled out';
    return refuse(call, 'E-GATE', [{ what, post: '/psirt major request exploited in the wild' }]);
  }
  return facts({ name: 'major', state, because });
}

function notYours({ speaker }: Call): Missing | undefined {
  if (leads.some((role) => speaker.roles.has(role))) return undefined;
  return { what: `ruling a Major Incident out is for ${leads.join(', ')}` };
}
