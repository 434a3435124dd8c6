// The advisory of a case with what is known to be out by now: proven tags, landed commits, the time of publication. For texts that are
// written about it; what is published is the signed form, filled by its own rules.
import { doneAct } from '../case/case.ts';
import { linesOf } from '../case/lines.ts';
import { productOf } from '../case/product.ts';
import type { View } from '../case/view.ts';
import type { Advisory } from './advisory.ts';
import { withFix } from './form.ts';

/** The same advisory; a release whose tag does not hold its fix is none. */
export function asReleased(view: View, advisory: Advisory): Advisory {
  const product = productOf(view)?.name ?? '';
  const published = doneAct(view.it, 'publish')?.at;
  const started: Advisory = {
    ...advisory,
    times: { ...advisory.times, ...(published !== undefined && { published }) },
  };
  return linesOf(view).reduce((all, { planned: version, landed, tag, proven }) => {
    if (tag === undefined || !proven) return all;
    const tagUrl = `https://github.com/${tag.repository}/releases/tag/${tag.tag}`;
    return withFix(all, { product, version }, (fix) => ({ ...fix, landed, tagUrl }));
  }, started);
}
