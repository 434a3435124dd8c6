// Whether a case is a drill: an exercise that is played like a case, of which nothing leaves the case repository. Figures leave drills out.
import { latest } from './case.ts';
import type { FactEntry } from './entry.ts';
import type { View } from './view.ts';

/** The entry that made the case a drill; once it is one, it stays one. */
export function drillOf({ it }: Pick<View, 'it'>): FactEntry<'drill'> | undefined {
  return latest(it, 'drill');
}

/** Whether the case is an exercise. */
export function isDrill(view: Pick<View, 'it'>): boolean {
  return drillOf(view) !== undefined;
}
