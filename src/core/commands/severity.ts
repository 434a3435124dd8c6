// `/psirt severity`: how bad it is, as people judge it. A judgement against the CVSS score needs a reason.
import { levelOfVector, severityOf } from '../case/severity.ts';
import { readSeverity } from './choices.ts';
import { clausesOf } from './clauses.ts';
import type { Call, Command, Said } from './command.ts';
import { loweringMissing } from './lowering.ts';
import { latest } from '../case/case.ts';
import { alreadySo, facts, isSaid, refuse } from './say.ts';
import { takeFrom } from './take.ts';
import { leads } from './who.ts';

export const severityCommand: Command = {
  name: 'severity',
  group: 'assessment',
  summary: 'say how bad it is',
  who: leads,
  usage: ['severity none|low|medium|high|critical [because <reason>]'],
  examples: ['/psirt severity high', '/psirt severity medium because "only administrators reach it"'],
  when: 'open',
  run,
};

function run(call: Call): Said {
  const take = takeFrom(call);
  const { head, of } = clausesOf(call.words, ['because']);
  const reason = of('because');
  const said = take.all({
    level: take.only(head, readSeverity),
    because: reason === undefined ? null : take.text(reason.from, 'the reason'),
  });
  if (said === undefined) return take.stop();
  const { level, because } = said;
  const fact = { name: 'severity', level, because } as const;
  const stands = severityOf(call.view).level === level;
  if (stands && isSaid(latest(call.view.it, 'severity'), fact)) return alreadySo;
  const rated = severityOf(call.view).vectors.map(levelOfVector);
  if (because === null && rated.length > 0 && !rated.includes(level)) {
    const what = `the CVSS vector rates ${rated.join(', ')}; say why it is ${level}`;
    return refuse(call, 'E-ARGS', [{ what, post: `/psirt severity ${level} because <why>` }]);
  }
  const missing = loweringMissing(call, [fact]);
  return missing.length > 0 ? refuse(call, 'E-2P', missing) : facts(fact);
}
