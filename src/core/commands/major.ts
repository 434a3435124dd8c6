// `/psirt major`: anybody with a role may ask for a Major Incident; ruling one out is for whoever leads, and never during attacks.
import { latest } from '../case/case.ts';
import { readOneOf } from './args.ts';
import type { Call, Command, Said } from './command.ts';
import { alreadySo, facts, isSaid, refuse } from './say.ts';
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
  const before = latest(call.view.it, 'major');
  const state = said.act === 'no' ? 'no' : 'requested';
  // Without a reason of its own it says nothing beyond what stands.
  const standing = before?.state === state ? before.because : null;
  const fact = { name: 'major', state, because: call.rest(1).trim() || standing } as const;
  if (isSaid(before, fact)) return alreadySo;
  return (said.act === 'no' ? againstNo(call) : undefined) ?? facts(fact);
}

function againstNo(call: Call): Said | undefined {
  const { view, speaker } = call;
  if (!leads.some((role) => speaker.roles.has(role)))
    return refuse(call, 'E-ROLE', [{ what: `ruling a Major Incident out is for ${leads.join(', ')}` }]);
  if (latest(view.it, 'exploit')?.state !== 'wild') return undefined;
  const what = 'it is attacked in the wild, so it can’t be ruled out';
  return refuse(call, 'E-STATE', [{ what, post: '/psirt major request exploited in the wild' }]);
}
