// Decides whether GitHub would let this call through, before anything acts: identity, visibility, permissions, sizes.
import type { Installation } from '../platform/actors.ts';
import { atLeast } from '../platform/repositories.ts';
import type { Repository } from '../platform/repositories.ts';
import type { Platform } from '../platform/platform.ts';
import { notFound, refusal } from './call.ts';
import type { Answer, Call } from './call.ts';
import { needOf } from './permission-table.ts';
import type { Need } from './permission-table.ts';

const byIntegration = (): Answer => refusal(403, 'Resource not accessible by integration');
const notAnApp = (): Answer => refusal(401, 'A JSON web token could not be decoded');
const unknown = (): Answer => refusal(401, 'Requires authentication');
const ranks = ['none', 'read', 'write', 'admin'];
/** Characters of issues, comments and pull requests; notes of releases may have more. */
const bodyLimit = 65_536;
const releaseLimit = 125_000;

export const covers = (installation: Installation, repository: Repository): boolean =>
  !repository.advisoryFork &&
  (installation.repositories === 'all' || installation.repositories.includes(repository.id));

/** Whether a token may know that the repository exists. */
export function visible(platform: Platform, { actor }: Pick<Call, 'actor'>, repository: Repository): boolean {
  if (!repository.isPrivate) return true;
  if (actor.kind === 'installation') return covers(actor, repository);
  if (actor.kind === 'app') return !repository.advisoryFork;
  if (actor.kind === 'person') return platform.repositories.levelOf(repository, actor.login) !== 'none';
  return false;
}

/** What a public repository does not show to everybody. */
const hidden = new Set(['administration', 'secrets', 'environments']);

/** What anybody may read of a public repository. */
const isPublicRead = ({ repository }: Call, { permission, level }: Need): boolean =>
  level === 'read' && repository?.isPrivate === false && !hidden.has(permission);

function installationMay(call: Call, actor: Installation, need: Need): Answer | undefined {
  if (need.permission === 'jwt') return notAnApp();
  const outside = call.repository !== undefined && !covers(actor, call.repository);
  // Where the App is installed GitHub asks for its permission to read advisories, elsewhere it shows what everybody sees.
  const open = isPublicRead(call, need) && (outside || need.permission !== 'repository_advisories');
  if (need.permission === 'none' || open) return undefined;
  if (outside) return byIntegration();
  const granted = actor.permissions[need.permission] ?? 'none';
  return ranks.indexOf(granted) >= ranks.indexOf(need.level) ? undefined : byIntegration();
}

function personMay(platform: Platform, call: Call, need: Need): Answer | undefined {
  if (call.actor.kind !== 'person') return undefined;
  if (need.permission === 'jwt') return notAnApp();
  if (!call.repository) return undefined;
  const level = platform.repositories.levelOf(call.repository, call.actor.login);
  return atLeast(level, need.role) ? undefined : refusal(403, 'Must have admin rights to Repository.');
}

function tooLong(call: Call): Answer | undefined {
  const { body, description } = call.fields;
  const limit = call.operationId?.endsWith('-release') === true ? releaseLimit : bodyLimit;
  const texts = [body, description].filter((text) => typeof text === 'string');
  return texts.every((text) => text.length <= limit)
    ? undefined
    : refusal(422, `Validation Failed: "body is too long (maximum is ${limit} characters)"`);
}

function actorMay(platform: Platform, call: Call, need: Need): Answer | undefined {
  const { actor } = call;
  const asApp = need.permission === 'jwt';
  if (actor.kind === 'installation') return installationMay(call, actor, need);
  if (actor.kind === 'anonymous') return need.level === 'read' && !asApp ? undefined : unknown();
  if (actor.kind === 'app') return asApp || need.permission === 'none' ? undefined : unknown();
  return personMay(platform, call, need);
}

/** GitHub's refusal, or undefined when the call may act. Calls outside the contract are refused as unknown. */
export function refuse(platform: Platform, call: Call): Answer | undefined {
  const { repository, operationId } = call;
  const need = operationId === undefined ? undefined : needOf(operationId);
  if (!need) return notFound();
  const named = call.params['repo'] !== undefined && need.permission !== 'members';
  if (named && (!repository || !visible(platform, call, repository))) return notFound();
  return actorMay(platform, call, need) ?? tooLong(call);
}
