// `/psirt handoff` and `/psirt accept-handoff`: the lead changes only once the other one takes it over. Until then who led still leads.
import { pendingHandoff } from '../case/handoff.ts';
import { leadOf, rolesOf } from '../case/people.ts';
import type { Call, Command, Role, Said } from './command.ts';
import { alreadySo, facts, refuse, wait } from './say.ts';
import { outMissing } from './out-missing.ts';
import { takeFrom } from './take.ts';
import { everyRole } from './who.ts';

export const handoffCommand: Command = {
  name: 'handoff',
  group: 'triage',
  summary: 'ask somebody to lead the case; you lead until they accept',
  who: ['case-lead'],
  usage: ['handoff @login'],
  examples: ['/psirt handoff @lin'],
  when: 'open',
  run: offer,
};

export const acceptHandoffCommand: Command = {
  name: 'accept-handoff',
  group: 'triage',
  summary: 'take over the case that you were asked to lead',
  who: everyRole,
  usage: ['accept-handoff'],
  examples: ['/psirt accept-handoff'],
  when: 'open',
  run: accept,
};

/** Who may lead: the core team. */
const leading: readonly Role[] = ['psirt', 'triager'];

function offer(call: Call): Said {
  const take = takeFrom(call);
  const to = take.person(0);
  take.end(1);
  if (to === undefined || !take.fine()) return take.stop();
  const { view, eye } = call;
  const out = outMissing(view, to);
  if (out.length > 0) return refuse(call, 'E-STATE', out);
  const isSo = leadOf(view)?.id === to.id || pendingHandoff(view)?.to.id === to.id;
  if (isSo) return alreadySo;
  const roles = rolesOf(view, eye, { person: to, fresh: false });
  if (roles === undefined) return wait;
  if (leading.some((role) => roles.has(role))) return facts({ name: 'handoff', to });
  return refuse(call, 'E-ROLE', [{ what: `${to.login} is not of the team: leading is for ${leading.join(', ')}` }]); // prettier-ignore
}

function accept(call: Call): Said {
  const take = takeFrom(call);
  take.end(0);
  if (!take.fine()) return take.stop();
  const { view, speaker } = call;
  const handoff = pendingHandoff(view);
  if (handoff?.to.id === speaker.person.id)
    return facts({ name: 'assigned', role: 'case-lead', person: speaker.person, line: null });
  if (leadOf(view)?.id === speaker.person.id) return alreadySo;
  const what = handoff === undefined ? 'nobody hands this case over' : `it is handed to ${handoff.to.login}`;
  return refuse(call, 'E-STATE', [{ what, post: '/psirt status' }]);
}
