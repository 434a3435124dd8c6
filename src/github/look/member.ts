// Looks whether somebody is in a team. Answers are remembered for 5 minutes, unless a fresh one is asked for: signatures ask.
import { orNull } from '../answered.ts';
import type { Looker } from './sight.ts';

/** What was answered, by team and login, and until when it holds. */
export type MemberMemory = Map<string, { readonly member: boolean; readonly until: number }>;

const kept = 5 * 60_000;
const route = 'GET /orgs/{org}/teams/{team_slug}/memberships/{username}';

/** `team` is `organisation/slug`. An invitation that wasn't accepted yet is no membership. */
export const lookAtMember: Looker<'member'> = async (sight, { team, login, fresh }) => {
  const key = `${team} ${login}`.toLowerCase();
  const known = sight.members.get(key);
  if (!fresh && known !== undefined && known.until > Date.now()) return known.member;
  const [org = '', slug = ''] = team.split('/');
  const answer = await orNull(sight.clients.cases.request(route, { org, team_slug: slug, username: login }));
  const member = answer?.data.state === 'active';
  sight.members.set(key, { member, until: Date.now() + kept });
  return member;
};
