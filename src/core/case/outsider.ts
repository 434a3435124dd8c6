// Who outside the team reported a case, as the record calls them: `p1`, never a name.
import { latest } from './case.ts';
import type { FactData } from './fact.ts';
import type { View } from './view.ts';

/** Channels by which people outside reach us and GitHub gives us no thread: they are written to by hand. */
export const outsideChannels: readonly FactData['source']['channel'][] = [
  'email', 'customer', 'pentest-external', 'list', 'other',
]; // prettier-ignore

/** The outsider whom the report names, or whose channel somebody named with `source`; null where a colleague reported it. */
export function outsiderOf({ it }: Pick<View, 'it'>): string | null {
  const reporter = latest(it, 'reported')?.reporter ?? null;
  const channel = latest(it, 'source')?.channel;
  return reporter ?? (channel !== undefined && outsideChannels.includes(channel) ? 'p1' : null);
}
