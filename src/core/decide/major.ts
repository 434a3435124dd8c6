// Asks for a Major Incident where what is known meets a criterion of the plan, once for each. It asks; people decide.
import { factDraft } from '../case/suppose.ts';
import { isOpen, statusOf } from '../case/status.ts';
import { reasonsToAsk } from '../case/major.ts';
import type { Scene } from './scene.ts';

/** Records the request, as of when the last word on the case was said: from then on the time to decide runs. */
export function askForMajor(scene: Scene): void {
  const view = scene.view();
  const reasons = isOpen(statusOf(view)) ? reasonsToAsk(view) : [];
  if (reasons.length === 0) return;
  const said_at = view.it.entries.reduce((_, entry) => entry.said_at, view.now);
  const fact = { name: 'major', state: 'requested', because: reasons.join('; ') } as const;
  scene.write([factDraft(fact, { person: view.bot, said_at, via: 'sweep' })]);
}
