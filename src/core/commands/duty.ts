// `/psirt duty`: what the law or a contract obliges us to report. It shows, asks and times; a person decides and files. What protects a
// deadline one person says; that nothing is due, two.
import { dutiesOf } from '../duty/duties.ts';
import { regimesOf } from '../duty/enabled.ts';
import type { Enabled } from '../duty/enabled.ts';
import { shippedRegime, shippedRegimeNames } from '../duty/regime.ts';
import { dutyEvents } from '../duty/schema.ts';
import { readOneOf } from './args.ts';
import type { Call, Command, Said } from './command.ts';
import { dutyActs, isDutyAct } from './duty-acts.ts';
import type { About } from './duty-acts.ts';
import { prepare, setField } from './dossier.ts';
import { facts, newly, refuse } from './say.ts';
import { takeFrom } from './take.ts';
import { leads } from './who.ts';
import { answersTo } from '../duty/duties.ts';

export const dutyCommand: Command = {
  name: 'duty',
  group: 'duties',
  summary: 'see, decide and record what the law or a contract obliges us to report',
  who: [...leads, 'legal', 'dpo'],
  usage: [
    'duty [<regime>]',
    'duty <regime> answer <number> yes|no [<why>]',
    'duty <regime> <stage> [<event>]',
    'duty <regime> <stage> [<event>] set <field> <text>',
    'duty <regime> <stage> [<event>] required [<time by which it was asked for>] [<reason>]',
    'duty <regime> <stage> [<event>] not-required <reason>',
    'duty <regime> <stage> [<event>] filed <time> <reference>',
    'duty <regime> <stage> [<event>] corrected <time> <reference>',
    'duty <regime> <stage> [<event>] received <reference>',
  ],
  examples: [
    '/psirt duty',
    '/psirt duty cra',
    '/psirt duty cra answer 2 no "the logs show tests of our own"',
    '/psirt duty cra 24h',
    '/psirt duty cra 24h set member_states "all"',
    '/psirt duty cra 24h required',
    '/psirt duty cra 24h not-required "the attack was a test of ours"',
    '/psirt duty cra 24h filed 2026-10-25T07:30Z SRP-77',
  ],
  when: 'any',
  run,
};

function run(call: Call): Said {
  const [first, second] = call.words;
  if (first === undefined) return facts({ name: 'looked', what: 'duty', words: [] });
  const take = takeFrom(call);
  const names = regimesOf(call.view.house).map(({ regime }) => regime.name);
  const off = offMissing(first.text.toLowerCase(), names);
  if (off !== undefined) return refuse(call, 'E-GATE', [off]);
  const [one = 'none', ...others] = names;
  const name = take.word(0, (word) => readOneOf(word, [one, ...others]));
  const enabled = regimesOf(call.view.house).find(({ regime }) => regime.name === name);
  if (enabled === undefined) return take.stop();
  if (second === undefined) return facts({ name: 'looked', what: 'duty', words: [enabled.regime.name] });
  return second.text.toLowerCase() === 'answer' ? answer(call, enabled) : onStage(call, enabled);
}

/** A regime that there is and nobody switched on. */
function offMissing(typed: string, on: readonly string[]) {
  const known = shippedRegime(typed);
  if (on.includes(typed) || (known === undefined && on.length > 0)) return undefined;
  if (known === undefined) return { what: `no regime is switched on; in .github/psirt.yml, for example: \`regimes: { cra: { as: manufacturer } }\`. The bot knows ${shippedRegimeNames.join(', ')}` }; // prettier-ignore
  const role = known.versions[0]?.as[0];
  return { what: `${typed} is off; switch it on in .github/psirt.yml, for example: \`regimes: { ${typed}: {${role === undefined ? '' : ` as: ${role} `}} }\`` }; // prettier-ignore
}

function answer(call: Call, { regime }: Enabled): Said {
  const take = takeFrom(call);
  const numbers = regime.questions.map((_, index) => `${index + 1}`);
  const [one, ...others] = numbers;
  if (one === undefined) return refuse(call, 'E-STATE', [{ what: `${regime.name} asks no questions`, post: `/psirt duty ${regime.name}` }]); // prettier-ignore
  const question = take.word(2, (word) => readOneOf(word, [one, ...others]));
  const said = take.word(3, (word) => readOneOf(word, ['yes', 'no']));
  const all = take.all({ question, said });
  if (all === undefined) return take.stop();
  const because = call.rest(4).trim() || null;
  const number = Number(all.question);
  const fact = {
    name: 'screened',
    regime: regime.name,
    question: number,
    answer: all.said,
    because,
  } as const;
  return newly(answersTo(call.view, regime).get(number), fact);
}

function onStage(call: Call, enabled: Enabled): Said {
  const { regime } = enabled;
  const take = takeFrom(call);
  const stages = [...new Set(regime.versions.flatMap((version) => version.stages.map(({ id }) => id)))];
  const [one = 'none', ...others] = stages;
  const stage = take.word(1, (word) => readOneOf(word, [one, ...others]));
  if (stage === undefined) return take.stop();
  const named = dutyEvents.find((event) => event === call.words[2]?.text.toLowerCase());
  const at = named === undefined ? 2 : 3;
  const act = call.words[at]?.text.toLowerCase() ?? '';
  const found = aboutOf(call, enabled, { stage, named, act });
  if ('say' in found) return found;
  if (act === '') return prepare(call, found);
  if (act === 'set') return setField(call, found, at + 1);
  if (isDutyAct(act)) return dutyActs[act](call, found, at + 1);
  take.word(at, (word) =>
    readOneOf(word, ['required', 'not-required', 'filed', 'corrected', 'received', 'set']),
  );
  return take.stop();
}

interface Asked {
  readonly stage: string;
  readonly named: About['event'] | undefined;
  readonly act: string;
}

/** Which duty is meant: of a stage for several events the event is said. */
function aboutOf(call: Call, enabled: Enabled, { stage, named, act }: Asked): About | Said {
  const { view } = call;
  const { regime } = enabled;
  const raised = dutiesOf(view, { asked: true }).filter((duty) => duty.regime.regime.name === regime.name);
  const here = raised.filter((duty) => duty.stage.id === stage && (named === undefined || duty.event === named)); // prettier-ignore
  const [duty, another] = here;
  if (duty === undefined) {
    const events = regime.events.filter((event) => named === undefined || event === named);
    const what = `nothing is known of this case after which ${regime.name} ${stage} could be due`;
    const [first = 'incident'] = events;
    return refuse(call, 'E-GATE', [{ what, post: `/psirt aware ${first} <time> <basis>` }]);
  }
  if (another !== undefined) {
    const lines = here.map(({ event }) => ({ what: `it is due after ${event}`, post: `/psirt duty ${regime.name} ${stage} ${event} ${act || 'required'}` })); // prettier-ignore
    return refuse(call, 'E-ARGS', lines);
  }
  return { enabled, duty, event: duty.event, stage };
}
