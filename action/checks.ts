// What must be in order before the publisher App can do anything: its key, its rights, the settings, the tag. None of it depends on cases.
import type { Actor } from '../src/core/case/actor.ts';
import type { Settings } from '../src/core/settings.ts';
import type { Clients } from '../src/github/client.ts';
import { GitHubFailure } from '../src/github/failure.ts';
import { isSameRepository, nameParts } from '../src/github/repository-name.ts';
import { keyExample } from './examples.ts';
import type { KeyWay } from './inputs.ts';
import { SetupMistake } from './setup-mistake.ts';

const rights =
  'metadata: read\ncontents: write # the record, release notes, the site\nissues: read\nmembers: read\npull_requests: read\nrepository_advisories: write';

/** The publisher's own account and that of the bot. @throws SetupMistake */
export async function checkAccount(
  clients: Clients,
  { caseRepository, bot }: KeyWay,
): Promise<{ readonly publisher: Actor; readonly bot: Actor }> {
  const app = await asked(clients.app.request('GET /app', {}), {
    expected: 'GitHub to know the App by `app-id` and `private-key`',
    so: 'Compare both with the App’s page; a key that was deleted there no longer holds:',
    example: keyExample,
  });
  const lacking = missingRight(`the case repository ${caseRepository}`);
  await asked(clients.cases.request('GET /repos/{owner}/{repo}', nameParts(caseRepository)), lacking);
  const account = (login: string) =>
    asked(clients.cases.request('GET /users/{username}', { username: login }), {
      expected: `an account ${login}`,
      so: 'Look on the case’s card for who wrote it:',
      example: 'with:\n  bot: acme-psirt[bot]',
    });
  const [publisher, keeper] = await Promise.all([account(`${app.data?.slug ?? ''}[bot]`), account(bot)]);
  return { publisher: actor(publisher.data), bot: actor(keeper.data) };
}

const actor = ({ login, id }: { login: string; id: number | bigint }): Actor => ({ login, id: Number(id) });

export interface SettingsCheck {
  readonly repository: string;
  readonly caseRepository: string;
  /** Numeric id of the publisher's account. */
  readonly publisher: number;
}

/**
 * Whether the settings have this App publish for the product; false: the bot's server does.
 * @throws SetupMistake with all that the settings lack
 */
export function checkSettings(settings: Settings | undefined, check: SettingsCheck): boolean {
  const { repository, caseRepository, publisher } = check;
  const file = '.github/psirt.yml';
  if (settings === undefined)
    throw new SetupMistake({
      expected: `settings in force in ${caseRepository}`,
      got: 'none',
      so: `The bot puts ${file} in force at its first start. Start it:`,
      example: 'npm start',
    });
  const ours = Object.values(settings.products).filter((product) =>
    isSameRepository(product.repository, repository),
  );
  const ourTurn = ours.some((product) => product.publisher === 'action');
  const known = settings.publishers.includes(publisher);
  if (ours.length > 0 && (known || !ourTurn)) return ourTurn;
  throw new SetupMistake({
    expected: `settings in force in ${caseRepository} that let this App publish for ${repository}`,
    got: ours.length === 0 ? 'no product with this repository' : 'a list of publishers without this App',
    so: `Change ${file} by pull request, and have it approved there:`,
    example: `products:\n  NAME:\n    repository: ${repository}\n    publisher: action\npublishers: [${publisher}]`,
  });
}

export interface AccessCheck {
  readonly repository: string;
  readonly site: string | undefined;
}

/** Has a token made for everything that publishing may need. @throws SetupMistake */
export async function checkAccess(clients: Clients, { repository, site }: AccessCheck): Promise<void> {
  const place = nameParts(repository);
  const one = { ...place, per_page: 1 };
  const product = missingRight(repository);
  await Promise.all([
    asked(clients.product(repository).request('GET /repos/{owner}/{repo}/security-advisories', one), product),
    asked(clients.releases(repository).request('GET /repos/{owner}/{repo}/releases', one), product),
    asked(clients.reader(repository).request('GET /repos/{owner}/{repo}', place), product),
    site === undefined ? undefined : askedOfSite(clients, site),
  ]);
}

function askedOfSite(clients: Clients, site: string): Promise<unknown> {
  const asking = clients.site(site).request('GET /repos/{owner}/{repo}', nameParts(site));
  return asked(asking, missingRight('the site’s repository that the settings name'));
}

interface Wish {
  readonly expected: string;
  readonly so: string;
  readonly example: string;
}

const missingRight = (place: string): Wish => ({
  expected: `the publisher App to be installed on ${place} with its rights`,
  so: 'Install it there and grant it these, and no more:',
  example: rights,
});

async function asked<T>(asking: Promise<T>, wish: Wish): Promise<T> {
  try {
    return await asking;
  } catch (error) {
    if (!(error instanceof GitHubFailure)) throw error;
    throw new SetupMistake({ ...wish, got: error.message });
  }
}
