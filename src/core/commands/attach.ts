// `/psirt attach`: counts another case as a second report of this one, so that its reporter's date counts here. That case says so first.
import { allOf } from '../case/case.ts';
import type { Fact } from '../case/fact.ts';
import { readCaseReference } from './args.ts';
import type { Call, Command, Missing, Said } from './command.ts';
import { newly, refuse, wait } from './say.ts';
import { takeFrom } from './take.ts';
import { leads } from './who.ts';

export const attachCommand: Command = {
  name: 'attach',
  group: 'triage',
  summary: 'count a second report, and the date of whoever made it',
  who: leads,
  usage: ['attach #<case>'],
  examples: ['/psirt attach #57'],
  when: 'open',
  run,
};

function run(call: Call): Said {
  const take = takeFrom(call);
  const number = take.word(0, readCaseReference);
  take.end(1);
  if (number === undefined || !take.fine()) return take.stop();
  const { it } = call.view;
  const other = call.eye.ask({ look: 'case', number });
  if (other === undefined) return wait;
  const report = `#${number}`;
  // What is missing is said on the other case, so no line helps here.
  const missing: Missing = { what: `${report} does not say that it repeats this case; post there: /psirt duplicate #${it.number}`, post: '/psirt status' }; // prettier-ignore
  if (!other.duplicate || other.duplicate_of !== `#${it.number}`) return refuse(call, 'E-GATE', [missing]);
  const fact: Fact = { name: 'attached', report, deadline: other.deadline ?? null };
  const before = allOf(it, 'attached').findLast((known) => known.report === report);
  return newly(before, fact);
}
