// `/psirt plan upgrade`: moves a running case to the response plan in force. Nothing else moves it: a case keeps the plan it began with.
import { idOf } from '../house/plan-of.ts';
import { stepsOf } from '../plan/steps.ts';
import { readOneOf } from './args.ts';
import type { Call, Command, Said } from './command.ts';
import { alreadySo, facts } from './say.ts';
import { takeFrom } from './take.ts';
import { leads } from './who.ts';

export const planCommand: Command = {
  name: 'plan',
  group: 'steps',
  summary: 'move the case from the response plan that it began with to the one in force',
  who: leads,
  usage: ['plan upgrade'],
  examples: ['/psirt plan upgrade'],
  when: 'open',
  run,
};

function run(call: Call): Said {
  const take = takeFrom(call);
  take.word(0, (word) => readOneOf(word, ['upgrade']));
  take.end(1);
  if (!take.fine()) return take.stop();
  const { newer, commit } = call.view.house;
  if (newer === undefined) return alreadySo;
  const open = new Set(stepsOf(call.view).flatMap(({ step, state }) => (state === 'open' ? [step.id] : [])));
  // What the case waits for under its plan is still waited for, although no new case would be asked for it.
  const keeps = newer.retired.flatMap(({ id }) => (open.has(id) ? [id] : []));
  return facts({ name: 'plan-moved', commit, plan: idOf(newer), keeps });
}
