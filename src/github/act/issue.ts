// Changes the case's issue: title, state, assignees; and opens one for a report that came by another way.
import { fixedSentence } from '../../core/decision.ts';
import type { Performer, Stage } from './stage.ts';

const update = 'PATCH /repos/{owner}/{repo}/issues/{issue_number}';
const assignees = '/repos/{owner}/{repo}/issues/{issue_number}/assignees';

/** GitHub mails titles and bodies as created, so neither says anything. */
const firstTitle = 'New report';

export const createIssue: Performer<'issue.create'> = async ({ clients, repository }, { marker }) => {
  const { data } = await clients.cases.request('POST /repos/{owner}/{repo}/issues', {
    ...repository,
    title: firstTitle,
    body: `${marker}\n${fixedSentence}`,
  });
  return { issue: String(data.number), url: data.html_url };
};

export const setTitle: Performer<'title'> = async (stage, { title }) => {
  await stage.clients.cases.request(update, { ...placeOf(stage), title });
  return {};
};

export const closeIssue: Performer<'issue.close'> = async (stage, { reason }) => {
  await stage.clients.cases.request(update, { ...placeOf(stage), state: 'closed', state_reason: reason });
  return {};
};

export const reopenIssue: Performer<'issue.reopen'> = async (stage) => {
  await stage.clients.cases.request(update, { ...placeOf(stage), state: 'open', state_reason: 'reopened' });
  return {};
};

export const setAssignees: Performer<'assignees'> = async (stage, { add, remove }) => {
  const { cases } = stage.clients;
  if (add.length > 0) await cases.request(`POST ${assignees}`, { ...placeOf(stage), assignees: [...add] });
  if (remove.length > 0)
    await cases.request(`DELETE ${assignees}`, { ...placeOf(stage), assignees: [...remove] });
  return {};
};

export const fillIssue: Performer<'issue.fill'> = async (
  { clients, repository },
  { number, title, body, state },
) => {
  await clients.cases.request(update, { ...repository, issue_number: number, title, body, state });
  return {};
};

/** Source: https://docs.github.com/en/graphql/reference/mutations#pinissue */
export const pinMutation = 'mutation ($id: ID!) { pinIssue(input: { issueId: $id }) { issue { isPinned } } }';

/** REST can't pin an issue. Where GraphQL doesn't let us either, the issue asks people to. */
export const pinIssue: Performer<'issue.pin'> = async ({ clients, repository }, { number }) => {
  const place = { ...repository, issue_number: number };
  const { data: issue } = await clients.cases.request(
    'GET /repos/{owner}/{repo}/issues/{issue_number}',
    place,
  );
  const { data: answer } = await clients.cases.request('POST /graphql', {
    query: pinMutation,
    variables: { id: issue.node_id },
  });
  return { pinned: answer.data?.pinIssue?.issue?.isPinned === true ? 'yes' : 'no' };
};

function placeOf({ repository, number }: Stage) {
  return { ...repository, issue_number: number };
}
