// What a person says of one duty: that it is due, that it is not, that it was filed, corrected or received. A late filing is recorded like
// any other; nothing that protects a deadline is held up.
import { latest } from '../case/case.ts';
import { holdersOf } from '../case/people.ts';
import { selfApprovalDelay } from '../case/signers.ts';
import { awareOf } from '../duty/aware.ts';
import type { Duty } from '../duty/duties.ts';
import type { Enabled } from '../duty/enabled.ts';
import { decidersOf, isUnmanned } from '../duty/none.ts';
import type { DutyEvent } from '../duty/schema.ts';
import { later, spoken } from '../time.ts';
import type { Call, Role, Said } from './command.ts';
import { takePastMoment } from './moments.ts';
import { readMoment } from './dates.ts';
import { alreadySo, facts, refuse } from './say.ts';
import { takeFrom } from './take.ts';

/** The duty that is meant. */
export interface About {
  readonly enabled: Enabled;
  readonly duty: Duty;
  readonly event: DutyEvent;
  readonly stage: string;
}

/** What is said of it; `from` is the place of the first word after the act. */
type Act = (call: Call, about: About, from: number) => Said;

const keyOf = ({ enabled, stage, event }: About) => ({ regime: enabled.regime.name, stage, event }) as const;
const lineOf = ({ enabled, stage, event }: About, rest: string): string => `/psirt duty ${enabled.regime.name} ${stage} ${event} ${rest}`; // prettier-ignore

export const dutyActs = { required, 'not-required': notRequired, filed, corrected, received } as const satisfies Record<string, Act>; // prettier-ignore

export const isDutyAct = (word: string): word is keyof typeof dutyActs => Object.hasOwn(dutyActs, word);

function required(call: Call, about: About, from: number): Said {
  const take = takeFrom(call);
  const isTimed = /^\d/u.test(call.words[from]?.text ?? '');
  const due = isTimed ? take.word(from, readMoment) : null;
  const said = take.all({ due });
  if (said === undefined) return take.stop();
  const because = call.rest(isTimed ? from + 1 : from).trim() || null;
  const { duty } = about;
  if (duty.filing !== undefined) return refuse(call, 'E-STATE', [{ what: `it was filed already, as ${duty.filing.fact.ref}`, post: lineOf(about, 'corrected <time> <reference>') }]); // prettier-ignore
  if (duty.state === 'required' && said.due === null) return alreadySo;
  return facts({ name: 'duty-required', ...keyOf(about), due: said.due, because });
}

function notRequired(call: Call, about: About, from: number): Said {
  const take = takeFrom(call);
  const because = take.text(from, 'the reason');
  if (because === undefined) return take.stop();
  const { duty } = about;
  if (duty.filing !== undefined) return refuse(call, 'E-STATE', [{ what: `it was filed already, as ${duty.filing.fact.ref}`, post: lineOf(about, 'corrected <time> <reference>') }]); // prettier-ignore
  if (duty.state === 'not-required') return alreadySo;
  const half = halfOf(call, about);
  return typeof half === 'object' && half !== null ? half : facts({ name: 'duty-none', ...keyOf(about), because, half }); // prettier-ignore
}

/** As which of the two this word counts; null when it is the second; or why it counts for nothing. */
function halfOf(call: Call, { enabled: { regime }, duty }: About): Role | null | Extract<Said, { say: 'refused' | 'facts' | 'wait' }> {
  const { view, speaker } = call;
  const deciders = decidersOf(regime);
  const own = deciders.filter((role) => speaker.roles.has(role));
  const names = deciders.flatMap((role) => holdersOf(view, role).map((holder) => `${holder} (${role})`)).join(', ');
  const [first] = own;
  if (first === undefined) return refuse(call, 'E-ROLE', [{ what: `that nothing is due is for two of ${names}` }]);
  const before = duty.none;
  if (before === undefined) return first;
  if (before.by.id === speaker.person.id) return ownAgain(call, before.said_at, names);
  const others = deciders.filter((role) => role !== before.half);
  const second = own.some((role) => others.includes(role)) || others.every((role) => isUnmanned(view, role));
  return second ? null : refuse(call, 'E-2P', [{ what: `the other word is still needed: ${names}` }]);
} // prettier-ignore

/** One person alone decides it only where the settings allow that, and after a while. */
function ownAgain(call: Call, since: string, names: string): null | Said {
  const delay = selfApprovalDelay(call.view);
  const from = delay === undefined ? undefined : later(since, delay);
  if (from !== undefined && from <= call.speaker.said_at) return null;
  const alone = from === undefined ? '' : `; your own word counts from ${spoken(from)} on`;
  return refuse(call, 'E-2P', [{ what: `you said so already, and it takes two: ${names}${alone}` }]);
}

function filed(call: Call, about: About, from: number): Said {
  const said = takeFiling(call, from);
  if ('say' in said) return said;
  const { duty } = about;
  if (duty.filing !== undefined) {
    const { fact } = duty.filing;
    if (fact.ref === said.ref && fact.filed_at === said.filed_at) return alreadySo;
    return refuse(call, 'E-STATE', [{ what: `it was filed already, on ${spoken(fact.filed_at)} as ${fact.ref}; what comes after that is a correction`, post: lineOf(about, `corrected ${said.filed_at} ${said.ref}`) }]); // prettier-ignore
  }
  return (
    beforeAwareness(call, about, said.filed_at) ?? facts({ name: 'duty-filed', ...keyOf(about), ...said })
  );
}

function corrected(call: Call, about: About, from: number): Said {
  const said = takeFiling(call, from);
  if ('say' in said) return said;
  if (about.duty.filing === undefined) return refuse(call, 'E-STATE', [{ what: 'it was not filed yet, so there is nothing to correct', post: lineOf(about, `filed ${said.filed_at} ${said.ref}`) }]); // prettier-ignore
  return beforeAwareness(call, about, said.filed_at) ?? facts({ name: 'duty-filed', ...keyOf(about), ...said, correction: true }); // prettier-ignore
}

/** Nobody files what they do not know of; one of the two times is wrong. */
function beforeAwareness(call: Call, { event, duty }: About, filedAt: string): Said | undefined {
  const aware = awareOf(call.view, event);
  const post = `/psirt aware ${event} <time> <basis>`;
  if (aware === undefined) return duty.stage.starts === 'aware' ? refuse(call, 'E-GATE', [{ what: 'nobody said when we became aware, so nobody could say whether it is in time', post }]) : undefined; // prettier-ignore
  if (filedAt >= aware.aware_at) return undefined;
  const what = `it is said to be filed on ${spoken(filedAt)}, before we became aware on ${spoken(aware.aware_at)}; one of the two is wrong`;
  return refuse(call, 'E-DATE', [{ what, post }]);
}

function received(call: Call, about: About, from: number): Said {
  const take = takeFrom(call);
  const ref = take.text(from, 'the reference');
  if (ref === undefined) return take.stop();
  if (about.duty.filing === undefined) return refuse(call, 'E-STATE', [{ what: 'it was not filed yet', post: lineOf(about, 'filed <time> <reference>') }]); // prettier-ignore
  const last = latest(call.view.it, 'duty-received');
  const fact = { name: 'duty-received', ...keyOf(about), ref } as const;
  return last !== undefined && about.duty.state === 'acknowledged' && last.ref === ref
    ? alreadySo
    : facts(fact);
}

function takeFiling(call: Call, from: number): { readonly filed_at: string; readonly ref: string } | Said {
  const take = takeFrom(call);
  const filed_at = takePastMoment(call, take, from);
  const ref = take.text(from + 1, 'the reference');
  return take.all({ filed_at, ref }) ?? take.stop();
}
