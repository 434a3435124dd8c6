// What the App may do and hears of, against what the code uses: what is missing and what breaks by it, and what is too much.
import { orNull } from '../../github/answered.ts';
import { eventNames } from '../../github/events.ts';
import { purposes } from '../../github/narrow-tokens.ts';
import type { Purpose } from '../../github/narrow-tokens.ts';
import { good, note, unknown, wrong } from './finding.ts';
import type { Check, Finding, Sight } from './finding.ts';

export const permissionsCheck: Check = { name: 'permissions and events of the App', look };

type Grants = Readonly<Record<string, unknown>>;

const breaks: Readonly<Record<Purpose, string>> = {
  cases: 'cases, commands, cards and the record',
  reader: 'proving that a tag contains the fix',
  advisories: 'private reports, drafts and publication',
  releases: 'the section in the release notes',
  forks: 'opening temporary private forks; people open them by GitHub’s button instead',
  site: 'the advisory pages',
};
const alwaysSent = new Set(['installation', 'installation_repositories', 'installation_target']);

async function look(sight: Sight): Promise<readonly Finding[]> {
  const { as, clients, repository } = sight;
  if (as === 'person')
    return [unknown('only the App itself can tell', 'run it with APP_ID and PRIVATE_KEY as well')];
  const { data: app } = await clients.app.request('GET /app', {});
  const org = { org: repository.owner };
  const installed =
    (await orNull(clients.app.request('GET /orgs/{org}/installation', org))) ??
    (await orNull(clients.app.request('GET /repos/{owner}/{repo}/installation', { ...repository })));
  if (app === null || installed === null) {
    const todo = `install it there: https://github.com/apps/${app?.slug ?? ''}/installations/new`;
    return [wrong(`the App is not installed at ${repository.owner}`, 'everything', todo)];
  }
  const { permissions, events, suspended_at: suspended, html_url: page } = installed.data;
  const place = `https://github.com/organizations/${repository.owner}/settings/apps/${app.slug ?? ''}/permissions`;
  const found = [
    ...(suspended == null
      ? []
      : [wrong('the installation is suspended', 'everything', `lift it at ${page}`)]),
    ...missing(sight, { own: app.permissions, granted: permissions, place, page }),
    ...tooMuch(permissions, page),
    ...deaf(events, place),
  ];
  return found.some(({ state }) => state === 'wrong')
    ? found
    : [good('all that the code uses is granted'), ...found];
}

interface Granted {
  readonly own: Grants;
  readonly granted: Grants;
  readonly place: string;
  readonly page: string;
}

function missing({ settings }: Sight, { own, granted, place, page }: Granted): readonly Finding[] {
  const forks = Object.values(settings?.products ?? {}).some(({ workspace }) => workspace === 'fork');
  return Object.entries(purposes).flatMap(([purpose, needed]) =>
    Object.entries(needed).flatMap(([name, level]) => {
      if (covers(granted[name], level)) return [];
      const what = `${name}: ${level} is missing`;
      const lost = breaks[purpose as Purpose];
      if (purpose === 'forks')
        return name === 'administration' && forks ? [note(`${what}; without it: ${lost}`)] : [];
      const todo = covers(own[name], level)
        ? `approve it at ${page}`
        : `grant it at ${place}, then approve it at ${page}`;
      return [wrong(what, lost, todo)];
    }),
  );
}

function covers(granted: unknown, level: string): boolean {
  return granted === 'write' || granted === 'admin' || granted === level;
}

function tooMuch(granted: Grants, page: string): readonly Finding[] {
  const used = Object.values(purposes).flatMap((needed) => Object.entries<string>(needed));
  return Object.entries(granted)
    .filter(
      ([name, level]) => !used.some((one) => one[0] === name && (one[1] === level || one[1] === 'write')),
    )
    .map(([name, level]) =>
      note(`${name}: ${String(level)} is more than the code uses`, `take it back at ${page}`),
    );
}

function deaf(events: readonly string[], place: string): readonly Finding[] {
  return eventNames
    .filter((name) => !alwaysSent.has(name) && !events.includes(name))
    .map((name) =>
      wrong(
        `the event ${name} is not subscribed to`,
        'it is found by the sweep only, minutes later',
        `subscribe to it at ${place}`,
      ),
    );
}
