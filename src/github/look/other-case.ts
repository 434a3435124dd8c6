// Looks at another case, and tells of it no more than naming it needs.
import { doneAct, foldCase, latest } from '../../core/case/case.ts';
import { isDrill } from '../../core/case/drill.ts';
import type { Case } from '../../core/case/case.ts';
import { deadlineOf } from '../../core/case/owed.ts';
import type { AnswerTo } from '../../core/look.ts';
import { orNull } from '../answered.ts';
import type { Looker } from './sight.ts';

const none = { exists: false, published: false, duplicate: false, closed: false };

/** What others wrote to proves nothing. */
export const lookAtLog: Looker<'log'> = async ({ records }, { number }) =>
  (await records.doubt(number)) === undefined ? ((await records.log(number)) ?? null) : null;

export const lookAtCase: Looker<'case'> = async ({ clients, repository, records }, { number }) => {
  const route = 'GET /repos/{owner}/{repo}/issues/{issue_number}';
  const issue = await orNull(clients.cases.request(route, { ...repository, issue_number: number }));
  if (issue === null || issue.data.pull_request !== undefined) return none;
  const log = await records.log(number);
  if (log?.ok !== true) return { ...none, closed: issue.data.state === 'closed' };
  const it = foldCase(number, log.entries, log.head);
  return { exists: true, closed: issue.data.state === 'closed', ...toldOf(it) };
};

/** What another case may know of it. */
function toldOf(it: Case): Omit<AnswerTo<'case'>, 'exists' | 'closed'> {
  const since = latest(it, 'reopened')?.seq ?? 0;
  const duplicate = latest(it, 'duplicate');
  const published = doneAct(it, 'publish');
  const advisory = published?.made['url'];
  const deadline = deadlineOf({ it }) ?? undefined;
  return {
    published: published !== undefined,
    duplicate: (duplicate?.seq ?? 0) > since,
    ...(isDrill({ it }) && { drill: true as const }),
    ...(advisory !== undefined && { advisory }),
    ...(duplicate !== undefined && { duplicate_of: duplicate.of }),
    ...(deadline !== undefined && { deadline }),
  };
}
