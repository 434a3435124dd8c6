// What can be asked about the organisation as a whole: its repositories, its installed Apps, accounts by number.
import type { Platform } from '../platform/platform.ts';
import { visible } from '../gateway/access.ts';
import { notFound, refusal } from '../gateway/call.ts';
import type { Answer, Call, Service } from '../gateway/call.ts';
import { paged } from '../gateway/pages.ts';
import { loginOf } from '../platform/actors.ts';
import { appShape, installationShape } from './apps.ts';

const isOurs = ({ organisation }: Platform, { params }: Call): boolean => params['org'] === organisation;

/** GitHub shows the installed Apps to owners and to Apps that may read the organisation's administration. */
function seesApps({ owners }: Platform, { actor }: Call): boolean {
  return actor.kind === 'installation' || owners.includes(loginOf(actor) ?? '');
}

async function installations(platform: Platform, call: Call): Promise<Answer> {
  if (!isOurs(platform, call)) return notFound();
  if (!seesApps(platform, call)) return refusal(403, 'You must be an organization owner.');
  const all = await Promise.all(platform.apps.map((app) => installationShape(platform, app)));
  return { status: 200, body: { total_count: all.length, installations: all } };
}

async function repositories(platform: Platform, call: Call): Promise<Answer> {
  if (!isOurs(platform, call)) return notFound();
  const seen = platform.repositories.all().filter((one) => visible(platform, call, one));
  const shown = await Promise.all(seen.map(({ fullName }) => platform.look(`/repos/${fullName}`)));
  return paged(platform, call, shown);
}

export function organisationService(platform: Platform): Service {
  return {
    'orgs/list-app-installations': (call) => installations(platform, call),
    'repos/list-for-org': (call) => repositories(platform, call),
    'apps/get-by-slug': async ({ params }) => {
      const app = platform.apps.find(({ slug }) => slug === params['app_slug']);
      return app ? { status: 200, body: await appShape(platform, app) } : notFound();
    },
    'users/get-by-id': async ({ params }) => {
      const account = platform.accounts.find(({ id }) => String(id) === params['account_id']);
      const user = account && (await platform.look(`/users/${encodeURIComponent(account.login)}`));
      return user === undefined ? notFound() : { status: 200, body: user };
    },
  };
}
