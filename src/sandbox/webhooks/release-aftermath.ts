// After a release or a repository changed: the tag GitHub makes with a release, and the `release` and `repository` webhooks.
import { loginOf } from '../platform/actors.ts';
import type { Platform } from '../platform/platform.ts';
import type { Repository } from '../platform/repositories.ts';
import { numberOf, objectOf, textOf } from '../json.ts';
import type { JsonObject } from '../json.ts';
import type { Answer, Call } from '../gateway/call.ts';
import { refCreated } from './git-aftermath.ts';

interface Scene {
  readonly platform: Platform;
  readonly repository: Repository;
  readonly sender: string;
}

/** What must be seen before the call acts. */
export async function before(
  platform: Platform,
  { operationId, params, repository }: Call,
): Promise<unknown> {
  const base = `/repos/${repository?.fullName ?? ''}`;
  if (operationId === 'repos/update-release')
    return platform.look(`${base}/releases/${params['release_id'] ?? ''}`);
  return undefined;
}

/** GitHub makes the tag when a release goes public and there is none. */
async function ensureTag({ platform, repository, sender }: Scene, release: JsonObject): Promise<void> {
  const base = `/repos/${repository.fullName}`;
  const tag = textOf(release['tag_name']);
  const there = await platform.look(`${base}/git/ref/tags/${tag}`);
  if (there !== undefined) return;
  const commit = objectOf(
    await platform.look(`${base}/commits/${encodeURIComponent(textOf(release['target_commitish']))}`),
  );
  const sha = textOf(commit['sha']);
  await platform.engine.own('POST', `${base}/git/refs`, { ref: `refs/tags/${tag}`, sha });
  await refCreated(platform, { repository, sender, ref: `refs/tags/${tag}`, after: sha });
}

async function released(scene: Scene, release: JsonObject, wasPublic: boolean): Promise<void> {
  const { platform, repository, sender } = scene;
  const tell = (action: string, fields: JsonObject = {}): void =>
    platform.emit({ event: 'release', action, repository, sender, fields: { release, ...fields } });
  if (wasPublic) return tell('edited', { changes: {} });
  if (release['draft'] === true) return undefined;
  await ensureTag(scene, release);
  for (const action of ['created', 'published', release['prerelease'] === true ? 'prereleased' : 'released'])
    tell(action);
}

function repositoryChanged({ platform, repository, sender }: Scene, body: JsonObject): void {
  const isPrivate = body['private'] === true;
  if (repository.isPrivate === isPrivate) return;
  repository.isPrivate = isPrivate;
  platform.emit({
    event: 'repository',
    action: isPrivate ? 'privatized' : 'publicized',
    repository,
    sender,
    fields: {},
  });
}

export function registerRepository(platform: Platform, body: JsonObject): Repository {
  const fullName = textOf(body['full_name']);
  const [owner = '', name = ''] = fullName.split('/');
  const repository: Repository = {
    id: numberOf(body['id']),
    owner,
    name,
    fullName,
    isPrivate: body['private'] === true,
    advisoryFork: false,
  };
  platform.repositories.add(repository);
  return repository;
}

export async function releaseAftermath(
  platform: Platform,
  call: Call,
  result: { readonly answer: Answer; readonly old: unknown },
): Promise<void> {
  const { operationId, repository } = call;
  const sender = loginOf(call.actor);
  if (sender === undefined) return;
  const body = objectOf(result.answer.body);
  if (operationId === 'repos/create-in-org') {
    const made = registerRepository(platform, body);
    platform.emit({ event: 'repository', action: 'created', repository: made, sender, fields: {} });
  }
  if (!repository) return;
  const scene = { platform, repository, sender };
  if (operationId === 'repos/create-release') await released(scene, body, false);
  if (operationId === 'repos/update-release')
    await released(scene, body, objectOf(result.old)['draft'] !== true);
  if (operationId === 'repos/update') repositoryChanged(scene, body);
  if (operationId === 'repos/delete') platform.repositories.remove(repository.fullName);
}
