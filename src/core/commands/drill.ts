// `/psirt drill`: makes a new case an exercise, before anything of it left the case repository. It can't be taken back: what was played
// never becomes real.
import { latest } from '../case/case.ts';
import { isDrill } from '../case/drill.ts';
import type { FactName } from '../case/fact.ts';
import type { View } from '../case/view.ts';
import type { Call, Command, Missing, Said } from './command.ts';
import { alreadySo, facts, refuse } from './say.ts';
import { takeFrom } from './take.ts';

export const drillCommand: Command = {
  name: 'drill',
  group: 'triage',
  summary: 'make a new case an exercise: nothing of it leaves the case repository, for good',
  who: ['psirt', 'psirt-lead'],
  usage: ['drill <what is exercised>'],
  examples: ['/psirt drill exploited on a Friday evening'],
  when: ['new', 'triaging'],
  run,
};

function run(call: Call): Said {
  const take = takeFrom(call);
  const because = take.text(0, 'what is exercised');
  if (because === undefined) return take.stop();
  if (isDrill(call.view)) return alreadySo;
  const outside = outsideOf(call.view);
  return outside.length > 0 ? refuse(call, 'E-STATE', outside) : facts({ name: 'drill', because });
}

/** Acts that stay in the case repository. */
const inside = /^(?:card|parties|reply|call|late|engage|split|split-fill|redact)(?:$|:)/;
const saidOutside: readonly FactName[] = ['sent', 'notified', 'adopted', 'attached', 'duplicate'];

/** What makes the case more than an exercise. */
function outsideOf({ it }: View): readonly Missing[] {
  const reported = latest(it, 'reported');
  const acts = [...it.acts.keys()].filter((act) => !inside.test(act)).map((act) => act.split(':', 1).join());
  const words = saidOutside.filter((name) => latest(it, name) !== undefined);
  return [
    ...(reported?.ghsa == null ? [] : ['somebody reported it on GitHub']),
    ...[...new Set([...acts, ...words])].map((name) => `something went outside already, or hangs on another case (${name})`),
  ].map((what) => ({ what: `${what}, so it can’t be a drill; open a new issue for the drill`, post: '/psirt status' }));
} // prettier-ignore
