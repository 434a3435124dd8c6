// From webhooks to hints: what each event is worth, and that no payload that GitHub ever sent makes it stumble.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { hashOf } from '../../src/core/case/log.ts';
import { readEvent } from '../../src/github/events.ts';
import type { Home } from '../../src/github/events.ts';

const home: Home = { caseRepository: 'acme/psirt', botId: 9 };
const psirt = { full_name: 'acme/psirt', owner: { login: 'acme' }, default_branch: 'main' };
const widget = { full_name: 'acme/widget', owner: { login: 'acme' }, default_branch: 'main' };
const lead = { id: 2, login: 'lead' };
const hint = (...hints: object[]) => ({ kind: 'hints', hints });
const ignored = (because: string) => ({ kind: 'ignored', because });
const commit = (files: readonly string[]) => ({ added: files, modified: [], removed: [] });

const rows: readonly (readonly [what: string, event: string, payload: object, reading: object])[] = [
  ['an opened issue', 'issues', { action: 'opened', issue: { number: 4 } }, hint({ kind: 'case', number: 4, carried: {} })],
  ['a label set by hand', 'issues', { action: 'labeled', issue: { number: 4 } }, hint({ kind: 'case', number: 4, carried: {} })],
  ['a deleted issue', 'issues', { action: 'deleted', issue: { number: 4 } }, ignored('unused')],
  [
    'a comment', 'issue_comment', { action: 'created', issue: { number: 4 }, comment: { id: 7, body: '/psirt ack' } },
    hint({ kind: 'case', number: 4, carried: { 7: hashOf('/psirt ack') } }),
  ],
  ['an edited comment', 'issue_comment', { action: 'edited', issue: { number: 4 }, comment: { id: 7, body: 'x' } }, ignored('edited-or-deleted')],
  ['a comment on a pull request', 'issue_comment', { action: 'created', issue: { number: 4, pull_request: {} }, comment: { id: 7, body: 'x' } }, ignored('pull-request')],
  ['a comment in a product', 'issue_comment', { action: 'created', repository: widget, issue: { number: 4 }, comment: { id: 7, body: 'x' } }, ignored('other-repository')],
  ['our own comment', 'issue_comment', { action: 'created', sender: { id: 9 }, issue: { number: 4 }, comment: { id: 7, body: 'x' } }, ignored('own')],
  ['a comment without a number', 'issue_comment', { action: 'created', issue: {}, comment: { id: 7 } }, ignored('unreadable')],
  ['a private report', 'repository_advisory', { action: 'reported', repository: widget, repository_advisory: { ghsa_id: 'GHSA-x' } }, hint({ kind: 'report', repository: 'acme/widget', ghsa: 'GHSA-x' })],
  ['a publication by hand', 'repository_advisory', { action: 'published', repository: widget, repository_advisory: { ghsa_id: 'GHSA-x' } }, hint({ kind: 'product', repository: 'acme/widget' })],
  ['a tag', 'create', { repository: widget, ref_type: 'tag', ref: 'v1' }, hint({ kind: 'product', repository: 'acme/widget' })],
  ['a branch', 'create', { repository: widget, ref_type: 'branch', ref: 'x' }, ignored('unused')],
  ['a release', 'release', { repository: widget, action: 'published' }, hint({ kind: 'product', repository: 'acme/widget' })],
  ['a push to a product', 'push', { repository: widget, ref: 'refs/heads/main', commits: [] }, hint({ kind: 'product', repository: 'acme/widget' })],
  ['a merged pull request', 'pull_request', { repository: widget, action: 'closed' }, hint({ kind: 'product', repository: 'acme/widget' })],
  ['a pull request for prose', 'pull_request', { action: 'opened' }, ignored('pull-request')],
  [
    'new settings and prose', 'push', { ref: 'refs/heads/main', commits: [commit(['.github/psirt.yml', 'advisories/12.md'])] },
    hint({ kind: 'settings' }, { kind: 'case', number: 12, carried: {} }),
  ],
  ['another file', 'push', { ref: 'refs/heads/main', commits: [commit(['README.md'])] }, ignored('unused')],
  ['a side branch', 'push', { ref: 'refs/heads/x', commits: [commit(['.github/psirt.yml'])] }, ignored('unused')],
  ['a hand on the record', 'push', { ref: 'refs/heads/psirt-records', commits: [] }, hint({ kind: 'record' })],
  ['our own write to the record', 'push', { sender: { id: 9 }, ref: 'refs/heads/psirt-records', commits: [] }, ignored('own')],
  ['the case repository made public', 'repository', { action: 'publicized' }, hint({ kind: 'publicized', repository: 'acme/psirt' })],
  ['the older event for it', 'public', {}, hint({ kind: 'publicized', repository: 'acme/psirt' })],
  ['an installation', 'installation', { repository: undefined, installation: { account: { login: 'ACME' } } }, hint({ kind: 'installation' })],
  ['another organisation', 'issues', { action: 'opened', repository: { full_name: 'evil/psirt', owner: { login: 'evil' } }, issue: { number: 4 } }, ignored('other-organisation')],
  ['an event that nobody reads', 'star', {}, ignored('unused')],
]; // prettier-ignore

test.each(rows)('%s', (_what, event, payload, reading) => {
  expect(readEvent(event, { repository: psirt, sender: lead, ...payload }, home)).toEqual(reading);
});

test.each([null, undefined, 'x', 7, [], { issue: 'x' }])('the payload %j is ignored', (payload) => {
  expect(readEvent('issues', payload, home).kind).toBe('ignored');
});

interface Example {
  readonly name: string;
  readonly examples: readonly Record<string, unknown>[];
}

const all = createRequire(import.meta.url)('@octokit/webhooks-examples') as Example[];
const examples = all.flatMap(({ name, examples: payloads }) =>
  payloads.map((payload) => ({ name, payload })),
);

test.each([
  ['case repository', 'Codertocat/Hello-World', ['case', 'installation', 'publicized']],
  ['product', 'Codertocat/psirt', ['installation', 'product', 'publicized']],
])('all 329 payloads of webhooks-examples are read, their repository being the %s', (_what, name, kinds) => {
  const home: Home = { caseRepository: name, botId: 0 };
  const readings = examples.map((each) => readEvent(each.name, each.payload, home));

  expect(readings).toHaveLength(329);
  const found = readings.flatMap((reading) => (reading.kind === 'hints' ? reading.hints : []));
  expect([...new Set(found.map(({ kind }) => kind))].toSorted()).toEqual(kinds);
});

test.each(['reported', 'published'])('the real payload of a %s advisory is read', (action) => {
  const file = new URL(`fixtures/repository_advisory/${action}.payload.json`, import.meta.url);
  const payload: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const reading = readEvent('repository_advisory', payload, { caseRepository: 'pi-hole/psirt', botId: 0 });

  expect(reading).toMatchObject({ kind: 'hints', hints: [{ repository: 'pi-hole/land_of_confusion' }] });
});
