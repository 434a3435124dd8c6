// `/psirt publish`: the first signature. It fixes the exact form that is to be published; a second person approves its hash.
import { signedRequest } from '../case/approvals.ts';
import { doneAct } from '../case/case.ts';
import { ghsaOf } from '../case/ghsa.ts';
import { gatesOf } from '../plan/doors.ts';
import { missingBefore } from '../plan/exits.ts';
import { againstGlass, takeGlass } from './break-glass.ts';
import type { Glass } from './break-glass.ts';
import { asking, requestOf } from './asked-for.ts';
import type { Asking } from './asked-for.ts';
import type { Call, Command, Missing, Said } from './command.ts';
import { expiryOf, previewOf } from './publication.ts';
import { publishEarly } from './publish-early.ts';
import { alreadySo, refuse, wait } from './say.ts';
import { takeFrom } from './take.ts';
import { signers } from './who.ts';

export const publishCommand: Command = {
  name: 'publish',
  group: 'disclosure',
  summary: 'ask for publication: the first of two signatures',
  who: signers,
  usage: ['publish', 'publish early [next-update <date>]', 'publish --break-glass <reason>'],
  examples: ['/psirt publish', '/psirt publish early next-update +7d'],
  when: 'active',
  door: 'publish',
  run,
};

function run(call: Call): Said {
  const [first] = call.words;
  if (first?.quoted === false && first.text.toLowerCase() === 'early') return publishEarly(call);
  const take = takeFrom(call);
  const glass = takeGlass(call, take, { at: 0, act: 'publish' });
  if (glass === null) take.end(0);
  if (glass === undefined || !take.fine()) return take.stop();
  return againstGlass(call, glass) ?? ask(call, glass);
}

function ask(call: Call, glass: Glass): Said {
  const { view } = call;
  if (doneAct(view.it, 'publish') !== undefined) return alreadySo;
  const lost = lostDraft(call);
  const preview = previewOf(call);
  if (preview.kind === 'unseen' || lost === undefined) return wait;
  // Whoever breaks the glass waits for no second person and for no paper; what makes the text right stands.
  const before = glass === null ? missingBefore('publish', view) : gatesOf('publish', view);
  const gates = [...before, ...lost];
  const wrong = preview.kind === 'wrong' ? preview.missing : [];
  if (preview.kind === 'wrong' || gates.length > 0) return refuse(call, 'E-GATE', [...gates, ...wrong]);
  const asked = { kind: 'final', notice: preview.notice, expires: expiryOf(view) } as const;
  if (glass === null) return asking(call, view, asked);
  return signedRequest(view) !== undefined ? alreadySo : alone(call, glass, asked);
}

/** Both signatures by one, and that it was so. */
function alone(call: Call, glass: Exclude<Glass, null>, asked: Asking): Said {
  const { notice } = asked;
  const approval = { name: 'approved', what: 'publish', hash: notice.hash, self: true } as const;
  return { say: 'facts', notices: [notice], facts: [glass, requestOf(call, call.view, asked), approval] };
}

/** Nothing can be published where the draft was closed on GitHub, or is out of the bot's sight; undefined while it must be looked at. */
function lostDraft({ view, eye }: Call): readonly Missing[] | undefined {
  const place = ghsaOf(view);
  const seen = place === undefined ? noDraft : eye.ask({ look: 'advisory', ...place });
  if (seen === undefined) return undefined;
  if (seen?.state === 'closed') return [{ what: 'the draft advisory is closed on GitHub; reopen it there' }];
  return seen === null ? [{ what: 'the bot does not see the draft advisory; look whether it is still installed on the product’s repository' }] : []; // prettier-ignore
}

const noDraft = { state: 'draft' } as const;
