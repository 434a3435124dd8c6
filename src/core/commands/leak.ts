// `/psirt leak`: whether data of people, customers or the company leaked. A confirmed leak is taken back by the DPO alone.
import { latest } from '../case/case.ts';
import { leakStates } from '../case/fact.ts';
import { readOneOf } from './args.ts';
import type { Call, Command, Said } from './command.ts';
import { newly, refuse } from './say.ts';
import { takeFrom } from './take.ts';
import { sorters } from './who.ts';

export const leakCommand: Command = {
  name: 'leak',
  group: 'assessment',
  summary: 'say whether data leaked',
  who: [...sorters, 'dpo'],
  usage: ['leak no|possible [<text>]', 'leak suspected|yes <what leaked>'],
  examples: ['/psirt leak no', '/psirt leak suspected "e-mail addresses of customers"'],
  when: 'open',
  run,
};

function run(call: Call): Said {
  const take = takeFrom(call);
  const state = take.word(0, (word) => readOneOf(word, leakStates));
  const needsWords = state === 'suspected' || state === 'yes';
  const what = needsWords ? take.text(1, 'what leaked') : call.rest(1).trim() || null;
  const said = take.all({ name: 'leak' as const, state, what });
  if (said === undefined) return take.stop();
  const before = latest(call.view.it, 'leak');
  if (before?.state === 'yes' && said.state !== 'yes' && !call.speaker.roles.has('dpo')) {
    return refuse(call, 'E-ROLE', [{ what: 'a confirmed leak is taken back by the DPO alone' }]);
  }
  return newly(before, said);
}
