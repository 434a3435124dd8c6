// `/psirt by`: what the holder of a role answered elsewhere, such as one whom the settings reach by mail alone, recorded by whoever leads.
// It is evidence and no signature.
import { allOf } from '../case/case.ts';
import { roles } from '../case/fact.ts';
import { readOneOf } from './args.ts';
import type { Call, Command, Said } from './command.ts';
import { newly } from './say.ts';
import { takeFrom } from './take.ts';
import { leads } from './who.ts';

export const byCommand: Command = {
  name: 'by',
  group: 'steps',
  summary: 'record what the holder of a role answered by mail or in person',
  who: leads,
  usage: ['by <role> <what they answered>'],
  examples: ['/psirt by dpo "no personal data is touched; mail of 2026-12-02"'],
  when: 'open',
  run,
};

function run(call: Call): Said {
  const take = takeFrom(call);
  const role = take.word(0, (word) => readOneOf(word, roles));
  const evidence = take.text(1, 'what they answered');
  const said = take.all({ name: 'answered-for' as const, role, evidence });
  if (said === undefined) return take.stop();
  const last = allOf(call.view.it, 'answered-for').findLast((fact) => fact.role === said.role);
  return newly(last, said);
}
