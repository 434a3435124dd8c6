// Whether a tag of this case asked for its publication: then the App may do what is otherwise the Action's.
import type { ReleaseAsk } from '../world.ts';
import { hour, later } from '../time.ts';
import { validHours } from './approvals.ts';
import { linesOf, needsNoRelease } from './lines.ts';
import { productOf } from './product.ts';
import type { View } from './view.ts';

/** Asks that count for this case: of a tag that releases one of its lines, of any tag where nothing is to be released; each for three days. */
export function standingAsks(view: View): readonly ReleaseAsk[] {
  const product = productOf(view)?.product.repository;
  const tags = new Set(linesOf(view).map(({ tag }) => tag?.tag));
  return view.house.asks.filter(
    ({ repository, tag, at }) =>
      repository === product &&
      later(at, validHours * hour) > view.now &&
      (needsNoRelease(view) || tags.has(tag)),
  );
}
