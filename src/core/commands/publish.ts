// `/psirt publish`: the first signature. It fixes the exact form that is to be published; a second person approves its hash.
import { pendingRequest, signedRequest } from '../case/approvals.ts';
import { doneAct } from '../case/case.ts';
import { ghsaOf } from '../case/ghsa.ts';
import { fixAuthors } from '../case/lines.ts';
import { isBarredAuthor, needsRenewal } from '../case/signers.ts';
import { gatesOf } from '../plan/doors.ts';
import type { Call, Command, Missing, Said } from './command.ts';
import { expiryOf, previewOf } from './publication.ts';
import { alreadySo, refuse, wait } from './say.ts';
import { takeFrom } from './take.ts';
import { signers } from './who.ts';

export const publishCommand: Command = {
  name: 'publish',
  group: 'disclosure',
  summary: 'ask for publication: the first of two signatures',
  who: signers,
  usage: ['publish'],
  examples: ['/psirt publish'],
  when: 'open',
  door: 'publish',
  run,
};

function run(call: Call): Said {
  const take = takeFrom(call);
  take.end(0);
  if (!take.fine()) return take.stop();
  const { view, speaker } = call;
  if (doneAct(view.it, 'publish') !== undefined) return alreadySo;
  const lost = lostDraft(call);
  const preview = previewOf(call);
  if (preview.kind === 'unseen' || lost === undefined) return wait;
  const gates = [...gatesOf('publish', view), ...lost];
  const wrong = preview.kind === 'wrong' ? preview.missing : [];
  if (preview.kind === 'wrong' || gates.length > 0) return refuse(call, 'E-GATE', [...gates, ...wrong]);
  const { notice } = preview;
  if (isAskedFor(call, notice.hash)) return alreadySo;
  return {
    say: 'facts',
    notices: [notice],
    facts: [
      {
        name: 'publish-requested',
        hash: notice.hash,
        early: false,
        notice: notice.hash,
        expires: expiryOf(view),
        roles: [...speaker.roles],
        fix_authors: [...fixAuthors(view)],
      },
    ],
  };
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

/**
 * Asking again changes nothing, but for two: whoever wrote the whole fix asks anew, so that the other one can sign; and whoever may
 * sign twice asks anew after the settings changed.
 */
function isAskedFor({ view, speaker }: Call, hash: string): boolean {
  const request = pendingRequest(view);
  if (request?.hash !== hash) return false;
  if (signedRequest(view) !== undefined) return true;
  const isTheirs = request.by.id === speaker.person.id;
  return isTheirs ? !needsRenewal(view, request) : !isBarredAuthor(view, request, speaker.person);
}
