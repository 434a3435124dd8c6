// GitHub's second door, as far as the product knocks at it: GraphQL over comments, and pinned issues. Requests are judged and answered by the reference
// implementation with GitHub's own schema, so a wrong query is a violation like any other.
import { buildSchema, execute, parse, validate } from 'graphql';
import type { DocumentNode } from 'graphql';
import { graphqlSchema } from '../contract/github-graphql.ts';
import { objectOf, textOf } from '../json.ts';
import type { Violation } from '../judge/judge.ts';
import type { Platform } from '../platform/platform.ts';
import type { Comments } from '../services/comments.ts';
import type { IssuePins } from '../services/issue-pins.ts';
import { visible } from './access.ts';
import type { Answer, Call } from './call.ts';

const schema = buildSchema(graphqlSchema);

/** Whether a call is one of GraphQL, on github.com or on a server of one's own. */
export const isGraphql = ({ method, path }: Call): boolean =>
  method === 'POST' && (path === '/graphql' || path === '/api/graphql');

interface Knowing {
  readonly platform: Platform;
  readonly comments: Comments;
  readonly issuePins: IssuePins;
}

export interface Graphql {
  readonly answer: Answer;
  readonly violations: readonly Violation[];
}

/** Answers a call; what GitHub's schema doesn't know is refused and counted. */
export async function answerGraphql(knowing: Knowing, call: Call): Promise<Graphql> {
  const document = documentOf(textOf(call.fields['query']));
  const wrong = document === undefined ? ['the query is no GraphQL'] : validate(schema, document).map(({ message }) => message); // prettier-ignore
  if (document === undefined || wrong.length > 0) {
    const violations = wrong.map((text): Violation => ({ where: 'body', text }));
    return { answer: { status: 200, body: { errors: wrong.map((message) => ({ message })) } }, violations };
  }
  const variableValues = objectOf(call.fields['variables']);
  const rootValue = {
    node: async ({ id }: { id: string }) =>
      nodeOf(knowing, { call, id }) ?? (await knowing.issuePins.seen(call, id)),
    pinIssue: async ({ input }: { input: { issueId: string } }) => ({
      clientMutationId: null,
      issue: await knowing.issuePins.pin(call, input.issueId),
    }),
  };
  const { data, errors } = await execute({ schema, document, rootValue, variableValues });
  const body = { data, ...(errors !== undefined && { errors: errors.map(({ message }) => ({ message })) }) };
  return { answer: { status: 200, body }, violations: [] };
}

function documentOf(query: string): DocumentNode | undefined {
  try {
    return parse(query);
  } catch {
    return undefined;
  }
}

function nodeOf(
  { platform, comments }: Knowing,
  { call, id }: { readonly call: Call; readonly id: string },
): object | null {
  const found = comments.node(id);
  if (found === undefined || !visible(platform, call, found.repository)) return null;
  const lastEditedAt = found.editedAt ?? null;
  return { __typename: 'IssueComment', id, includesCreatedEdit: lastEditedAt !== null, lastEditedAt };
}
