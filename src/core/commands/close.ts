// `/psirt close`: everything is concluded. The outcome follows from the case; nobody chooses it.
import { embargoOf } from '../case/embargo.ts';
import { latest } from '../case/case.ts';
import { outcomeOf, statusOf } from '../case/status.ts';
import type { View } from '../case/view.ts';
import { gatesOf } from '../plan/doors.ts';
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
  const missing = [...gatesOf('close', view), ...boundBy(view, outcome)];
  return missing.length > 0 ? refuse(call, 'E-GATE', missing) : facts({ name: 'closed', outcome });
}

/** Somebody else's vulnerability under embargo binds us although we are done with it (rule E10). */
function boundBy(view: View, outcome: string): readonly Missing[] {
  const isTheirs =
    outcome === 'upstream' || (outcome === 'duplicate' && latest(view.it, 'duplicate')?.published === false);
  const { state, until } = embargoOf(view);
  if (!isTheirs || state !== 'active') return [];
  return [{ what: `an embargo still binds us, until ${until}`, post: '/psirt embargo lift <reason>' }];
}
