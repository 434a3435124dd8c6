// Notes what the reporter is owed by the calendar, or since something became known: each of it gives rise to one message.
import { owedNow } from '../../case/owed.ts';
import { observed } from '../scene.ts';
import type { Scene } from '../scene.ts';

/** Records all that is owed and was not noted yet. */
export function noteOwed(scene: Scene): void {
  for (const owed of owedNow(scene.view()))
    observed(scene, { name: 'owed', ...owed }, `owed:${owed.form}:${owed.about}`);
}
