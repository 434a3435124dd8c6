// What an App may know about itself: its installations, its repositories, its webhook deliveries. Answers for the right App only.
import { objectOf, objectsOf } from '../json.ts';
import type { JsonObject } from '../json.ts';
import type { Installation } from '../platform/actors.ts';
import type { SandboxApp } from '../platform/apps.ts';
import type { Platform } from '../platform/platform.ts';
import { covers } from '../gateway/access.ts';
import { notFound, refusal } from '../gateway/call.ts';
import type { Answer, Call, Service } from '../gateway/call.ts';
import { paged } from '../gateway/pages.ts';
import { organisationOf } from '../webhooks/payload.ts';

/** The organisation as GitHub shows it where an owner is expected. */
async function account(platform: Platform): Promise<JsonObject> {
  const { login, id, node_id, avatar_url } = await organisationOf(platform);
  return objectOf(
    platform.repaired({ login, id, node_id, avatar_url, type: 'Organization', site_admin: false }),
  );
}

/** GitHub's `installation`. */
export async function installationShape(platform: Platform, app: SandboxApp): Promise<JsonObject> {
  const owner = await account(platform);
  const base = `${platform.urls.api}/app/installations/${app.installationId}`;
  const now = platform.clock.stamp();
  return {
    id: app.installationId,
    client_id: app.clientId,
    account: owner,
    repository_selection: 'all',
    access_tokens_url: `${base}/access_tokens`,
    repositories_url: `${platform.urls.api}/installation/repositories`,
    html_url: `${platform.urls.web}/organizations/${platform.organisation}/settings/installations/${app.installationId}`,
    app_id: app.id,
    app_slug: app.slug,
    target_id: owner['id'],
    target_type: 'Organization',
    permissions: app.permissions,
    events: app.events,
    created_at: now,
    updated_at: now,
    single_file_name: null,
    has_multiple_single_files: false,
    single_file_paths: [],
    suspended_by: null,
    suspended_at: null,
  };
}

const appOf = ({ actor }: Call): SandboxApp | undefined => (actor.kind === 'app' ? actor.app : undefined);

/** What an App asks about itself with its JWT. */
const about =
  (answer: (app: SandboxApp, call: Call) => Promise<Answer> | Answer) =>
  (call: Call): Promise<Answer> | Answer => {
    const app = appOf(call);
    return app ? answer(app, call) : refusal(401, 'A JSON web token could not be decoded');
  };

/** GitHub's `integration`. */
export async function appShape(platform: Platform, app: SandboxApp): Promise<JsonObject> {
  const now = platform.clock.stamp();
  return {
    id: app.id,
    slug: app.slug,
    client_id: app.clientId,
    node_id: Buffer.from(`11:Integration${app.id}`).toString('base64'),
    owner: await account(platform),
    name: app.name,
    description: null,
    external_url: platform.urls.web,
    html_url: `${platform.urls.web}/apps/${app.slug}`,
    created_at: now,
    updated_at: now,
    permissions: app.permissions,
    events: app.events,
    installations_count: 1,
  };
}

async function reachable(platform: Platform, actor: Installation): Promise<unknown[]> {
  const repositories = platform.repositories.all().filter((repository) => covers(actor, repository));
  return Promise.all(repositories.map((repository) => platform.look(`/repos/${repository.fullName}`)));
}

export function appsService(platform: Platform): Service {
  return {
    'apps/get-authenticated': about(async (app) => ({ status: 200, body: await appShape(platform, app) })),
    'apps/list-installations': about(async (app, call) =>
      paged(platform, call, [await installationShape(platform, app)]),
    ),
    'apps/get-installation': about(async (app, { params }) =>
      Number(params['installation_id']) === app.installationId
        ? { status: 200, body: await installationShape(platform, app) }
        : notFound(),
    ),
    'apps/get-repo-installation': about(async (app) => ({
      status: 200,
      body: await installationShape(platform, app),
    })),
    'apps/get-org-installation': about(async (app, { params }) =>
      params['org'] === platform.organisation
        ? { status: 200, body: await installationShape(platform, app) }
        : notFound(),
    ),
    'apps/list-repos-accessible-to-installation': async (call) => {
      if (call.actor.kind !== 'installation')
        return refusal(403, 'You must authenticate with an installation access token.');
      const all = await reachable(platform, call.actor);
      const page = paged(platform, call, all);
      const repository_selection = call.actor.repositories === 'all' ? 'all' : 'selected';
      return {
        ...page,
        body: { total_count: all.length, repository_selection, repositories: objectsOf(page.body) },
      };
    },
    'apps/revoke-installation-access-token': ({ actor }) => {
      if (actor.kind !== 'installation') return refusal(401, 'Bad credentials');
      platform.actors.revoke(actor.token);
      return { status: 204 };
    },
  };
}
