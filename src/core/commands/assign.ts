// `/psirt assign`: who does what on this case. Roles that judge or sign can't be given here; the settings give those.
import { allOf } from '../case/case.ts';
import { oneOfNames, readAssignable } from './choices.ts';
import { clausesOf } from './clauses.ts';
import type { Call, Command, Said } from './command.ts';
import { lineNames } from './line-of.ts';
import { alreadySo, facts, refuse } from './say.ts';
import { outMissing } from './out-missing.ts';
import { takeFrom } from './take.ts';
import { sorters } from './who.ts';

export const assignCommand: Command = {
  name: 'assign',
  group: 'triage',
  summary: 'give somebody a role on this case',
  who: sorters,
  usage: ['assign case-lead|product-rep|fix-dev|qe|release|comms|support|observer @login [for <line>]'],
  examples: ['/psirt assign qe @ada', '/psirt assign fix-dev @ada for 2.4'],
  when: 'open',
  run,
};

function run(call: Call): Said {
  const take = takeFrom(call);
  const { head, of } = clausesOf(call.words, ['for']);
  const line = of('for');
  take.extra(2, head.to);
  const said = take.all({
    name: 'assigned' as const,
    role: take.word(0, readAssignable),
    person: take.person(1),
    line: line === undefined ? null : take.only(line, oneOfNames(lineNames(call.view))),
  });
  if (said === undefined) return take.stop();
  const { role, person, line: on } = said;
  const out = outMissing(call.view, person);
  if (out.length > 0) return refuse(call, 'E-STATE', out);
  const last = allOf(call.view.it, 'assigned').findLast(
    (fact) => fact.role === role && (on === null || fact.line === null || fact.line === on),
  );
  return last?.person.id === person.id && last.line === on ? alreadySo : facts(said);
}
