// `/psirt notify`: the pre-notification goes to parties that accepted the terms, or to the list linux-distros. It says who may be told and
// with what; whoever says it sends it, and from then on they count as informed. Rules E7, E14, E15.
import { isDisclosed, embargoOf, isRunning } from '../case/embargo.ts';
import { allOf } from '../case/case.ts';
import { distros, isBound, listedParties } from '../case/parties.ts';
import type { Party } from '../case/parties.ts';
import { day, later, spoken } from '../time.ts';
import type { Call, Command, Missing, Said } from './command.ts';
import { distrosDays } from './embargo-dates.ts';
import { facts, refuse } from './say.ts';
import { takeFrom } from './take.ts';
import type { Take } from './take.ts';
import { takeParty } from './take-party.ts';
import { leads } from './who.ts';

export const notifyCommand: Command = {
  name: 'notify',
  group: 'remediation',
  summary: 'let the pre-notification go to parties, or to linux-distros',
  who: leads,
  usage: ['notify <party>|all|vendor|coordinator|distributor|downstream|authority', 'notify distros'],
  examples: ['/psirt notify all', '/psirt notify p2', '/psirt notify distros'],
  when: ['confirmed', 'fixing', 'ready', 'released'],
  run,
}; // prettier-ignore

function run(call: Call): Said {
  const take = takeFrom(call);
  const word = call.words[0]?.quoted === false ? call.words[0].text.toLowerCase() : '';
  take.end(1);
  if (word === distros) return take.fine() ? notifyDistros(call) : take.stop();
  const asked = partiesMeant(call, take, word);
  if (asked === undefined || !take.fine()) return take.stop();
  if (asked.length === 0) return refuse(call, 'E-GATE', [nobody]);
  const against = againstTelling(call);
  if (against !== undefined) return refuse(call, 'E-EMBARGO', [against]);
  const may = asked.filter(isBound);
  // Who is named alone and did not accept is refused; of a group, those who did are told.
  if (may.length === 0) return refuse(call, 'E-EMBARGO', asked.map(notAccepted));
  return facts({ name: 'notified', to: may.map(({ party }) => party) });
}

const groups: Readonly<Record<string, (party: Party) => boolean>> = {
  all: () => true,
  ...Object.fromEntries(
    (['vendor', 'coordinator', 'distributor', 'downstream', 'authority'] as const).flatMap((role) =>
      [role, role === 'authority' ? 'authorities' : `${role}s`].map((name) => [name, (party: Party) => party.role === role]),
    ),
  ),
}; // prettier-ignore

function partiesMeant(call: Call, take: Take, word: string): readonly Party[] | undefined {
  const listed = listedParties(call.view);
  const group = Object.hasOwn(groups, word) ? groups[word] : undefined;
  if (group !== undefined) return listed.filter(group);
  const party = takeParty(call, take, 0);
  return party === undefined ? undefined : [party];
}

const nobody: Missing = {
  what: 'there is no such party in this case',
  post: '/psirt party add <name> <role> <contact>',
};

const notAccepted = ({ party, state }: Party): Missing => ({
  what: `${party} is ${state}: nobody is told anything before they accept the terms (rule E7)`,
  post: state === 'invited' || state === 'declined' ? `/psirt party accept ${party}` : '/psirt party add <name> <role> <contact>',
}); // prettier-ignore

/** There is nothing to tell ahead of what everybody knows. */
function againstTelling({ view }: Call): Missing | undefined {
  return isDisclosed(view)
    ? { what: 'it is public already, so nobody is told ahead (rule E15); publish what they would have been told', post: '/psirt publish' } // prettier-ignore
    : undefined;
}

function notifyDistros(call: Call): Said {
  const { view } = call;
  if (isDisclosed(view) || allOf(view.it, 'fix').some(({ place }) => place === 'public')) {
    const what = 'linux-distros takes only what is not public, and a fix in a public repository counts as public (rule E14); write to oss-security instead when the advisory is out';
    return refuse(call, 'E-EMBARGO', [{ what, post: '/psirt publish' }]);
  } // prettier-ignore
  const embargo = embargoOf(view);
  const limit = later(view.now, distrosDays * day);
  if (!isRunning(embargo) || embargo.until === null)
    return refuse(call, 'E-GATE', [{ what: 'linux-distros needs a date of publication (rule E14), and no embargo runs', post: `/psirt embargo until ${limit}` }]); // prettier-ignore
  if (embargo.until > limit) {
    const from = later(embargo.until, -distrosDays * day);
    const what = `the embargo runs until ${spoken(embargo.until)}, and linux-distros keeps nothing for more than ${distrosDays} days (rule E14); tell them from ${spoken(from)} on, or agree on an earlier date`;
    return refuse(call, 'E-EMBARGO', [{ what, post: `/psirt embargo until ${limit}` }]);
  }
  return facts({ name: 'notified', to: [distros] });
}
