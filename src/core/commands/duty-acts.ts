// What is said about one stage of a regime, or about all that are open: that it is required, filed, corrected or acknowledged, or not
// required.
import type { EnabledRegime } from '../plan/regimes/enabled.ts';
import { versionsFor } from '../plan/regimes/enabled.ts';
import { dutyEvents } from '../plan/regimes/schema.ts';
import { readOneOf } from './args.ts';
import type { Call, Said } from './command.ts';
import { deny, require } from './duty-decision.ts';
import { acknowledge, correct, file } from './duty-filing.ts';
import { setField, showDossier } from './dossier.ts';
import { meantDuties } from './duty-meant.ts';
import type { Meant } from './duty-meant.ts';
import { takeFrom } from './take.ts';

type Act = 'required' | 'not-required' | 'filed' | 'correct' | 'acknowledged' | 'set';

const acts: Readonly<Record<Act, (call: Call, meant: Meant) => Said>> = {
  required: require,
  'not-required': deny,
  filed: file,
  correct,
  acknowledged: acknowledge,
  set: setField,
};
const names: readonly [Act, ...Act[]] = [
  'required',
  'not-required',
  'filed',
  'correct',
  'acknowledged',
  'set',
];
/** What can be said of all open stages at once: nobody files two of them with one act. */
const ofAll: readonly [Act, ...Act[]] = ['required', 'not-required'];

/** What follows the regime's name. */
export function decideDuty(call: Call, on: EnabledRegime): Said {
  const take = takeFrom(call);
  const stages = versionsFor(on).flatMap(({ stages: known }) => Object.keys(known));
  const stage = take.word(1, (word) => readOneOf<string>(word, ['all', ...new Set(stages)]));
  const typed = call.words[2]?.text.toLowerCase();
  const event = dutyEvents.find((one) => one === typed);
  const from = event === undefined ? 2 : 3;
  if (stage !== undefined && stage !== 'all' && call.words.length === from) {
    const one = meantDuties(call, on, { stage, event });
    return 'say' in one ? one : showDossier({ on, duties: one, from });
  }
  const act = take.word(from, (word) => readOneOf<Act>(word, stage === 'all' ? ofAll : names));
  if (stage === undefined || act === undefined) return take.stop();
  const duties = meantDuties(call, on, { stage, event });
  return 'say' in duties ? duties : acts[act](call, { on, duties, from: from + 1 });
}
