// `/psirt duty`: what the law or a contract asks of this case, and what people decided and filed. Looking changes nothing; the bot files
// nothing and advises nobody.
import { screenedAnswers } from '../case/duty-lists.ts';
import { latestAnswer, questionsOf } from '../case/screening.ts';
import { regimesOf } from '../plan/regimes/enabled.ts';
import type { EnabledRegime } from '../plan/regimes/enabled.ts';
import { shippedRegime, shippedRegimes } from '../plan/regimes/shipped.ts';
import { mistake } from '../mistake.ts';
import { readOneOf } from './args.ts';
import type { Call, Command, Said } from './command.ts';
import { decideDuty } from './duty-acts.ts';
import { facts, newly, refuse } from './say.ts';
import { takeFrom } from './take.ts';
import { leads, whileBound } from './who.ts';

export const dutyCommand: Command = {
  name: 'duty',
  group: 'disclosure',
  summary: 'see legal duties, answer their questions, say what is required and what was filed',
  who: [...leads, 'legal', 'dpo'],
  usage: [
    'duty [<regime>]',
    'duty <regime> <stage> [<event>]',
    'duty <regime> <stage> [<event>] set <number> <text>',
    'duty <regime> answer <number> yes|no|unsure [<reason>]',
    'duty <regime> <stage>|all [<event>] required [by <time>] [<reason>]',
    'duty <regime> <stage>|all [<event>] not-required <reason>',
    'duty <regime> <stage> [<event>] filed at <time> [ref <id>]',
    'duty <regime> <stage> [<event>] correct at <time> [ref <id>]',
    'duty <regime> <stage> [<event>] correct none <reason>',
    'duty <regime> <stage> [<event>] acknowledged [ref <id>]',
  ],
  examples: ['/psirt duty', '/psirt duty cra', '/psirt duty cra answer 2 yes "requests in two logs"', '/psirt duty cra 24h', '/psirt duty cra 24h set 8 "DE, FR"', '/psirt duty cra 24h required', '/psirt duty cra 24h filed at 2026-11-21T07:30Z ref SRP-77', '/psirt duty gdpr people not-required "no high risk: the data were encrypted"'],
  when: whileBound,
  run,
}; // prettier-ignore

function run(call: Call): Said {
  const [regime, stage] = call.words.map(({ text }) => text.toLowerCase());
  if (regime === undefined) return facts({ name: 'looked', what: 'duty', words: [] });
  const on = regimesOf(call.view.house).find((one) => one.regime.name === regime);
  if (on === undefined) return refuseRegime(call, regime);
  if (stage === undefined) return facts({ name: 'looked', what: 'duty', words: [regime] });
  return stage === 'answer' ? answer(call, on) : decideDuty(call, on);
}

/** One that ships and is off, or one that nobody knows. */
function refuseRegime(call: Call, name: string): Said {
  const shipped = shippedRegimes.find((one) => one === name);
  if (shipped !== undefined) return refuse(call, 'E-STATE', [{ what: `${name} is off: no duty of it is asked for. ${howOn(shipped)}`, post: '/psirt duty' }]); // prettier-ignore
  const known = regimesOf(call.view.house).map(({ regime }) => regime.name);
  const take = takeFrom(call);
  const names: readonly string[] = [...new Set([...known, ...shippedRegimes])];
  take.word(0, (word) => readOneOf(word, names as [string, ...string[]]));
  return take.stop();
}

function howOn(name: (typeof shippedRegimes)[number]): string {
  const [version] = Object.values(shippedRegime(name).versions);
  return `This line in .github/psirt.yml turns it on, once a psirt-lead agreed: regimes: { ${name}: { as: ${version?.as[0]} } }`;
}

function answer(call: Call, on: EnabledRegime): Said {
  const { view } = call;
  const take = takeFrom(call);
  const questions = questionsOf(view, on);
  const number = call.words[2]?.text ?? '';
  const question = questions.find((one) => `${one.number}` === number);
  const numbers = questions.map((one) => `${one.number}`);
  if (question === undefined) take.miss(2, [mistake(`the number of a question of ${on.regime.name}: ${numbers.join(', ')}`, number, numbers[0] ?? '1')]); // prettier-ignore
  const said = take.all({
    name: 'screened' as const,
    regime: on.regime.name,
    question: question?.name,
    answer: take.word(3, (word) => readOneOf(word, screenedAnswers)),
    because: call.rest(4).trim() || null,
  });
  return said === undefined ? take.stop() : newly(latestAnswer(view, said), said);
}
