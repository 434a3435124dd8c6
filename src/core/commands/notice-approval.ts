// `/psirt approve notice <hash>`: another person agrees to exactly this text before it goes out. What the text's head asks for counts.
import { draftsOf } from '../case/noticed.ts';
import type { Draft } from '../case/noticed.ts';
import { selfApprovalDelay } from '../case/signers.ts';
import { approvalWords } from '../notices/approval.ts';
import { templateNow } from '../notices/draft.ts';
import { later, spoken } from '../time.ts';
import { readHash } from './choices.ts';
import type { Call, Missing, Said } from './command.ts';
import { alreadySo, facts, refuse } from './say.ts';
import { takeFrom } from './take.ts';

/** `approve notice 4f9c2a1e`. */
export function approveNotice(call: Call): Said {
  const take = takeFrom(call);
  const typed = take.word(1, readHash);
  take.end(2);
  if (typed === undefined || !take.fine()) return take.stop();
  const draft = draftsOf(call.view).find(({ drafted }) => drafted.hash.startsWith(typed));
  if (draft === undefined)
    return refuse(call, 'E-STALE', [{ what: 'no notice that stands has this hash', post: '/psirt draft <notice>' }]); // prettier-ignore
  const { hash, by } = draft.drafted;
  if (draft.approved.some((one) => one.by.id === call.speaker.person.id)) return alreadySo;
  const missing = stands(call, draft);
  if (missing.length > 0) return refuse(call, 'E-2P', missing);
  return facts({ name: 'approved', what: 'notice', hash, self: by.id === call.speaker.person.id });
}

/** What stands against this person's word. */
function stands({ view, speaker }: Call, { notice, drafted }: Draft): readonly Missing[] {
  const { approval } = templateNow(view, notice);
  if (approval === 'publish') return [{ what: 'the advisory is signed with its own request', post: '/psirt publish' }]; // prettier-ignore
  if (approval === 'none') return [{ what: `nobody has to agree to it: ${notice} can be sent`, post: `/psirt send ${notice}` }]; // prettier-ignore
  if (drafted.gaps.length > 0)
    return [{ what: `it still has gaps: ${drafted.gaps.join(', ')}`, post: `/psirt draft ${notice}` }];
  if (!approval.some((role) => speaker.roles.has(role)))
    return [{ what: `this needs ${approvalWords(approval)}` }];
  return drafted.by.id === speaker.person.id ? ownMissing(view, speaker.said_at, drafted.said_at) : [];
}

function ownMissing(view: Call['view'], now: string, draftedAt: string): readonly Missing[] {
  const delay = selfApprovalDelay(view);
  if (delay === undefined) return [{ what: 'you drafted it, so somebody else must agree' }];
  const from = later(draftedAt, delay);
  return now >= from ? [] : [{ what: `you drafted it; your own word counts only from ${spoken(from)} on` }];
}
