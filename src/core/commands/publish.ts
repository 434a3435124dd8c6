// `/psirt publish`: the first signature. It fixes the exact form that is to be published; a second person approves its hash.
import { pendingRequest, signedRequest } from '../case/approvals.ts';
import { doneAct } from '../case/case.ts';
import { fixAuthors } from '../case/lines.ts';
import { isBarredAuthor, needsRenewal } from '../case/signers.ts';
import { gatesOf } from '../plan/doors.ts';
import type { Call, Command, Said } from './command.ts';
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
  const gates = gatesOf('publish', view);
  const preview = previewOf(call);
  if (preview.kind === 'unseen') return wait;
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
