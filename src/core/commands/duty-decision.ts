// Whether a duty is required. One person says that it is, whatever was said before: that protects a deadline. That it is not takes two:
// a psirt-lead, and legal or the data protection officer.
import type { Duty } from '../case/duties.ts';
import { dutyLine } from '../case/duty-lines.ts';
import { wordsOn } from '../case/duty-words.ts';
import type { FactData } from '../case/fact.ts';
import type { Fact } from '../case/fact.ts';
import { holdersOf } from '../case/people.ts';
import { selfApprovalDelay } from '../case/signers.ts';
import { readHolder } from '../settings/holder.ts';
import { later, spoken } from '../time.ts';
import type { Call, Missing, Role, Said } from './command.ts';
import type { Meant } from './duty-meant.ts';
import { alreadySo, facts, isSaid, refuse } from './say.ts';
import { takeFrom } from './take.ts';

type DutyFact = Extract<Fact, { name: 'duty' }>;

/** The fact about a duty, with what every act leaves out. */
export function dutyFact({ regime, stage, event }: Duty, more: Pick<DutyFact, 'act'> & Partial<FactData['duty']>): DutyFact {
  return { name: 'duty', regime, stage, event, filed_at: null, ref: null, because: null, due: null, aware_at: null, ...more };
} // prettier-ignore

/** `required [by <time>] [<reason>]`. */
export function require(call: Call, { duties, from }: Meant): Said {
  const take = takeFrom(call);
  const isDated = call.words[from]?.quoted === false && call.words[from].text.toLowerCase() === 'by';
  const due = isDated ? take.date({ keyword: 'by', from: from + 1, to: from + 2 }, 'future') : null;
  const said = take.all({ due, because: call.rest(isDated ? from + 2 : from).trim() || null });
  if (said === undefined) return take.stop();
  const missing = duties.flatMap((duty) => filedAlready(call, duty));
  if (missing.length > 0) return refuse(call, 'E-STATE', missing);
  const fresh = duties
    .map((duty) => ({ duty, fact: dutyFact(duty, { act: 'required', ...said }) }))
    .filter(({ duty, fact }) => !isSaid(wordsOn(call.view, duty).at(-1), fact));
  return fresh.length === 0 ? alreadySo : facts(...fresh.map(({ fact }) => fact));
}

/** What was filed is settled; more about it is a correction. */
export function filedAlready({ view }: Call, duty: Duty): readonly Missing[] {
  if (duty.filed === undefined) return [];
  const what = `${duty.regime} ${duty.stage} was filed ${spoken(duty.filed.filed_at)}; what was wrong in it is corrected`; // prettier-ignore
  return [{ what, post: `${dutyLine(view, duty)} correct at <when> ref <id>` }];
}

/** `not-required <reason>`. */
export function deny(call: Call, { on, duties, from }: Meant): Said {
  const take = takeFrom(call);
  const because = take.text(from, 'the reason: why it is not required');
  if (because === undefined) return take.stop();
  const pair: Pair = ['psirt-lead', on.regime.second];
  const own = pair.find((role) => call.speaker.roles.has(role));
  if (own === undefined) return refuse(call, 'E-ROLE', [{ what: `that a duty is not required is for a psirt-lead and ${on.regime.second} together: ${named(call, pair)}` }]); // prettier-ignore
  const filed = duties.flatMap((duty) => filedAlready(call, duty));
  if (filed.length > 0) return refuse(call, 'E-STATE', filed);
  const open = duties.filter(({ state }) => state !== 'not-required');
  const words = open.map((duty) => ({ duty, word: wordOf(call, { pair, own }, duty) }));
  const missing = words.flatMap(({ word }) => ('what' in word ? [word] : []));
  const counting = words.flatMap(({ duty, word }) => 'what' in word ? [] : [dutyFact(duty, { act: 'not-required', because, ...word })]); // prettier-ignore
  if (missing.length > 0) return refuse(call, 'E-2P', [...new Map(missing.map((one) => [one.what, one])).values()]); // prettier-ignore
  return facts(...counting);
}

type Pair = readonly ['psirt-lead', 'legal' | 'dpo'];

interface Own {
  readonly pair: Pair;
  /** As which of the two whoever speaks says it. */
  readonly own: Pair[number];
}

/** Where the settings name nobody for the other role, another psirt-lead stands in. */
function named({ view }: Pick<Call, 'view'>, roles: readonly Role[]): string {
  const names = roles.flatMap((role) => holdersOf(view, role).map((holder) => `${holder} (${role})`));
  return names.join(', ') || 'another psirt-lead';
}

/** Whether this word is the first of two, or the second, or why it is neither. */
function wordOf(call: Call, { pair, own }: Own, { decided }: Duty): { readonly half?: Role } | Missing {
  const { view, speaker } = call;
  const half = decided?.half;
  if (half === undefined) return { half: own };
  const other = half.half === pair[0] ? pair[1] : pair[0];
  const holders = holdersOf(view, other);
  if (half.by.id === speaker.person.id) return ownWord(call, other, half.said_at);
  // Where the settings name nobody for the other role, another psirt-lead is the second.
  if (speaker.roles.has(other) || (holders.length === 0 && own === pair[0])) return {};
  const isMail = holders.length > 0 && holders.every((holder) => readHolder(holder).kind === 'mail');
  const what = `the second word is for ${named(call, [other])}`;
  return isMail ? { what, post: `/psirt by ${other} <what they answered>` } : { what };
}

/** One's own second word counts only where the settings let one person act alone, after a while. */
function ownWord({ view, speaker }: Call, other: Role, since: string): { readonly half?: Role } | Missing {
  const delay = selfApprovalDelay(view);
  const from = delay === undefined ? undefined : later(since, delay);
  if (from !== undefined && from <= speaker.said_at) return {};
  const alone = from === undefined ? '' : `; your own counts from ${spoken(from)} on`;
  const what = `you said so already; the second word is for somebody else: ${named({ view }, [other])}${alone}`; // prettier-ignore
  const isMail = holdersOf(view, other).some((holder) => readHolder(holder).kind === 'mail');
  return isMail ? { what, post: `/psirt by ${other} <what they answered>` } : { what };
}
