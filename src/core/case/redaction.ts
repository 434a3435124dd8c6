// What was taken out of a case's issue, and whether everything is clean since.
import { allOf, doneAct, latest } from './case.ts';
import type { FactEntry } from './entry.ts';
import type { View } from './view.ts';

type Its = Pick<View, 'it'>;

/** The act that deletes a comment. */
export const redactAct = (comment: number): string => `redact:${comment}`;

/** The word by which a comment was taken away; undefined where nobody said it. */
export function redactionOf({ it }: Its, comment: number): FactEntry<'redacted'> | undefined {
  return allOf(it, 'redacted').find((fact) => fact.comment === comment);
}

/** A comment with the bot's answer to it, which may quote it: both go. */
export function redactedComments({ it }: Its): readonly number[] {
  return allOf(it, 'redacted').flatMap(({ comment }) => {
    const answer = Number(doneAct(it, `reply:${comment}`)?.made['comment']);
    return Number.isNaN(answer) ? [comment] : [comment, answer];
  });
}

/** What was taken away and is still there, as far as we know. */
export function awaitsRedaction(its: Its): boolean {
  return redactedComments(its).some((comment) => doneAct(its.it, redactAct(comment)) === undefined);
}

/** Whether somebody said that nothing is left, after the last thing that was found. */
export function isReportClean(its: Its): boolean {
  const clean = latest(its.it, 'report-clean')?.seq ?? 0;
  return clean > (latest(its.it, 'redacted')?.seq ?? 0) && !awaitsRedaction(its);
}
