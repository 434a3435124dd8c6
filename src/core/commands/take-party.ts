// Takes the word by which somebody outside is meant: a reference, or the name that stands in the comment about people outside. A refusal
// never repeats a name: what is refused is kept in the log.
import { outsiderOf } from '../case/outsider.ts';
import { listedParties } from '../case/parties.ts';
import type { Party } from '../case/parties.ts';
import { partyNames } from '../case/party-names.ts';
import { mistake } from '../mistake.ts';
import type { Call } from './command.ts';
import type { Take } from './take.ts';

/** A party that is listed; undefined when it was noted as wrong, or while names must be looked at. */
export function takeParty(call: Call, take: Take, at: number): Party | undefined {
  const reference = takeOutsider(call, take, { at, reporter: false });
  return listedParties(call.view).find(({ party }) => party === reference);
}

export interface OutsiderPlace {
  readonly at: number;
  /** Whether whoever reported can be meant too, as `reporter` or `p1`. */
  readonly reporter: boolean;
}

/** The reference of one, where the reporter may be meant too. */
export function takeOutsider(call: Call, take: Take, { at, reporter }: OutsiderPlace): string | undefined {
  const word = call.words[at]?.text.toLowerCase() ?? '';
  const first = reporter ? outsiderOf(call.view) : null;
  if (first !== null && (word === 'reporter' || word === first)) return first;
  const listed = listedParties(call.view);
  const named = listed.findLast(({ party }) => party === word);
  if (named !== undefined) return named.party;
  const names = word === '' ? [] : partyNames(call.view, call.eye);
  if (names === undefined) return take.waits();
  const known = new Set(names.filter(({ name }) => name.toLowerCase() === word).map(({ party }) => party));
  // The same name may stand for somebody who left and came back: the latest is meant.
  const found = listed.findLast(({ party }) => known.has(party));
  if (found !== undefined) return found.party;
  take.miss(at, [missed(call, { word, reporter })]);
  return undefined;
}

/** What could stand there, and nothing of what did. */
function missed({ view }: Call, { word, reporter }: { readonly word: string; readonly reporter: boolean }) {
  const listed = listedParties(view).map(({ party, role }) => `${party} (${role})`);
  const all = [...(reporter && outsiderOf(view) !== null ? ['reporter'] : []), ...listed];
  const expected = all.length === 0 ? 'a party of this case, and none is listed: party add' : `one of ${all.join(', ')}, or a name from the comment about people outside`; // prettier-ignore
  return mistake(expected, word === '' ? '' : 'somebody else', '<party>');
}
