// The commits by which an embargoed fix may have landed, offered on the card for a person to confirm: the bot sees nothing inside a fork
// or mirror, so it can't tell by itself. It records nothing.
import { doneAct } from '../../case/case.ts';
import { linesOf } from '../../case/lines.ts';
import type { LineState } from '../../case/lines.ts';
import { productOf } from '../../case/product.ts';
import type { View } from '../../case/view.ts';
import type { Eye, SeenCommit } from '../../look.ts';
import type { Product } from '../../settings.ts';
import type { OfferedLanding } from '../../words/card/landing-step.ts';

/** How GitHub begins the message of a commit by which a temporary private fork's pull request lands. */
const forkMerge = 'Merge commit from fork';
const mostOffered = 5;

/** Whether a commit is the landing of a temporary private fork, of whichever advisory. */
export const isForkMerge = ({ message }: SeenCommit): boolean => message.startsWith(forkMerge);

/** From when on a fix can have landed: since its fork was opened, or since it was linked. */
export function landsSince(view: View, fix: NonNullable<LineState['fix']>): string {
  return doneAct(view.it, 'fork')?.at ?? fix.said_at;
}

/** What may be the landing of each line: of whose fix a tag is out already, or where forks have landed and nobody knows whose. */
export function offeredLandings(view: View, eye: Eye): readonly OfferedLanding[] {
  const product = productOf(view)?.product;
  if (product === undefined) return [];
  return linesOf(view).flatMap((state) => offerFor(view, eye, { ...state, product }));
}

function offerFor(
  view: View,
  eye: Eye,
  { product, line, fix, landed, tag }: LineState & { readonly product: Product },
): readonly OfferedLanding[] {
  const branch = product.lines[line]?.branch;
  const canLand = fix !== undefined && landed.length === 0 && (tag !== undefined || fix.place === 'fork');
  if (branch === undefined || !canLand) return [];
  const since = landsSince(view, fix);
  const seen = eye.ask({ look: 'commits', repository: product.repository, branch, since }) ?? [];
  const merges = seen.filter(isForkMerge);
  if (tag === undefined && merges.length === 0) return [];
  const commits = (merges.length > 0 ? merges : seen).slice(0, mostOffered);
  return [{ line, tag: tag?.tag, commits }];
}
