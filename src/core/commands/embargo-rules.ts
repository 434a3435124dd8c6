// The rules of an embargo (E1 to E10, E14) for each word that can be said about it: what it becomes in the record, and what stands against it.
import { attackUnderEmbargo, breachOf, isDecidedSince } from '../case/breach.ts';
import { isRunning } from '../case/embargo.ts';
import type { Embargo } from '../case/embargo.ts';
import { agreedOutside, courseOf, isOnlyPolicy, missingYes } from '../case/embargo-course.ts';
import type { Fact } from '../case/fact.ts';
import { boundParties } from '../case/parties.ts';
import type { View } from '../case/view.ts';
import type { Call, Missing, RefusalCode } from './command.ts';
import { againstDate } from './embargo-dates.ts';
import { secondPersonMissing } from './second-person.ts';

type EmbargoFact = Extract<Fact, { name: 'embargo' }>;
export type TypedAct = Exclude<EmbargoFact['act'], 'propose'>;

export interface SaidEmbargo {
  readonly act: TypedAct;
  readonly until: string | null;
  readonly text: string | null;
  /** Whose word it is: `us`, `all`, or a reference. */
  readonly party: string;
}

/** The fact: a date that others must agree to first is a proposal. */
export function factOf({ view }: Call, now: Embargo, { act, until, text, party }: SaidEmbargo): EmbargoFact {
  const isProposal = act === 'until' && !isOurs(view, now, party);
  const whose = party === 'us' && act !== 'owner' ? {} : { party };
  return { name: 'embargo', act: isProposal ? 'propose' : act, until, text, ...whose };
}

/** Whether this date is in force once it is said: its owner's, or ours where nobody outside said yes to another one. */
function isOurs({ it }: View, now: Embargo, party: string): boolean {
  if (party !== now.owner) return false;
  return party !== 'us' || !isRunning(now) || agreedOutside(it).length === 0;
}

/** Whether it is so already. */
export function isSo({ view }: Call, now: Embargo, { act, until, party }: SaidEmbargo): boolean {
  const { revision, state } = now;
  switch (act) {
    case 'until':
      if (revision?.until === until && revision.party === party) return true;
      return isRunning(now) && now.because === 'agreed' && now.until === until;
    case 'accept':
      return isAccepted(view, now, party);
    case 'lift':
      return !isRunning(now) && state !== 'proposed';
    case 'broken':
      return state === 'exited' && now.because === 'broken';
    case 'owner':
      return now.owner === party;
    case 'none':
      return state === 'none';
    default:
      return false;
  }
}

function isAccepted({ it }: View, { state, revision }: Embargo, party: string): boolean {
  if (revision !== null && state !== 'proposed')
    return revision.accepted.includes(party) && missingYes(it, revision).length > 0;
  return state === 'active' && (party === 'us' || agreedOutside(it).includes(party));
}

export type Against = readonly [RefusalCode, readonly Missing[]] | undefined;
type Rule = (call: Call, now: Embargo, said: SaidEmbargo) => Against;

export const rules: Readonly<Record<TypedAct, Rule>> = {
  until: (call, now, { until, party }) => {
    // What somebody outside proposes binds nobody yet; our yes to it is what is looked at.
    const binds = party === 'us' || party === now.owner;
    return againstDate(call, now, { until: `${until}`, binds });
  },
  accept: againstAccept,
  refuse: ({ view }, now, { party }) => {
    // The policy's embargo counts as accepted by silence, so it can be refused until somebody accepted it by word (rule E4).
    if (now.revision !== null || now.state === 'proposed' || isOnlyPolicy(view.it)) return undefined;
    if (party === 'us' || !isRunning(now)) return noProposal;
    const what = 'no other date is proposed; who no longer wants the one that runs proposes another, or leaves (rules E6 and E12)';
    const post = party === 'p1' ? `/psirt embargo until <time> by reporter` : `/psirt party left ${party} <keeps|disregards>`;
    return ['E-GATE', [{ what, post }]];
  },
  lift: againstLift,
  broken: (_, now) => (isRunning(now) || now.state === 'proposed' ? undefined : noneRuns),
  none: (_, now) => {
    const what = 'an embargo runs; it ends by its date, or by embargo lift (rule E1)';
    return isRunning(now) ? ['E-EMBARGO', [{ what, post: '/psirt embargo lift <reason>' }]] : undefined;
  },
  owner: ({ view }, now, { party }) => {
    if (party !== 'us' && !boundParties(view).some((one) => one.party === party))
      return ['E-GATE', [{ what: `${party} has not accepted the terms, so the date can’t be theirs (rule E7)`, post: `/psirt party accept ${party}` }]];
    return isRunning(now) ? undefined : noProposal;
  },
  keep: ({ view }) => (asksForDecision(view) ? undefined : ['E-STATE', [{ what: 'nothing asks for that decision: the embargo is not broken, and nobody is known to attack while it runs', post: '/psirt embargo broken <evidence>' }]]),
}; // prettier-ignore

const noProposal: Against = [
  'E-GATE',
  [{ what: 'no embargo is proposed (rule E1)', post: '/psirt embargo until <time>' }],
];
const noneRuns: Against = [
  'E-STATE',
  [{ what: 'no embargo runs that could break', post: '/psirt public <url>' }],
];

/** Whether a breach or attacks wait for somebody to say what happens to the date. */
function asksForDecision(view: View): boolean {
  const asks = [breachOf(view), attackUnderEmbargo(view)];
  return asks.some((ask) => ask !== undefined && !isDecidedSince(view, ask.seq));
}

function againstAccept(call: Call, now: Embargo, { party }: SaidEmbargo): Against {
  const { it } = call.view;
  const invited = party !== 'us' && party !== 'all' && party !== 'p1' && !boundParties(call.view).some((one) => one.party === party); // prettier-ignore
  if (invited)
    return ['E-GATE', [{ what: `${party} has not accepted the terms yet, so it has no say about dates (rule E7)`, post: `/psirt party accept ${party}` }]]; // prettier-ignore
  if (now.state === 'proposed') return courseOf(it).proposer === party ? ownProposal(party) : undefined;
  if (now.state === 'active') return undefined;
  if (now.revision === null || now.state !== 'revise') return noProposal;
  const ours = party === 'us' || party === 'all';
  return againstDate(call, now, { until: now.revision.until, binds: ours });
}

const ownProposal = (party: string): Against => [
  'E-GATE',
  [{ what: `${party} proposed it; somebody else says yes`, post: '/psirt embargo accept' }],
];

/** A date that somebody else owns is not ours to end, whoever says so. */
function againstOwner({ owner }: Embargo): Against {
  const what = `${owner} owns the date, so it is not ours to end; propose an earlier one, and it counts once they agree`;
  return owner === 'us' ? undefined : ['E-EMBARGO', [{ what, post: '/psirt embargo until <time>' }]];
}

function againstLift(call: Call, now: Embargo): Against {
  const missing = secondPersonMissing(call, { what: 'embargo', words: 'lift' });
  return againstOwner(now) ?? (missing.length === 0 ? undefined : ['E-2P', missing]);
}
