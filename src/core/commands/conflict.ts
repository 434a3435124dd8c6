// `/psirt conflict`: somebody has a stake in the case and takes no part in it. They say so themselves, or who leads does; that it is over
// is for a psirt-lead alone, and never for who is out.
import { conflictOf } from '../case/conflicts.ts';
import { holdersOf } from '../case/people.ts';
import type { Actor } from '../case/actor.ts';
import type { Call, Command, Said } from './command.ts';
import { facts, newly, refuse } from './say.ts';
import { takeFrom } from './take.ts';
import { everyRole } from './who.ts';

export const conflictCommand: Command = {
  name: 'conflict',
  group: 'triage',
  summary: 'say that somebody takes no part in this case, yourself for instance, or that they may again',
  who: everyRole,
  usage: ['conflict @login <reason>', 'conflict @login over <reason>'],
  examples: ['/psirt conflict @lin wrote the code in question', '/psirt conflict @lin over the code was somebody else’s'],
  when: 'any',
  run,
}; // prettier-ignore

function run(call: Call): Said {
  const take = takeFrom(call);
  const second = call.words[1];
  const isOver = second?.quoted === false && second.text.toLowerCase() === 'over';
  const said = take.all({ person: take.person(0), because: take.text(isOver ? 2 : 1, 'the reason') });
  if (said === undefined) return take.stop();
  return isOver ? over(call, said) : out(call, said);
}

interface Told {
  readonly person: Actor;
  readonly because: string;
}

function out(call: Call, { person, because }: Told): Said {
  const { view, speaker } = call;
  const { roles } = speaker;
  const may = speaker.person.id === person.id || roles.has('psirt-lead') || roles.has('case-lead');
  if (!may) return refuse(call, 'E-ROLE', [{ what: `whoever leads the case or the team says that of somebody else: case-lead, ${leads(call)}` }]); // prettier-ignore
  return newly(conflictOf(view, person), { name: 'conflict', person, state: 'out', because });
}

function over(call: Call, { person, because }: Told): Said {
  const { view, speaker } = call;
  if (conflictOf(view, person) === undefined)
    return refuse(call, 'E-STATE', [{ what: `${person.login} takes part in this case`, post: '/psirt status' }]); // prettier-ignore
  if (!speaker.roles.has('psirt-lead')) return refuse(call, 'E-ROLE', [{ what: `only a psirt-lead says that it is over: ${leads(call)}` }]); // prettier-ignore
  return facts({ name: 'conflict', person, state: 'over', because });
}

function leads({ view }: Call): string {
  const names = [...holdersOf(view, 'psirt-lead'), ...holdersOf(view, 'maintainer')];
  return names.length === 0 ? 'psirt-lead (the settings name nobody who takes part)' : `${names.join(', ')} (psirt-lead)`; // prettier-ignore
}
