// `/psirt waive`: steps of the plan that are concluded without doing them, with the reason. A mandatory one is waived by a psirt-lead;
// those that protect others are never waived.
import type { StepState } from '../plan/steps.ts';
import { holdersOf } from '../case/people.ts';
import type { Call, Command, Missing, Said } from './command.ts';
import { alreadySo, facts, refuse } from './say.ts';
import { takeSteps } from './step-words.ts';
import { takeFrom } from './take.ts';
import { leads } from './who.ts';

export const waiveCommand: Command = {
  name: 'waive',
  group: 'steps',
  summary: 'conclude steps of the plan without doing them, and say why',
  who: leads,
  usage: ['waive <step> [<step> …] <reason>'],
  examples: [
    '/psirt waive F5 "no configuration can help"',
    '/psirt waive F4 F5 F14 "one library, three users"',
  ],
  when: 'open',
  run,
};

function run(call: Call): Said {
  const take = takeFrom(call);
  const { steps, from } = takeSteps(call, take);
  const because = take.text(from, 'the reason');
  if (because === undefined || !take.fine()) return take.stop();
  const fixed = steps.filter(({ step }) => !step.waivable);
  if (fixed.length > 0) return refuse(call, 'E-GATE', fixed.map(never));
  const isLead = call.speaker.roles.has('psirt-lead');
  const strict = isLead ? [] : steps.filter(({ mandatory }) => mandatory);
  if (strict.length > 0)
    return refuse(
      call,
      'E-ROLE',
      strict.map((state) => leadOnly(call, state)),
    );
  const fresh = steps.filter(({ state, words }) => state === 'open' || (state === 'waived' && words !== because)); // prettier-ignore
  return fresh.length === 0
    ? alreadySo
    : facts(...fresh.map(({ step }) => ({ name: 'step-waived', step: step.id, because }) as const));
}

const never = ({ step }: StepState): Missing => ({ what: `${step.id} is never waived: ${step.text}` });

function leadOnly({ view }: Call, { step }: StepState): Missing {
  const names = holdersOf(view, 'psirt-lead').join(', ');
  return { what: `${step.id} is mandatory; a psirt-lead waives it: ${names}` };
}
