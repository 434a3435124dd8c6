// Installation tokens: the engine mints them, the gateway remembers what each may do.
import { objectOf, objectsOf, textOf } from '../json.ts';
import type { Platform } from '../platform/platform.ts';
import { notFound, refusal } from '../gateway/call.ts';
import type { Answer, Call, Service } from '../gateway/call.ts';
import { forward } from '../gateway/forward.ts';

const asTexts = (value: unknown): Record<string, string> =>
  Object.fromEntries(Object.entries(objectOf(value)).map(([name, level]) => [name, String(level)]));

async function mint(platform: Platform, call: Call): Promise<Answer> {
  const { actor, params } = call;
  if (actor.kind !== 'app') return refusal(401, 'A JSON web token could not be decoded');
  if (Number(params['installation_id']) !== actor.app.installationId) return notFound();
  const answer = await forward(platform, call);
  if (answer.status !== 201) return answer;
  const body = objectOf(answer.body);
  const permissions = { metadata: 'read', ...asTexts(body['permissions']) };
  const selected = objectsOf(body['repositories']).map(({ id }) => Number(id));
  platform.actors.addInstallation({
    kind: 'installation',
    app: actor.app,
    permissions,
    repositories: body['repository_selection'] === 'selected' ? selected : 'all',
    token: textOf(body['token']),
    expires: Date.now() + 3_600_000,
  });
  const repositories = await Promise.all(
    selected.map((id) => platform.look(`/repos/${platform.repositories.byId(id)?.fullName ?? ''}`)),
  );
  const listed = selected.length > 0 ? { repositories } : {};
  return { ...answer, body: { ...body, permissions, ...listed } };
}

export const tokensService = (platform: Platform): Service => ({
  'apps/create-installation-access-token': (call) => mint(platform, call),
});
