// `/psirt party`: who outside takes part, and how far they are. The log learns references; names and contacts stay where people outside are
// named. Nothing is sent by it.
import { embargoOf } from '../case/embargo.ts';
import type { Fact } from '../case/fact.ts';
import { partyRoles } from '../case/outside-facts.ts';
import { isBound, nextReference, partiesOf } from '../case/parties.ts';
import type { Party } from '../case/parties.ts';
import { partyNames } from '../case/party-names.ts';
import { readContact, readPartyName } from '../case/outsider-words.ts';
import { readOneOf } from './args.ts';
import type { Call, Command, Missing, Said } from './command.ts';
import { alreadySo, facts, refuse, wait } from './say.ts';
import { takeFrom } from './take.ts';
import type { Take } from './take.ts';
import { takeParty } from './take-party.ts';
import { leads, whileBound } from './who.ts';

export const partyCommand: Command = {
  name: 'party',
  group: 'assessment',
  summary: 'invite somebody outside under the embargo’s terms, and say how far they are',
  who: leads,
  usage: [
    `party add <name> ${partyRoles.join('|')} <mail, address or @login>`,
    'party accept|decline|ready|breached|remove <party>',
    'party left <party> keeps|disregards',
  ],
  examples: ['/psirt party add "Acme OS" vendor sec@acme.example', '/psirt party accept p2', '/psirt party left p2 keeps'],
  when: whileBound,
  run,
}; // prettier-ignore

type Act = Extract<Fact, { name: 'party' }>['act'];
const acts = ['add', 'accept', 'decline', 'ready', 'left', 'remove', 'breached'] as const satisfies readonly Act[]; // prettier-ignore

function run(call: Call): Said {
  const take = takeFrom(call);
  const act = take.word(0, (word) => readOneOf(word, acts));
  if (act === undefined) return take.stop();
  return act === 'add' ? add(call, take) : move(call, take, act);
}

function add(call: Call, take: Take): Said {
  const said = take.all({
    name: take.word(1, readPartyName),
    role: take.word(2, (word) => readOneOf(word, partyRoles)),
    contact: take.word(3, readContact),
  });
  take.end(4);
  if (said === undefined || !take.fine()) return take.stop();
  const { view, speaker, line = null } = call;
  if (!speaker.roles.has('psirt')) return refuse(call, 'E-ROLE', [{ what: 'party add is for psirt' }]);
  const { state } = embargoOf(view);
  if (state === 'undefined') return refuse(call, 'E-GATE', [noTerms]);
  const names = partyNames(view, call.eye);
  if (names === undefined) return wait;
  const same = names.filter(({ name }) => name.toLowerCase() === said.name.toLowerCase());
  const before = partiesOf(view).findLast(({ party }) => same.some((one) => one.party === party));
  if (before !== undefined && isListed(before)) return alreadySo;
  const formerly = before?.party ?? null;
  return facts({ name: 'party', party: nextReference(view), act: 'add', role: said.role, silence: null, place: line, formerly }); // prettier-ignore
}

const noTerms: Missing = {
  what: 'there are no terms to accept yet: nobody is told anything before they accept an embargo (rule E7)',
  post: '/psirt embargo until <time>',
};

const isListed = (party: Party): boolean => party.state === 'invited' || isBound(party);

/** From which states a party comes to the next one. */
const from: Readonly<Record<Exclude<Act, 'add'>, readonly Party['state'][]>> = {
  accept: ['invited', 'declined'],
  decline: ['invited'],
  ready: ['accepted', 'informed'],
  left: ['accepted', 'informed', 'ready'],
  remove: ['invited', 'accepted', 'informed', 'ready', 'declined', 'left', 'breached'],
  breached: ['accepted', 'informed', 'ready', 'left', 'declined', 'invited'],
};

const reached: Readonly<Record<Exclude<Act, 'add'>, readonly Party['state'][]>> = {
  accept: ['accepted', 'informed', 'ready'],
  decline: ['declined'],
  ready: ['ready'],
  left: [],
  remove: ['removed'],
  breached: ['breached'],
};

function move(call: Call, take: Take, act: Exclude<Act, 'add'>): Said {
  const party = takeParty(call, take, 1);
  const silence = act === 'left' ? take.word(2, (word) => readOneOf(word, ['keeps', 'disregards'])) : null;
  take.end(act === 'left' ? 3 : 2);
  const said = take.all({ party, silence });
  if (said === undefined) return take.stop();
  const { party: reference, state, silence: before } = said.party;
  const isSo =
    reached[act].includes(state) || (act === 'left' && state === 'left' && before === said.silence);
  if (isSo) return alreadySo;
  if (!from[act].includes(state)) return refuse(call, 'E-STATE', [notFrom(said.party, act)]);
  return facts({ name: 'party', party: reference, act, role: null, silence: said.silence, place: null, formerly: null }); // prettier-ignore
}

const instead: Partial<Readonly<Record<Party['state'], string>>> = {
  invited: 'party accept',
  accepted: 'party left',
  informed: 'party left',
  ready: 'party left',
};

/** What can be said of it instead; somebody who is out is invited anew, by name. */
function notFrom({ party, state }: Party, act: Act): Missing {
  const next = instead[state];
  const what = `${party} is ${state}, so “${act}” says nothing of it`;
  if (next === undefined) return { what: `${what}; invite it anew`, post: '/psirt party add <name> <role> <contact>' }; // prettier-ignore
  return { what, post: `/psirt ${next} ${party}${next === 'party left' ? ' <keeps|disregards>' : ''}` };
}
