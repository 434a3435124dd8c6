// `/psirt approve`: the second person's word: to the hash of a publication, to a remedy, or to something that is said afterwards.
import { approvalsOf, pendingRequest } from '../case/approvals.ts';
import { allOf, latest } from '../case/case.ts';
import { agreementsTo, consentsMissing } from '../case/consent.ts';
import type { Consent } from '../case/consent.ts';
import type { FactEntry } from '../case/entry.ts';
import type { Fact } from '../case/fact.ts';
import { hashOf } from '../case/log.ts';
import { holdersOf } from '../case/people.ts';
import { mayApprove, selfApprovalDelay } from '../case/signers.ts';
import type { View } from '../case/view.ts';
import type { Request } from '../case/versions.ts';
import { askingLine, kindOf } from '../case/versions.ts';
import { later, spoken } from '../time.ts';
import { approveAhead } from './approve-ahead.ts';
import { readHash } from './choices.ts';
import type { Call, Command, Missing, Said } from './command.ts';
import { approveNotice } from './notice-approval.ts';
import { stillStands } from './publication.ts';
import { alreadySo, facts, refuse, wait } from './say.ts';
import { isAgreement } from './second-person.ts';
import { takeFrom } from './take.ts';
import { signers } from './who.ts';

export const approveCommand: Command = {
  name: 'approve',
  group: 'disclosure',
  summary: 'approve what somebody else asked for',
  who: signers,
  usage: [
    'approve <hash, at least 7 digits>',
    'approve remedy|wontfix',
    'approve severity <level>|decline <reason>|embargo lift|embargo until <time>',
    'approve notice <hash, at least 7 digits>',
    'approve settings <whole commit>',
  ],
  examples: ['/psirt approve 4f9c2a1e', '/psirt approve remedy', '/psirt approve severity medium', '/psirt approve settings 4f9c2a1e5d6b7a804f9c2a1e5d6b7a804f9c2a1e'],
  when: 'any',
  run,
}; // prettier-ignore

function run(call: Call): Said {
  const what = call.words[0]?.text.toLowerCase() ?? '';
  // They belong to no case: the issue that the bot opens for them hears that word.
  if (what === 'settings') return refuse(call, 'E-STATE', [{ what: 'settings are approved in the bot’s own issue about them, where the line to post stands' }]); // prettier-ignore
  if (what === 'remedy' || what === 'wontfix') return approveRemedy(call, what);
  if (isAgreement(what)) return approveAhead(call, what);
  if (what === 'notice') return approveNotice(call);
  return approvePublication(call, what === 'publish' ? 1 : 0);
}

function approvePublication(call: Call, at: number): Said {
  const { view, speaker } = call;
  const take = takeFrom(call);
  const typed = take.word(at, readHash);
  take.end(at + 1);
  const request = pendingRequest(view);
  const again = askingLine(request === undefined ? 'final' : kindOf(request));
  const post = request === undefined ? again : `/psirt approve ${request.hash.slice(0, 8)}`;
  if (typed === undefined || !take.fine()) {
    const what = 'say what you approve: the hash, or remedy, wontfix, severity, decline, embargo';
    return refuse(call, 'E-ARGS', [{ what, post }]);
  }
  if (request?.hash.startsWith(typed) !== true)
    return refuse(call, 'E-STALE', [{ what: staleWords(view, typed, request), post }]);
  if (approvalsOf(view, request).some(({ by }) => by.id === speaker.person.id)) return alreadySo;
  const missing = mayApprove(view, speaker);
  if (missing.length > 0) return refuse(call, 'E-2P', missing);
  const stands = stillStands(call, request);
  if (stands === undefined) return wait;
  if (!stands)
    return refuse(call, 'E-STALE', [{ what: 'the advisory changed after it was asked for', post: again }]);
  return facts({
    name: 'approved',
    what: 'publish',
    hash: request.hash,
    self: request.by.id === speaker.person.id,
  });
}

/** Why a hash is not what waits, and what to read first where something else does. */
function staleWords({ it }: View, typed: string, request: Request | undefined): string {
  const asked = allOf(it, 'publish-requested').some(({ hash }) => hash.startsWith(typed));
  const what = asked
    ? 'what you approve has run out, was rejected or replaced'
    : 'nothing with this hash waits';
  const now = request === undefined ? '' : `; ${request.by.login} asked for what waits now, so read that first`; // prettier-ignore
  return `${what}${now}`;
}

function approveRemedy(call: Call, what: 'remedy' | 'wontfix'): Said {
  const take = takeFrom(call);
  take.end(1);
  if (!take.fine()) return take.stop();
  const { view, speaker } = call;
  const remedy = latest(view.it, 'remedy');
  if (remedy === undefined || (what === 'wontfix') !== (remedy.decision === 'wontfix')) {
    const now = remedy === undefined ? 'nothing is decided yet' : `the decision is ${remedy.decision}`;
    const post =
      remedy === undefined
        ? '/psirt remedy fix by <date>'
        : `/psirt approve ${remedy.decision === 'wontfix' ? 'wontfix' : 'remedy'}`;
    return refuse(call, 'E-STALE', [{ what: now, post }]);
  }
  const { decision, due, mitigations, because, by, said_at } = remedy;
  const open = consentsMissing(view, remedy);
  if (open.length === 0 || hasAgreed(call, remedy)) return alreadySo;
  const missing = [...roleMissing(call, open), ...selfMissing(call, { by, said_at })];
  if (missing.length > 0) return refuse(call, 'E-2P', missing);
  const hash = hashOf(JSON.stringify({ decision, due, mitigations, because }));
  return facts({
    name: 'approved',
    what,
    hash,
    self: by.id === speaker.person.id,
    roles: [...speaker.roles],
  });
}

function hasAgreed({ view, speaker }: Call, remedy: FactEntry<'remedy'>): boolean {
  return agreementsTo(view, remedy).some(({ by }) => by.id === speaker.person.id);
}

/** Whose word is still wanted, and that the speaker's is not among them. */
function roleMissing({ view, speaker }: Call, open: readonly Consent[]): readonly Missing[] {
  const may = [...new Set(open.flat())];
  if (may.some((role) => speaker.roles.has(role))) return [];
  const who = [...may, 'maintainer' as const].flatMap((role) => holdersOf(view, role));
  return [{ what: `this is for the ${may.join(' or ')}: ${who.join(', ')}` }];
}

function selfMissing(
  { view, speaker }: Call,
  asked: Pick<Fact & { by: { id: number }; said_at: string }, 'by' | 'said_at'>,
): readonly Missing[] {
  if (asked.by.id !== speaker.person.id) return [];
  const delay = selfApprovalDelay(view);
  if (delay === undefined) return [{ what: 'you decided it, so somebody else must agree' }];
  const from = later(asked.said_at, delay);
  return speaker.said_at >= from
    ? []
    : [{ what: `you decided it; your own agreement counts only from ${spoken(from)} on` }];
}
