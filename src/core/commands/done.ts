// `/psirt done`: a person ticks steps of the plan that the bot can't see for itself.
import { missingFor } from '../plan/conditions.ts';
import type { StepState } from '../plan/steps.ts';
import type { Call, Command, Missing, Said } from './command.ts';
import { alreadySo, facts, refuse } from './say.ts';
import { takeSteps } from './step-words.ts';
import { takeFrom } from './take.ts';
import { everyRole } from './who.ts';

export const doneCommand: Command = {
  name: 'done',
  group: 'steps',
  summary: 'tick a step of the plan that the bot can’t see for itself',
  who: everyRole.filter((role) => role !== 'observer'),
  usage: ['done <step> [<step> …] [<evidence>]'],
  examples: ['/psirt done N4 "searched our cases and OSV"', '/psirt done F4 detect.sh sha256:0a1b2c'],
  when: 'open',
  run,
};

function run(call: Call): Said {
  const take = takeFrom(call);
  const { steps, from } = takeSteps(call, take);
  if (!take.fine()) return take.stop();
  const foreign = steps.filter((state) => !isTheirs(call, state));
  if (foreign.length > 0) return refuse(call, 'E-ROLE', foreign.map(whose));
  const automatic = steps.flatMap((state) => seenByBot(call, state));
  if (automatic.length > 0) return refuse(call, 'E-GATE', automatic);
  const evidence = call.rest(from).trim() || null;
  const fresh = steps.filter(({ state, words }) => state !== 'done' || words !== evidence);
  return fresh.length === 0
    ? alreadySo
    : facts(...fresh.map(({ step }) => ({ name: 'step-done', step: step.id, evidence }) as const));
}

/** Its owner says so, or who leads the case. */
function isTheirs({ speaker: { roles } }: Call, { step }: StepState): boolean {
  return (step.owner !== 'bot' && roles.has(step.owner)) || roles.has('case-lead') || roles.has('psirt');
}

const whose = ({ step }: StepState): Missing => ({
  what: `${step.id} is for ${step.owner}, case-lead, psirt`,
});

/** What the bot sees for itself is done when it is so; the answer says what is missing. */
function seenByBot({ view }: Call, { step, state }: StepState): readonly Missing[] {
  if (step.done_when === undefined) return [];
  const missing = missingFor(view, step.done_when);
  if (state === 'done') return [{ what: `${step.id} is done already: the bot ticks it by itself` }];
  return [{ what: `${step.id} is ticked by the bot when it is so: ${step.text}` }, ...missing];
}
