// The dashboard: there, and pinned, so that people find it. GitHub tells that by GraphQL alone.
import { houseMarker } from '../../core/house/house-marker.ts';
import { dashboardIssue } from '../../core/sweep/sight.ts';
import { allPages } from '../../github/pages.ts';
import { fullNameOf } from '../../github/repository-name.ts';
import { good, note } from './finding.ts';
import type { Check, Finding, Sight } from './finding.ts';

export const dashboardCheck: Check = { name: 'dashboard', look: async (sight) => [await look(sight)] };

/** Source: https://docs.github.com/en/graphql/reference/objects#issue */
export const pinnedQuery = 'query ($id: ID!) { node(id: $id) { ... on Issue { isPinned } } }';

async function look({ clients, repository }: Sight): Promise<Finding> {
  const issues = await allPages(clients.cases, ['GET /repos/{owner}/{repo}/issues', { ...repository }]);
  const marker = houseMarker(dashboardIssue);
  const issue = issues.find(({ user, body }) => user?.type === 'Bot' && body?.startsWith(marker) === true);
  if (issue === undefined) return note('there is no dashboard; it comes with the first case');
  const variables = { id: issue.node_id };
  const { data: answer } = await clients.cases.request('POST /graphql', { query: pinnedQuery, variables });
  const name = '(pin-by-app)';
  return answer.data?.node?.isPinned === true
    ? good(`the dashboard is pinned ${name}`)
    : note(
        `the dashboard is not pinned ${name}`,
        `pin it: https://github.com/${fullNameOf(repository)}/issues/${issue.number}`,
      );
}
