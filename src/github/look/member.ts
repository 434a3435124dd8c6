// Looks whether somebody is in a team. Answers are remembered for 5 minutes, unless a fresh one is asked for: signatures ask.
import { orNull } from '../answered.ts';
import type { Clients } from '../client.ts';
import type { Looker } from './sight.ts';

/** What was answered, by team and login, and until when it holds. */
export type MemberMemory = Map<string, { readonly member: boolean; readonly until: number }>;

const kept = 5 * 60_000;
const route = 'GET /orgs/{org}/teams/{team_slug}/memberships/{username}';

/** Asks GitHub, and remembers nothing. `team` is `organisation/slug`; an invitation that wasn't accepted yet is no membership. */
export async function isMember(
  { cases }: Pick<Clients, 'cases'>,
  { team, login }: { readonly team: string; readonly login: string },
): Promise<boolean> {
  const [org = '', slug = ''] = team.split('/');
  const answer = await orNull(cases.request(route, { org, team_slug: slug, username: login }));
  return answer?.data.state === 'active';
}

export const lookAtMember: Looker<'member'> = async (sight, { team, login, fresh }) => {
  const key = `${team} ${login}`.toLowerCase();
  const known = sight.members.get(key);
  if (!fresh && known !== undefined && known.until > Date.now()) return known.member;
  const member = await isMember(sight.clients, { team, login });
  sight.members.set(key, { member, until: Date.now() + kept });
  return member;
};
