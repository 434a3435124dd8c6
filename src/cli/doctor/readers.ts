// Who and what can read the case repository, as far as GitHub tells: people, teams, deploy keys, other Apps.
import { loginsOf } from '../../core/settings.ts';
import { allPages } from '../../github/pages.ts';
import { fullNameOf } from '../../github/repository-name.ts';
import { good, note, wrong } from './finding.ts';
import type { Check, Finding, Sight } from './finding.ts';
import { guardedLook } from './guarded-look.ts';

export const readersCheck: Check = { name: 'who can read the cases', look };

async function look(sight: Sight): Promise<readonly Finding[]> {
  const parts = [
    ['people', people],
    ['teams', teams],
    ['deploy keys', deployKeys],
    ['other Apps', apps],
  ] as const;
  return (await Promise.all(parts.map(([what, work]) => guardedLook(sight, what, () => work(sight))))).flat();
}

async function people({ clients, repository, settings }: Sight): Promise<readonly Finding[]> {
  const all = await allPages(clients.cases, ['GET /repos/{owner}/{repo}/collaborators', { ...repository }]);
  const named = new Set(settings === undefined ? [] : loginsOf(settings).map((login) => login.toLowerCase()));
  const strangers = all.filter(({ login }) => !named.has(login.toLowerCase()));
  const page = `https://github.com/${fullNameOf(repository)}/settings/access`;
  return [
    good(`${all.length} people can read it`),
    ...strangers.map(({ login, role_name: role }) =>
      note(
        `@${login} (${role}) can, and the settings give no role by that login`,
        `a team's role may be meant; else take the access back: ${page}`,
      ),
    ),
  ];
}

async function teams({ clients, repository }: Sight): Promise<readonly Finding[]> {
  const all = await allPages(clients.cases, ['GET /repos/{owner}/{repo}/teams', { ...repository }]);
  return [
    good(all.length === 0 ? 'no team has access' : `${all.length} teams have access`),
    ...all.map(({ slug, permission }) =>
      note(`the team ${slug} can (${permission}); all its members read every case`),
    ),
  ];
}

async function deployKeys({ clients, repository }: Sight): Promise<readonly Finding[]> {
  const all = await allPages(clients.cases, ['GET /repos/{owner}/{repo}/keys', { ...repository }]);
  const page = `https://github.com/${fullNameOf(repository)}/settings/keys`;
  if (all.length === 0) return [good('no deploy key')];
  return all.map(({ id, read_only: readOnly }) =>
    wrong(
      `the deploy key ${id} can ${readOnly ? 'read' : 'read and write'} it`,
      'whoever holds the key reads advisories before they are public, and nobody sees it',
      `delete it: ${page}`,
    ),
  );
}

async function apps({ clients, repository }: Sight): Promise<readonly Finding[]> {
  const { data } = await clients.cases.request('GET /orgs/{org}/installations', {
    org: repository.owner,
    per_page: 100,
  });
  const readers = data.installations.filter(
    ({ permissions, repository_selection: chosen }) =>
      chosen === 'all' && (permissions.contents !== undefined || permissions.issues !== undefined),
  );
  return [
    good(
      `${readers.length} Apps are installed at all repositories and may read issues or code: the bot should be the only one`,
    ),
    ...readers.map(({ app_slug: slug, html_url: page }) =>
      note(`the App ${slug} may`, `limit the others to chosen repositories: ${page}`),
    ),
  ];
}
