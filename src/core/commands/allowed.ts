// Who may say a command, and when: the one check of role and status for comments, labels and buttons alike.
import { roles as allRoles } from '../case/fact.ts';
import { conflictOf } from '../case/conflicts.ts';
import type { FactEntry } from '../case/entry.ts';
import { holdersOf, includedIn, leadOf } from '../case/people.ts';
import { isFrozen } from '../case/frozen.ts';
import { isOpen, statusOf } from '../case/status.ts';
import type { View } from '../case/view.ts';
import type { Command, Missing, Speaker, Status } from './command.ts';
import { whoWords } from './in-words.ts';

/** Why this person may not say it; empty when they may. */
export function isWho(view: View, command: Command, speaker: Speaker): readonly Missing[] {
  const conflict = conflictOf(view, speaker.person);
  if (conflict !== undefined) return outOf(view, command, conflict);
  const { who, name } = command;
  const { roles } = speaker;
  if (who === 'anyone' || who.some((role) => roles.has(role))) return [];
  // Also who may by what their role includes: a psirt-lead says what psirt says.
  const above = allRoles.filter(
    (role) => !who.includes(role) && who.some((asked) => includedIn(role).has(asked)),
  );
  const holders = [...who, ...above].flatMap((role) =>
    holdersOf(view, role).map((holder) => `${holder} (${role})`),
  );
  return [{ what: `${name} is for ${whoWords(who)}: ${holders.join(', ')}` }];
}

/** Whoever takes no part looks at most, and hands on a case that they lead. */
function outOf(view: View, { name, group }: Command, conflict: FactEntry<'conflict'>): readonly Missing[] {
  const isLead = leadOf(view)?.id === conflict.person.id;
  if (group === 'looking' || (isLead && name === 'handoff')) return [];
  const { login } = conflict.person;
  return [{ what: `${login} takes no part in this case: ${conflict.because}. That ends when a psirt-lead says so: /psirt conflict @${login} over <reason>` }]; // prettier-ignore
}

/** Why it can't be said on this case now; empty when it can. A frozen case hears only what looks, and `reopen`. */
export function notNow(view: View, command: Command): readonly Missing[] {
  if (!isFrozen(view)) return whenSaid(statusOf(view), command);
  const what = 'the case is frozen because its record can’t be trusted; only looking and reopen work';
  const isFit = command.group === 'looking' || command.name === 'reopen';
  return isFit ? [] : [{ what, post: '/psirt reopen <what you found>' }];
}

/** Why it can't be said in this status; empty when it can. */
export function whenSaid(status: Status, { when, name }: Command): readonly Missing[] {
  if (when === 'any') return [];
  if (fits(status, when)) return [];
  const legal = typeof when === 'string' ? 'while the case is open' : `in ${when.join(', ')}`;
  // What parks a case ends with one word; then this works, if it is its time.
  const isParked = status === 'deferred';
  const what = isParked ? `the case is deferred; resume it before ${name}` : `the case is ${status}; ${name} works ${legal}`; // prettier-ignore
  return [{ what, post: isParked ? '/psirt resume' : '/psirt help' }];
}

function fits(status: Status, when: Exclude<Command['when'], 'any'>): boolean {
  if (when === 'active') return isOpen(status) && status !== 'deferred';
  return when === 'open' ? isOpen(status) : when.includes(status);
}
