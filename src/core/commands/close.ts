// `/psirt close`: everything is concluded. The outcome follows from the case; nobody chooses it.
import { doneAct, latest } from '../case/case.ts';
import { embargoOf, isRunning } from '../case/embargo.ts';
import { outsiderOf } from '../case/outsider.ts';
import { boundParties } from '../case/parties.ts';
import { outcomeOf, statusOf } from '../case/status.ts';
import type { View } from '../case/view.ts';
import { missingBefore } from '../plan/exits.ts';
import type { Call, Command, Missing, Said } from './command.ts';
import { alreadySo, facts, refuse } from './say.ts';
import { takeFrom } from './take.ts';
import { beforeVerdict, leads } from './who.ts';

export const closeCommand: Command = {
  name: 'close',
  group: 'closing',
  summary: 'close the case with the outcome that it came to',
  who: leads,
  usage: ['close'],
  examples: ['/psirt close'],
  when: 'any',
  door: 'close',
  run,
};

function run(call: Call): Said {
  const take = takeFrom(call);
  take.end(0);
  if (!take.fine()) return take.stop();
  const { view } = call;
  const status = statusOf(view);
  if (status === 'closed') return alreadySo;
  const outcome = outcomeOf(view);
  const isEarly = beforeVerdict.some((early) => early === status);
  const unpublished: Missing = {
    what: `the case is ${status}: it ends with its publication, or with decline or duplicate`,
    post: isEarly ? '/psirt decline <reason> "<why>"' : '/psirt publish',
  };
  if (outcome === undefined) return refuse(call, 'E-GATE', [unpublished]);
  const missing = [...missingBefore('close', view), ...boundBy(view, outcome)];
  return missing.length > 0
    ? refuse(call, 'E-GATE', missing)
    : facts({ name: 'closed', outcome, ...(isThanked(view) && { thanks: true }) });
}

/** Whoever told us of something that came to an advisory is thanked when all is done. */
function isThanked(view: View): boolean {
  return doneAct(view.it, 'publish') !== undefined && outsiderOf(view) !== null;
}

/** An embargo with others, or of somebody else's vulnerability, binds us although we are done with it (rule E10). */
function boundBy(view: View, outcome: string): readonly Missing[] {
  const isTheirs =
    outcome === 'upstream' || (outcome === 'duplicate' && latest(view.it, 'duplicate')?.published === false);
  const embargo = embargoOf(view);
  if (!isRunning(embargo) || (!isTheirs && boundParties(view).length === 0)) return [];
  const what = `an embargo still binds us, until ${embargo.until} (rule E10)`;
  return [{ what, post: '/psirt embargo lift <reason>' }];
}
