// After a call about branches, tags, files or pull requests succeeded: the `push`, `create`, `delete` and `pull_request` webhooks.
import { loginOf } from '../platform/actors.ts';
import type { Platform, RefMoved } from '../platform/platform.ts';
import type { Repository } from '../platform/repositories.ts';
import { objectOf, objectsOf, textOf } from '../json.ts';
import type { JsonObject } from '../json.ts';
import type { Answer, Call } from '../gateway/call.ts';
import { pushCommit } from './push-commit.ts';

const none = '0'.repeat(40);

export type RefMove = Omit<RefMoved, 'forced' | 'at'>;

/** Tells about a ref that was made, moved or deleted. */
export async function refMoved(platform: Platform, move: RefMove): Promise<void> {
  const { repository, sender, ref, before, after } = move;
  const base = `/repos/${repository.fullName}`;
  const [created, deleted] = [before === none, after === none];
  const head = deleted ? undefined : await platform.look(`${base}/commits/${after}`);
  const range = created || deleted ? undefined : await platform.look(`${base}/compare/${before}...${after}`);
  const shas = objectsOf(objectOf(range)['commits']).map((item) => textOf(item['sha']));
  const whole = await Promise.all(shas.map((sha) => platform.look(`${base}/commits/${sha}`)));
  const commits = whole.map((item) => pushCommit(objectOf(item)));
  const forced = objectOf(range)['status'] === 'diverged' || objectOf(range)['status'] === 'behind';
  platform.moves.push({ ...move, forced, at: platform.clock.stamp() });
  const fields = {
    ref,
    before,
    after,
    created,
    deleted,
    forced,
    base_ref: null,
    compare: `${platform.urls.web}/${repository.fullName}/compare/${before.slice(0, 12)}...${after.slice(0, 12)}`,
    commits,
    head_commit: head === undefined ? null : pushCommit(objectOf(head)),
    pusher: { name: sender, email: `${sender}@users.noreply.github.com` },
  };
  platform.emit({ event: 'push', repository, sender, fields });
}

/** Tells that a branch or tag was made. */
export async function refCreated(platform: Platform, move: Omit<RefMove, 'before'>): Promise<void> {
  const { repository, sender, ref } = move;
  const repo = objectOf(await platform.look(`/repos/${repository.fullName}`));
  const fields = {
    ref: ref.replace(/^refs\/(heads|tags)\//, ''),
    ref_type: ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    master_branch: repo['default_branch'],
    description: repo['description'] ?? null,
    pusher_type: 'user',
  };
  platform.emit({ event: 'create', repository, sender, fields });
  await refMoved(platform, { ...move, before: none });
}

const refOf = async (platform: Platform, repository: Repository, ref: string): Promise<string> =>
  textOf(
    objectOf(objectOf(await platform.look(`/repos/${repository.fullName}/git/ref/${ref}`))['object'])['sha'],
  ) || none;

const moving = new Set(['git/update-ref', 'git/delete-ref', 'pulls/merge']);

/** What must be seen before the call acts: where the ref stands, and for a merge the pull request. */
export async function before(
  platform: Platform,
  { operationId = '', params, repository }: Call,
): Promise<unknown> {
  if (!repository || !moving.has(operationId)) return undefined;
  if (operationId !== 'pulls/merge') return { sha: await refOf(platform, repository, params['ref'] ?? '') };
  const pull = objectOf(
    await platform.look(`/repos/${repository.fullName}/pulls/${params['pull_number'] ?? ''}`),
  );
  const branch = textOf(objectOf(pull['base'])['ref']);
  return { branch, sha: await refOf(platform, repository, `heads/${branch}`) };
}

interface Scene {
  readonly platform: Platform;
  readonly repository: Repository;
  readonly sender: string;
}

async function contents(
  { platform, repository, sender }: Scene,
  call: Call,
  body: JsonObject,
): Promise<void> {
  const repo = objectOf(await platform.look(`/repos/${repository.fullName}`));
  const branch = textOf(call.fields['branch']) || textOf(repo['default_branch']);
  const commit = objectOf(body['commit']);
  const parent = textOf(objectOf(objectsOf(commit['parents'])[0])['sha']) || none;
  await refMoved(platform, {
    repository,
    sender,
    ref: `refs/heads/${branch}`,
    before: parent,
    after: textOf(commit['sha']),
  });
}

async function pulled(
  { platform, repository, sender }: Scene,
  action: string,
  number: string,
): Promise<void> {
  const pull = objectOf(await platform.look(`/repos/${repository.fullName}/pulls/${number}`));
  platform.emit({
    event: 'pull_request',
    action,
    repository,
    sender,
    fields: { number: pull['number'], pull_request: pull },
  });
}

async function merged(scene: Scene, call: Call, old: JsonObject): Promise<void> {
  const { platform, repository } = scene;
  const branch = textOf(old['branch']);
  const after = await refOf(platform, repository, `heads/${branch}`);
  await pulled(scene, 'closed', call.params['pull_number'] ?? '');
  await refMoved(platform, {
    ...scene,
    ref: `refs/heads/${branch}`,
    before: textOf(old['sha']),
    after,
    merge: true,
  });
}

type Step = (
  scene: Scene,
  call: Call,
  result: { readonly body: JsonObject; readonly old: JsonObject },
) => Promise<void>;

const steps: Readonly<Record<string, Step>> = {
  'repos/create-or-update-file-contents': (scene, call, { body }) => contents(scene, call, body),
  'repos/delete-file': (scene, call, { body }) => contents(scene, call, body),
  'git/create-ref': (scene, call) =>
    refCreated(scene.platform, {
      ...scene,
      ref: textOf(call.fields['ref']),
      after: textOf(call.fields['sha']),
    }),
  'git/update-ref': (scene, call, { old }) =>
    refMoved(scene.platform, {
      ...scene,
      ref: `refs/${call.params['ref'] ?? ''}`,
      before: textOf(old['sha']),
      after: textOf(call.fields['sha']),
    }),
  'git/delete-ref': (scene, call, { old }) =>
    refMoved(scene.platform, {
      ...scene,
      ref: `refs/${call.params['ref'] ?? ''}`,
      before: textOf(old['sha']),
      after: none,
    }),
  'pulls/create': (scene, _, { body }) => pulled(scene, 'opened', String(body['number'])),
  'pulls/update': (scene, call) =>
    pulled(
      scene,
      call.fields['state'] === 'closed' ? 'closed' : call.fields['state'] === 'open' ? 'reopened' : 'edited',
      call.params['pull_number'] ?? '',
    ),
  'pulls/merge': (scene, call, { old }) => merged(scene, call, old),
};

export async function gitAftermath(
  platform: Platform,
  call: Call,
  result: { readonly answer: Answer; readonly old: unknown },
): Promise<void> {
  const sender = loginOf(call.actor);
  const step = steps[call.operationId ?? ''];
  if (!step || !call.repository || sender === undefined) return;
  const scene = { platform, repository: call.repository, sender };
  await step(scene, call, { body: objectOf(result.answer.body), old: objectOf(result.old) });
}
