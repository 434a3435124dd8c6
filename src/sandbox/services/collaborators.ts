// Who may do what in a repository, as the gateway decides it; the engine would call every member an administrator.
import { objectOf, textOf } from '../json.ts';
import type { JsonObject } from '../json.ts';
import { accessLevels, atLeast } from '../platform/repositories.ts';
import type { AccessLevel, Repository } from '../platform/repositories.ts';
import type { Platform } from '../platform/platform.ts';
import { notFound } from '../gateway/call.ts';
import type { Answer, Call, Service } from '../gateway/call.ts';
import { paged } from '../gateway/pages.ts';
import { simpleUser } from '../webhooks/payload.ts';

/** The four words of the old permission model. */
const permissionOf = (level: AccessLevel): string =>
  level === 'maintain' ? 'write' : level === 'triage' ? 'read' : level;

const levels: Readonly<Record<string, AccessLevel>> = {
  pull: 'read',
  push: 'write',
  triage: 'triage',
  maintain: 'maintain',
  admin: 'admin',
};

const flags = (level: AccessLevel): JsonObject => ({
  pull: atLeast(level, 'read'),
  triage: atLeast(level, 'triage'),
  push: atLeast(level, 'write'),
  maintain: atLeast(level, 'maintain'),
  admin: atLeast(level, 'admin'),
});

async function collaborator(platform: Platform, repository: Repository, login: string): Promise<JsonObject> {
  const level = platform.repositories.levelOf(repository, login);
  return { ...(await simpleUser(platform, login)), permissions: flags(level), role_name: level };
}

async function exists(platform: Platform, login: string): Promise<boolean> {
  return textOf(objectOf(await platform.look(`/users/${encodeURIComponent(login)}`))['login']) !== '';
}

async function permission(platform: Platform, { repository, params }: Call): Promise<Answer> {
  const login = params['username'] ?? '';
  if (!repository || !(await exists(platform, login))) return notFound();
  const level = platform.repositories.levelOf(repository, login);
  const user = await collaborator(platform, repository, login);
  return { status: 200, body: { permission: permissionOf(level), role_name: level, user } };
}

async function change(platform: Platform, call: Call, level: AccessLevel): Promise<Answer> {
  const { repository, params, method, fields } = call;
  const login = params['username'] ?? '';
  if (!repository || !(await exists(platform, login))) return notFound();
  platform.repositories.grant(repository.fullName, login, level);
  await platform.engine.own(method, `/repos/${repository.fullName}/collaborators/${login}`, fields);
  return { status: 204 };
}

export function collaboratorsService(platform: Platform): Service {
  return {
    'repos/list-collaborators': async (call) => {
      const { repository } = call;
      if (!repository) return notFound();
      const granted = platform.repositories.grantsOf(repository.fullName).map(([login]) => login);
      const logins = [...new Set([...platform.owners, ...granted])];
      return paged(
        platform,
        call,
        await Promise.all(logins.map((login) => collaborator(platform, repository, login))),
      );
    },
    'repos/check-collaborator': ({ repository, params }) => {
      const granted = repository ? platform.repositories.grantsOf(repository.fullName) : [];
      return granted.some(([login]) => login === params['username']) ? { status: 204 } : notFound();
    },
    'repos/get-collaborator-permission-level': (call) => permission(platform, call),
    'repos/add-collaborator': (call) => {
      const asked = textOf(call.fields['permission']) || 'push';
      return change(
        platform,
        call,
        levels[asked] ?? accessLevels.find((level) => level === asked) ?? 'write',
      );
    },
    'repos/remove-collaborator': (call) => change(platform, call, 'none'),
  };
}
