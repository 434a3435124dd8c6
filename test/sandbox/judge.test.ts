// The judge against requests that GitHub takes and requests that it refuses. The second list is what hand-made mocks let through.
import { describe, expect, it } from 'vitest';
import { judgeOf } from '../../src/sandbox/judge/judge.ts';

const judge = judgeOf('2022-11-28');
const repo = '/repos/acme/widget';
const advisory = `${repo}/security-advisories`;
const fine = (ecosystem: string): unknown => ({
  summary: 's',
  description: 'd',
  vulnerabilities: [{ package: { ecosystem, name: 'w' } }],
});

interface Case {
  readonly why: string;
  readonly method: string;
  readonly url: string;
  readonly body?: unknown;
}

const cases = (
  rows: readonly (readonly [why: string, method: string, url: string, body?: unknown])[],
): Case[] => rows.map(([why, method, url, body]) => ({ why, method, url, body }));

const good = cases([
  ['an issue', 'POST', `${repo}/issues`, { title: 't', labels: ['a'], assignees: ['lead'] }],
  ['a state with reason', 'PATCH', `${repo}/issues/1`, { state: 'closed', state_reason: 'not_planned' }],
  ['labels as an object', 'POST', `${repo}/issues/1/labels`, { labels: ['a'] }],
  ['a list with its parameters', 'GET', `${repo}/issues?per_page=100&state=all&since=2026-01-01T00:00:00Z`],
  ['a draft advisory', 'POST', advisory, fine('npm')],
  ['publishing', 'PATCH', `${advisory}/GHSA-2222-3333-4444`, { state: 'published' }],
  ['a CVE request', 'POST', `${advisory}/GHSA-2222-3333-4444/cve`],
  ['a comment on an advisory (preview)', 'POST', `${advisory}/GHSA-2222-3333-4444/comments`, { body: 'hello' }],
  ['a file', 'PUT', `${repo}/contents/a/b/c.txt`, { message: 'm', content: 'aGk=', branch: 'main' }],
  ['a ref with slashes', 'GET', `${repo}/git/ref/heads/psirt/records`],
  ['a reaction', 'POST', `${repo}/issues/comments/1/reactions`, { content: 'eyes' }],
  ['a pin', 'PUT', `${repo}/issues/comments/1/pin`],
  ['the root of a repository', 'GET', `${repo}/contents`],
  ['an archive', 'GET', `${repo}/tarball/psirt-records`],
  ['a narrowed token', 'POST', '/app/installations/1/access_tokens', { repositories: ['w'], permissions: { issues: 'write' } }],
]); // prettier-ignore

const bad = cases([
  ['labels as a bare list, which the description no longer has', 'POST', `${repo}/issues/1/labels`, ['a']],
  ['an issue without title', 'POST', `${repo}/issues`, { body: 'b' }],
  ['a misspelled field', 'POST', `${repo}/issues`, { title: 't', asignees: ['lead'] }],
  ['a misspelled parameter', 'GET', `${repo}/issues?per_pag=100`],
  ['a state that is not settable', 'PATCH', `${advisory}/GHSA-2222-3333-4444`, { state: 'triage' }],
  ['an unknown ecosystem', 'POST', advisory, fine('cargo')],
  ['an advisory without description', 'POST', advisory, { summary: 's', vulnerabilities: [] }],
  ['collaborators on create', 'POST', advisory, { ...Object(fine('npm')), collaborating_users: ['dev'] }],
  ['a reaction outside the eight', 'POST', `${repo}/issues/1/reactions`, { content: 'party' }],
  ['a file without message', 'PUT', `${repo}/contents/a.txt`, { content: 'aGk=' }],
  ['a page for a cursor list', 'GET', `${advisory}?page=2`],
  ['an issue number that is none', 'GET', `${repo}/issues/first`],
  ['a body where none belongs', 'POST', `${advisory}/GHSA-2222-3333-4444/cve`, { please: true }],
  ['an endpoint GitHub lacks', 'PUT', `${advisory}/GHSA-2222-3333-4444/merge`],
  ['a comment that is empty of a body', 'POST', `${repo}/issues/1/comments`, {}],
]); // prettier-ignore

const judged = ({ method, url, body }: Omit<Case, 'why'>): readonly unknown[] =>
  judge.request({ method, url, body: body === undefined ? '' : JSON.stringify(body) }).violations;

describe('requests', () => {
  it.each(good)('takes $why', (entry) => expect(judged(entry)).toEqual([]));
  it.each(bad)('refuses $why', (entry) => expect(judged(entry)).not.toEqual([]));

  it('never repeats a value from a body', () => {
    const secret = 'CANARY-7f';
    const url = `${advisory}/GHSA-2222-3333-4444`;
    const words = judged({ method: 'PATCH', url, body: { state: secret, severity: secret } });
    expect(words.length).toBeGreaterThan(0);
    expect(JSON.stringify(words)).not.toContain(secret);
  });
});

describe('answers and webhooks', () => {
  const label = {
    id: 1,
    node_id: 'x',
    url: 'https://x.example/1',
    name: 'a',
    description: null,
    color: 'fff',
    default: false,
  };

  it('takes an answer of the right shape and refuses a stray type', () => {
    const url = `${repo}/issues/1/labels`;
    expect(judge.response({ method: 'GET', url, status: 200, body: [label] }).violations).toEqual([]);
    const wrong = judge.response({ method: 'GET', url, status: 200, body: [{ ...label, id: 'one' }] });
    expect(wrong.violations).toEqual([{ where: 'response', text: '/0/id must be integer' }]);
  });

  it('knows the statuses of an operation', () => {
    const answer = judge.response({
      method: 'POST',
      url: `${repo}/issues/1/assignees`,
      status: 200,
      body: {},
    });
    expect(answer.violations).toEqual([{ where: 'status', text: 'issues/add-assignees has no answer 200' }]);
  });

  it('refuses a webhook without its repository', () => {
    const { violations } = judge.webhook('repository_advisory', {
      action: 'reported',
      repository_advisory: {},
    });
    expect(violations.map(({ text }) => text)).toContain("/ must have required property 'repository'");
    expect(judge.webhook('repository_advisory', { action: 'edited' }).violations).not.toEqual([]);
  });
});
