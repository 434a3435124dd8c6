// `/psirt land`: the release begins now. From here the public sees the fix before the advisory, so a clock of an hour runs until it is out;
// `Release day` on the card says who does what.
import { latest } from '../case/case.ts';
import { placeOf } from '../case/status.ts';
import { gatesOf } from '../plan/doors.ts';
import type { Call, Command, Said } from './command.ts';
import { alreadySo, facts, refuse } from './say.ts';
import { takeFrom } from './take.ts';
import { beforePublication } from './who.ts';

export const landCommand: Command = {
  name: 'land',
  group: 'remediation',
  summary: 'say that the release begins now: the advisory is due within the hour',
  who: ['release', 'case-lead', 'psirt'],
  usage: ['land'],
  examples: ['/psirt land'],
  when: beforePublication,
  run,
};

function run(call: Call): Said {
  const take = takeFrom(call);
  take.end(0);
  if (!take.fine()) return take.stop();
  const { view } = call;
  const place = placeOf(view);
  if (place !== 'ready' && place !== 'released') return refuse(call, 'E-GATE', gatesOf('ready', view));
  return latest(view.it, 'landing') === undefined ? facts({ name: 'landing' }) : alreadySo;
}
