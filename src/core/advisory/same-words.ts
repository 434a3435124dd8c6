// Whether a new version says something else than the one that is public, gaps apart: those are filled by their rules. It compares forms
// and changes none.
import type { Advisory } from './advisory.ts';
import { canonicalHash } from './canonical.ts';
import { openForm } from './form.ts';
import type { ApprovalForm } from './form.ts';

/** The two advisories side by side, with the same gaps in both: what differs then is what people change. */
export function sideBySide(
  before: ApprovalForm,
  after: ApprovalForm,
): readonly [before: Advisory, after: Advisory] {
  const holes = [...before.holes, ...after.holes];
  return [openForm(before.advisory, holes).advisory, openForm(after.advisory, holes).advisory];
}

/** Whether anything but number, history and times differs. */
export function isRevised(before: ApprovalForm, after: ApprovalForm): boolean {
  const [old, fresh] = sideBySide(before, after).map(wordsOf);
  return old !== fresh;
}

function wordsOf(advisory: Advisory): string {
  const { version: _version, history: _history, times: _times, ...words } = advisory;
  return canonicalHash(words);
}
