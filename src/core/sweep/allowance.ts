// A sweep that would change too much at once asks people first, in an issue of the bot's own. The answer is a number, and it holds
// for an hour: what comes later is asked anew.
import { hour, later } from '../time.ts';
import type { SweepSight } from './sight.ts';

/** How many cases a psirt-lead lets a sweep change now; 0 when nobody allowed anything. */
export function allowedChanges({ now, house, issues, comments }: SweepSight): number {
  const asking = issues.find(({ asks }) => asks !== undefined);
  const { 'psirt-lead': leads = [], maintainer = [] } = house.settings.roles;
  const ids = new Set([...leads, ...maintainer].map((login) => house.people[login.toLowerCase()]));
  const valid = comments.filter(
    ({ issue, author, created_at: at, updated_at }) =>
      issue === asking?.number && ids.has(author.id) && at === updated_at && later(at, hour) > now,
  );
  return Math.max(0, ...valid.map(({ allows }) => allows ?? 0));
}
