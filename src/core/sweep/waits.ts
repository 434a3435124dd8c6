// What a case waits for that no webhook tells and no list shows: then it is looked at now and then although nothing points to it.
import { approvalsOf, signedRequest } from '../case/approvals.ts';
import { doneAct, latest } from '../case/case.ts';
import { ghsaOf } from '../case/ghsa.ts';
import { linesOf } from '../case/lines.ts';
import { awaitsRedaction } from '../case/redaction.ts';
import { awaitsStatement } from '../case/statement.ts';
import { isHeldDuplicate, mayAnswer } from '../case/status.ts';
import { unsentMessages } from '../case/told.ts';
import type { View } from '../case/view.ts';

/** Waits for the reporter's answer in the advisory's own thread, of which GitHub tells nothing. */
export function awaitsAnswer(view: View): boolean {
  return mayAnswer(view) && hasThread(view);
}

/** Something outside is still to come that the record can't tell the time of. */
export function awaitsWorld(view: View): boolean {
  const unsent = hasThread(view) && unsentMessages(view).length > 0;
  return (
    isHeldDuplicate(view) ||
    awaitsRedaction(view) ||
    awaitsStatement(view) ||
    unsent ||
    awaitsMerge(view) ||
    awaitsPublication(view) ||
    awaitsNotes(view) ||
    hasExpired(view)
  );
}

function hasThread(view: View): boolean {
  const place = ghsaOf(view);
  return place !== undefined && latest(view.it, 'reported')?.ghsa === place.ghsa;
}

/** A fix that is built in public lands when its pull request is merged. */
function awaitsMerge(view: View): boolean {
  if (latest(view.it, 'remedy')?.decision !== 'fix') return false;
  return linesOf(view).some(({ fix, landed }) => fix?.place === 'public' && landed.length === 0);
}

function awaitsPublication(view: View): boolean {
  return doneAct(view.it, 'publish') === undefined && approvalsOf(view).length > 0;
}

/** A release that is public gets its section in the notes, perhaps long after the advisory; what nobody signed goes into none. */
function awaitsNotes(view: View): boolean {
  if (doneAct(view.it, 'publish') === undefined || signedRequest(view) === undefined) return false;
  return linesOf(view).some(
    ({ line, tag }) => tag !== undefined && doneAct(view.it, `notes:${line}`) === undefined,
  );
}

/** An act was begun and nobody knows how it ended. */
function hasExpired({ it, now }: View): boolean {
  return [...it.acts.values()].some(
    ({ intent, receipt }) =>
      intent !== undefined && intent.seq > (receipt?.seq ?? 0) && intent.expires <= now,
  );
}
