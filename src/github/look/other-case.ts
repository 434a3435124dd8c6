// Looks at another case, and tells of it no more than naming it needs.
import { doneAct, foldCase, latest } from '../../core/case/case.ts';
import { orNull } from '../answered.ts';
import type { Looker } from './sight.ts';

const none = { exists: false, published: false, duplicate: false, closed: false };

export const lookAtCase: Looker<'case'> = async ({ clients, repository, records }, { number }) => {
  const route = 'GET /repos/{owner}/{repo}/issues/{issue_number}';
  const issue = await orNull(clients.cases.request(route, { ...repository, issue_number: number }));
  if (issue === null || issue.data.pull_request !== undefined) return none;
  const log = await records.log(number);
  if (log?.ok !== true) return { ...none, closed: issue.data.state === 'closed' };
  const it = foldCase(number, log.entries, log.head);
  const since = latest(it, 'reopened')?.seq ?? 0;
  return {
    exists: true,
    published: doneAct(it, 'publish') !== undefined,
    duplicate: (latest(it, 'duplicate')?.seq ?? 0) > since,
    closed: issue.data.state === 'closed',
  };
};
