// GraphQL in the box: GitHub's own published schema judges our query and the part of it that the box plays; edits are told, however soon.
import { schema } from '@octokit/graphql-schema';
import { buildSchema, isInterfaceType, isObjectType, parse, validate } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pinnedQuery } from '../../src/cli/doctor/dashboard.ts';
import { pinMutation } from '../../src/github/act/issue.ts';
import { perform } from '../../src/github/act/perform.ts';
import { editedQuery, isEdited } from '../../src/github/look/edited.ts';
import { graphqlSchema } from '../../src/sandbox/contract/github-graphql.ts';
import { personOf } from '../../src/sandbox/person.ts';
import { cases, startBench } from '../github/box/bench.ts';
import type { Bench } from '../github/box/bench.ts';

// One of its types names a field twice, which is no matter here.
const published = buildSchema(schema.idl, { assumeValidSDL: true });

test('our queries are what GitHub’s schema allows, and nobody else’s wish is', () => {
  for (const query of [editedQuery, pinMutation, pinnedQuery])
    expect(validate(published, parse(query))).toEqual([]);
  expect(validate(published, parse(editedQuery.replace('lastEditedAt', 'lastEdit')))).toHaveLength(1);
});

test('the box plays the published schema, field by field', () => {
  const played = buildSchema(graphqlSchema);
  const types = ['Query', 'Mutation', 'Node', 'IssueComment', 'Issue', 'PinIssuePayload'].map((name) => [played.getType(name), published.getType(name)] as const); // prettier-ignore
  for (const [ours, theirs] of types) {
    if (!(isObjectType(ours) || isInterfaceType(ours)) || !(isObjectType(theirs) || isInterfaceType(theirs)))
      throw new TypeError('expected two types with fields');
    const told = Object.entries(ours.getFields()).map(([name, { type, args }]) => [name, String(type), args.map(String)]); // prettier-ignore
    const known = Object.keys(ours.getFields()).map((name) => {
      const field = theirs.getFields()[name];
      return [name, String(field?.type), field?.args.map(String)];
    });
    expect(told).toEqual(known);
  }
});

describe('whether a comment was edited', () => {
  let bench: Bench;
  const repository = 'acme/psirt';
  beforeAll(async () => {
    bench = await startBench();
  });
  afterAll(() => bench.close());

  test('is told although it was in the second of its birth, and so is that it is gone', async () => {
    const [lead, analyst] = [personOf(bench.box, 'lead'), personOf(bench.box, 'analyst')];
    const number = await lead.openIssue({ repository, title: 't', body: 'b' });
    const [kept, forged, gone] = [await lead.comment({ repository, number }, 'one'), await lead.comment({ repository, number }, 'two'), await lead.comment({ repository, number }, 'three')]; // prettier-ignore
    await analyst.editComment({ repository, comment: forged }, '/psirt approve 4f9c2a1e');
    await lead.octokit.rest.issues.deleteComment({ ...cases, comment_id: gone });
    const place = { clients: bench.clients, repository: cases };
    expect([await isEdited(place, kept), await isEdited(place, forged), await isEdited(place, gone)]).toEqual(
      [false, true, true],
    );
    expect(bench.box.violations()).toEqual([]);
  });

  test('is told nobody who may not see the comment, and nothing else is answered', async () => {
    const number = await personOf(bench.box, 'lead').openIssue({ repository, title: 't', body: 'b' });
    const comment = await personOf(bench.box, 'lead').comment({ repository, number }, 'secret');
    const seen = await bench.clients.cases.request('GET /repos/{owner}/{repo}/issues/comments/{comment_id}', { ...cases, comment_id: comment }); // prettier-ignore
    const variables = { id: seen.data.node_id };
    const { octokit } = personOf(bench.box, 'reporter');
    const asked = await octokit.request('POST /graphql', { query: editedQuery, variables });
    expect(asked.data).toEqual({ data: { node: null } });
    const before = bench.box.violations().length;
    await octokit.request('POST /graphql', { query: '{ viewer { login } }' });
    expect(bench.box.violations().length).toBe(before + 1);
  });
});

describe('pinned issues', () => {
  let bench: Bench;
  const repository = 'acme/psirt';
  beforeAll(async () => {
    bench = await startBench();
  });
  afterAll(() => bench.close());

  test('the App pins three and no more, and whoever may see one is told', async () => {
    const { box, clients } = bench;
    const stage = { clients, repository: cases, number: 0, labels: new Set<string>() };
    const lead = personOf(box, 'lead');
    const said: unknown[] = [];
    for (const title of ['a', 'b', 'c', 'd']) {
      const number = await lead.openIssue({ repository, title, body: '' });
      said.push(await perform(stage, { kind: 'issue.pin', act: 'pin', number }));
    }
    const done = (pinned: string) => ({ result: 'done', made: { pinned } });
    expect(said).toEqual([done('yes'), done('yes'), done('yes'), done('no')]);
    const seen = await lead.octokit.rest.issues.get({ ...cases, issue_number: 1 });
    const variables = { id: seen.data.node_id };
    const asked = (login: string, query: string) => personOf(box, login).octokit.request('POST /graphql', { query, variables }); // prettier-ignore
    expect((await asked('lead', pinnedQuery)).data).toEqual({ data: { node: { isPinned: true } } });
    expect((await asked('reporter', pinnedQuery)).data).toEqual({ data: { node: null } });
    expect((await asked('reporter', pinMutation)).data).toMatchObject({ data: { pinIssue: null } });
    expect(box.violations()).toEqual([]);
  });
});
