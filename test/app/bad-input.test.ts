// Bad input at the door: every payload that GitHub ever documented, signed, is answered and leads nowhere that it doesn't deserve; what
// isn't signed is refused; payloads that are torn, stale or from elsewhere are left aside.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterEach, expect, test } from 'vitest';
import { hashOf } from '../../src/core/case/log.ts';
import { openDoor } from './door.ts';
import type { Door, DoorOptions } from './door.ts';

interface Example {
  readonly name: string;
  readonly examples: readonly Record<string, unknown>[];
}

const require = createRequire(import.meta.url);
const all = require('@octokit/webhooks-examples') as Example[];
const examples = all.flatMap(({ name, examples: payloads }) =>
  payloads.map((payload) => ({
    name,
    action: typeof payload['action'] === 'string' ? payload['action'] : '',
    payload,
  })),
);

let door: Door | undefined;
afterEach(() => door?.close());

async function opened(options: DoorOptions = {}): Promise<Door> {
  door = await openDoor(options);
  return door;
}

test('all documented payloads of other organisations are answered and heard by nobody', async () => {
  const { post, heard, lines } = await opened();
  for (const { name, payload } of examples)
    expect((await post(name, JSON.stringify(payload))).status).toBe(202);

  expect(examples).toHaveLength(329);
  expect(heard).toEqual([]);
  expect(lines().filter(({ level }) => level === 'error' || level === 'warn')).toEqual([]);
});

const asCases = [
  'installation.created -> installation', 'installation.new_permissions_accepted -> installation', 'installation.suspend -> installation',
  'installation.unsuspend -> installation', 'installation_repositories.added -> installation', 'issue_comment.created -> case',
  'issues.assigned -> case', 'issues.edited -> case', 'issues.labeled -> case', 'issues.opened -> case', 'issues.reopened -> case',
  'issues.unassigned -> case', 'issues.unlabeled -> case', 'public -> publicized', 'repository.publicized -> publicized',
]; // prettier-ignore

const always = asCases.filter((each) => each.startsWith('installation') || each.includes('public'));
const asProduct = [
  ...always, 'create -> product', 'pull_request.assigned -> product', 'pull_request.closed -> product',
  'pull_request.converted_to_draft -> product', 'pull_request.labeled -> product', 'pull_request.locked -> product',
  'pull_request.opened -> product', 'pull_request.ready_for_review -> product', 'pull_request.reopened -> product',
  'pull_request.synchronize -> product', 'pull_request.unassigned -> product', 'pull_request.unlabeled -> product',
  'pull_request.unlocked -> product', 'push -> product', 'release.created -> product', 'release.deleted -> product',
  'release.edited -> product', 'release.prereleased -> product', 'release.published -> product', 'release.released -> product',
].toSorted(); // prettier-ignore

test.each([
  ['case repository', 'Codertocat/Hello-World', asCases],
  ['product', 'Codertocat/psirt', asProduct],
])(
  'in our own organisation, as %s, each is heard for what it is and no more',
  async (_what, name, wanted) => {
    const { post, heard, lines } = await opened({ home: { caseRepository: name, botId: 0 } });
    const deserved = new Set<string>();
    for (const { name: event, action, payload } of examples) {
      const before = heard.length;
      expect((await post(event, JSON.stringify(payload))).status).toBe(202);
      for (const { kind } of heard.slice(before))
        deserved.add(`${event}${action === '' ? '' : `.${action}`} -> ${kind}`);
    }

    expect([...deserved].toSorted()).toEqual(wanted);
    expect(lines().filter(({ level }) => level === 'error' || level === 'warn')).toEqual([]);
  },
);

test('without a signature none of them is taken', async () => {
  const { post, heard } = await opened({ home: { caseRepository: 'Codertocat/Hello-World', botId: 0 } });
  const unsigned = { 'x-hub-signature-256': '' };
  const answers = await Promise.all(
    examples.map(({ name, payload }) => post(name, JSON.stringify(payload), unsigned)),
  );

  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401]));
  expect(heard).toEqual([]);
});

test.each(['reported', 'published'])('a real payload of an advisory that was %s', async (action) => {
  const file = new URL(`../github/fixtures/repository_advisory/${action}.payload.json`, import.meta.url);
  const text = readFileSync(file, 'utf8');
  const { post, heard, log } = await opened({ home: { caseRepository: 'pi-hole/psirt', botId: 0 } });

  expect((await post('repository_advisory', text)).status).toBe(202);
  expect(heard.map(({ kind }) => kind)).toEqual([action === 'reported' ? 'report' : 'product']);
  const { repository_advisory: advisory } = JSON.parse(text) as { repository_advisory: { summary: string } };
  expect(log()).not.toContain(advisory.summary);
});

const repository = { full_name: 'acme/psirt', owner: { login: 'acme' }, default_branch: 'main' };
const installation = { id: 5 };
const sender = { id: 2, login: 'lead' };
const base = { repository, installation, sender };
const issue = { number: 4, title: 'CANARY', body: 'CANARY' };
const comment = (body: string) => ({ action: 'created', issue, comment: { id: 7, body } });
const heardOf = (body: string) => [{ kind: 'case', number: 4, carried: { 7: hashOf(body) } }];

const torn: readonly (readonly [what: string, event: string, payload: object, heard: readonly object[]])[] = [
  ['no installation', 'issues', { ...base, installation: undefined, action: 'opened', issue }, [{ kind: 'case', number: 4, carried: {} }]],
  ['an installation that is a word', 'issues', { ...base, installation: 'x', action: 'opened', issue }, [{ kind: 'case', number: 4, carried: {} }]],
  ['a deleted issue', 'issues', { ...base, action: 'deleted', issue }, []],
  ['an issue that was moved away', 'issues', { ...base, action: 'transferred', issue, changes: { new_repository: {} } }, []],
  ['an issue that became a discussion', 'discussion', { ...base, action: 'created', discussion: { number: 4 } }, []],
  ['an issue without a number', 'issues', { ...base, action: 'opened', issue: {} }, []],
  ['an issue that is null', 'issues', { ...base, action: 'opened', issue: null }, []],
  ['a renamed repository', 'issues', { ...base, repository: { ...repository, full_name: 'acme/renamed' }, action: 'opened', issue }, []],
  ['the renaming itself', 'repository', { ...base, action: 'renamed', changes: { repository: { name: { from: 'psirt' } } } }, []],
  ['no repository', 'issues', { ...base, repository: undefined, action: 'opened', issue }, []],
  ['a suspended installation', 'installation', { action: 'suspend', installation: { id: 5, account: { login: 'acme' } }, sender }, [{ kind: 'installation' }]],
  ['a deleted installation', 'installation', { action: 'deleted', installation: { id: 5, account: { login: 'acme' } }, sender }, [{ kind: 'installation' }]],
  ['another organisation', 'issues', { ...base, repository: { full_name: 'evil/psirt', owner: { login: 'evil' } }, action: 'opened', issue }, []],
  ['an organisation that only its name says', 'issues', { ...base, organization: { login: 'evil' }, action: 'opened', issue }, []],
  ['an edited comment', 'issue_comment', { ...base, ...comment('x'), action: 'edited' }, []],
  ['a comment in public', 'issue_comment', { ...base, repository: { ...repository, full_name: 'acme/widget' }, ...comment('/psirt status') }, []],
  ['our own comment', 'issue_comment', { ...base, sender: { id: 9 }, ...comment('/psirt status') }, []],
  ['a comment of 65,536 characters', 'issue_comment', { ...base, ...comment('x'.repeat(65_536)) }, heardOf('x'.repeat(65_536))],
  ['a comment of 200 commands', 'issue_comment', { ...base, ...comment('/psirt ack\n'.repeat(200)) }, heardOf('/psirt ack\n'.repeat(200))],
  ['a comment with NUL and right to left', 'issue_comment', { ...base, ...comment('\u0000\u202E/psirt ack') }, heardOf('\u0000\u202E/psirt ack')],
  ['a comment that is null', 'issue_comment', { ...base, action: 'created', issue, comment: { id: 7, body: null } }, heardOf('')],
  ['the prototype’s name', 'issues', JSON.parse('{"__proto__": {"action": "opened"}, "constructor": 1}') as object, []],
  ['a public repository', 'repository', { ...base, action: 'publicized' }, [{ kind: 'publicized', repository: 'acme/psirt' }]],
]; // prettier-ignore

test.each(torn)('%s', async (_what, event, payload, hints) => {
  const { post, heard, log } = await opened();

  expect((await post(event, JSON.stringify(payload))).status).toBe(202);
  expect(heard).toEqual(hints);
  expect(log()).not.toContain('CANARY');
});
