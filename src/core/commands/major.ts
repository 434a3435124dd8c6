// `/psirt major`: anybody with a role may ask for a Major Incident; a psirt-lead or exec who did not ask decides. During attacks it is
// turned down by two, and never ruled out beforehand.
import { isExploited, majorOf } from '../case/major.ts';
import type { Major } from '../case/major.ts';
import { holdersOf } from '../case/people.ts';
import { selfApprovalDelay } from '../case/signers.ts';
import { later, spoken } from '../time.ts';
import { readOneOf } from './args.ts';
import type { Call, Command, Role, Said } from './command.ts';
import { alreadySo, facts, refuse } from './say.ts';
import { takeFrom } from './take.ts';
import { everyRole, leads } from './who.ts';

export const majorCommand: Command = {
  name: 'major',
  group: 'assessment',
  summary: 'ask for a Major Incident, decide on it, end it, or say that it is none',
  who: everyRole,
  usage: ['major request [<reason>]', 'major approve [<reason>]', 'major reject <reason>', 'major end [<reason>]', 'major no [<reason>]'],
  examples: ['/psirt major no', '/psirt major request "the press calls"', '/psirt major reject "one customer, and a workaround"'],
  when: 'open',
  run,
}; // prettier-ignore

/** Who decides. */
export const deciders = ['psirt-lead', 'exec'] as const satisfies readonly Role[];

const acts = ['no', 'request', 'approve', 'reject', 'end'] as const;
type Act = (typeof acts)[number];

function run(call: Call): Said {
  const take = takeFrom(call);
  const act = take.word(0, (word) => readOneOf(word, acts));
  const because = act === 'reject' ? take.text(1, 'the reason') : call.rest(1).trim() || null;
  const said = take.all({ act, because });
  if (said === undefined) return take.stop();
  const major = majorOf(call.view);
  const answer = answers[said.act](call, major);
  if (answer !== undefined) return answer;
  const half = said.act === 'reject' && isExploited(call.view) ? halfOf(call, major) : undefined;
  if (half !== undefined && major.half?.by.id === call.speaker.person.id) return alreadySo;
  const state = states[said.act];
  return facts({ name: 'major', state, because: said.because, ...(half !== undefined && { half }) });
}

/**
 * During attacks it takes a psirt-lead and an exec to reject it: as which of the two this word counts; undefined when it is the second.
 * Where the settings name no exec, another psirt-lead is the second, or the same one after the time that the settings set for that.
 */
function halfOf({ view, speaker }: Call, { half }: Major): (typeof deciders)[number] | undefined {
  const other = deciders.find((role) => role !== half?.half && speaker.roles.has(role));
  const own = speaker.roles.has('psirt-lead') ? 'psirt-lead' : 'exec';
  if (half === undefined) return own;
  if (half.by.id === speaker.person.id) {
    const delay = selfApprovalDelay(view);
    return delay !== undefined && later(half.said_at, delay) <= speaker.said_at ? undefined : own;
  }
  return other !== undefined || holdersOf(view, 'exec').length === 0 ? undefined : own;
}

const states = { no: 'no', request: 'requested', approve: 'approved', reject: 'rejected', end: 'ended' } as const; // prettier-ignore

/** What is answered instead of recording it; undefined where it is recorded. */
type Answer = (call: Call, major: Major) => Said | undefined;

const answers: Readonly<Record<Act, Answer>> = {
  request: (_, { state }) => (state === 'requested' || state === 'approved' ? alreadySo : undefined),
  approve: (call, major) =>
    major.state === 'approved' ? alreadySo : (againstRole(call) ?? notAsked(call, major) ?? ownRequest(call, major)),
  reject: (call, major) =>
    major.state === 'rejected' ? alreadySo : (againstRole(call) ?? notAsked(call, major) ?? ownRequest(call, major)),
  end: (call, { state }) => {
    if (state === 'ended') return alreadySo;
    const none = { what: 'no Major Incident runs', post: '/psirt status' };
    return againstRole(call) ?? (state === 'approved' ? undefined : refuse(call, 'E-STATE', [none]));
  },
  no: (call, major) => (isAnswered(major) ? alreadySo : againstNo(call, major)),
}; // prettier-ignore

const isAnswered = ({ state }: Major): boolean => state === 'no' || state === 'rejected' || state === 'ended';

function againstRole(call: Call): Said | undefined {
  const { view, speaker } = call;
  if (deciders.some((role) => speaker.roles.has(role))) return undefined;
  return refuse(call, 'E-ROLE', [{ what: `deciding on a Major Incident is for ${named(view)}` }]);
}

/** Who decides, by name. */
function named(view: Call['view']): string {
  const names = deciders.flatMap((role) => holdersOf(view, role).map((holder) => `${holder} (${role})`));
  return names.join(', ') || deciders.join(', ');
}

function notAsked(call: Call, { state }: Major): Said | undefined {
  if (state === 'requested') return undefined;
  const runs = { what: 'the Major Incident runs; it can be ended', post: '/psirt major end <reason>' };
  const none = { what: 'nobody asks for a Major Incident', post: '/psirt major request <reason>' };
  return refuse(call, 'E-STATE', [state === 'approved' ? runs : none]);
}

/** Whoever asked does not decide, unless the settings let one person alone act after a while. */
function ownRequest(call: Call, { said }: Major): Said | undefined {
  const { view, speaker } = call;
  if (said === undefined || said.by.id !== speaker.person.id) return undefined;
  const delay = selfApprovalDelay(view);
  const from = delay === undefined ? undefined : later(said.said_at, delay);
  if (from !== undefined && from <= speaker.said_at) return undefined;
  const alone = from === undefined ? '' : `; your own word counts from ${spoken(from)} on`;
  return refuse(call, 'E-2P', [{ what: `you asked for it, so somebody else decides: ${named(view)}${alone}` }]); // prettier-ignore
}

function againstNo(call: Call, { state, said }: Major): Said | undefined {
  const { view, speaker } = call;
  if (!leads.some((role) => speaker.roles.has(role)))
    return refuse(call, 'E-ROLE', [{ what: `ruling a Major Incident out is for ${leads.join(', ')}` }]);
  if (state === 'approved') return notAsked(call, { state, said, half: undefined });
  const asked = state === 'requested' && said?.by.id !== speaker.person.id;
  if (asked) return refuse(call, 'E-STATE', [{ what: `it is asked for, so ${named(view)} decides`, post: '/psirt major reject <reason>' }]); // prettier-ignore
  if (!isExploited(view)) return undefined;
  const what = 'it is attacked in the wild, so it can’t be ruled out';
  return refuse(call, 'E-STATE', [{ what, post: '/psirt major request exploited in the wild' }]);
}
