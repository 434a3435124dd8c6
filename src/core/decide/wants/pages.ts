// Pages somebody for each alarm that stands, where a pager is set up. Whether a page arrived can't be looked up: one that may have gone
// out is never sent again by itself, one that was refused is tried again every hour, as long as the alarm stands.
import { alarmsOf } from '../../case/alarms.ts';
import type { Alarm } from '../../case/alarms.ts';
import { pageAct } from '../../case/paged.ts';
import { pageOf } from '../../page.ts';
import { day, later } from '../../time.ts';
import { wantAct } from '../acts.ts';
import type { Scene } from '../scene.ts';

/** What is known for longer needs nobody at this moment, as when a pager is set up for the first time. */
const longestAgo = day;

/** One page for each alarm. */
export function wantPages(scene: Scene): void {
  if (!scene.world.pages) return;
  for (const alarm of alarmsOf(scene.view())) page(scene, alarm);
}

function page(scene: Scene, alarm: Alarm): void {
  const { it, now, repository } = scene.view();
  const act = pageAct(alarm);
  if (!it.acts.has(act) && later(alarm.at, longestAgo) <= now) return;
  wantAct(scene, {
    act,
    effect: () => ({ kind: 'page', act, page: pageOf({ repository, number: it.number, alarm: alarm.kind, act, at: now }) }),
    afterFailure: 'hourly',
  }); // prettier-ignore
}
