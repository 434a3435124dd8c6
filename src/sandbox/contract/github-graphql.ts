// The part of GitHub's public GraphQL schema that the box plays, field by field as GitHub publishes it (MIT, package
// @octokit/graphql-schema). A test holds it against the whole.

export const graphqlSchema = `
type Mutation {
  pinIssue(input: PinIssueInput!): PinIssuePayload
}

input PinIssueInput {
  clientMutationId: String
  issueId: ID!
}

type PinIssuePayload {
  clientMutationId: String
  issue: Issue
}

type Issue implements Node {
  id: ID!
  isPinned: Boolean
}

type Query {
  node(id: ID!): Node
}

interface Node {
  id: ID!
}

type IssueComment implements Node {
  id: ID!
  includesCreatedEdit: Boolean!
  lastEditedAt: DateTime
}

scalar DateTime
`;
