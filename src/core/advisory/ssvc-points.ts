// What of SSVC an advisory tells: whether it can be automated, and the technical impact.
import { ssvcOf } from '../case/ssvc.ts';
import type { View } from '../case/view.ts';
import type { Advisory } from './advisory.ts';

/** The decision stays inside, and so does what it rests on but for these two. */
export function ssvcPoints(view: View): Pick<Advisory, 'ssvc'> {
  const points = ssvcOf(view)?.points;
  const technicalImpact = points?.get('technical-impact');
  if (technicalImpact === undefined) return {};
  const automatable = points?.get('automatable');
  return { ssvc: { ...(automatable !== undefined && { automatable }), technicalImpact } };
}
