// Observes the house: its own log, the settings in force and the newest ones, private reports that wait, and the bot's own issues.
// What can't have changed (a file at a commit, a login's numeric id) is read once.
import type { Actor } from '../core/case/actor.ts';
import type { Case } from '../core/case/case.ts';
import type { HouseWorld, OwnIssue, SettingsFile, WaitingReport } from '../core/house/house-world.ts';
import { foldHouse, houseInForce, pinnedId } from '../core/house/in-force.ts';
import type { Plan } from '../core/plan/plan.ts';
import { loginsOf, readSettings } from '../core/settings.ts';
import { orNull } from './answered.ts';
import type { Clients } from './client.ts';
import { houseLog } from './house-log.ts';
import type { HouseInForce } from './observe.ts';
import { newestSettings } from './newest-settings.ts';
import type { NewestMemory } from './newest-settings.ts';
import { allPages } from './pages.ts';
import type { Records } from './records.ts';
import { nameParts } from './repository-name.ts';
import type { RepositoryName } from './repository-name.ts';
import { wholeSeconds } from './seen-comment.ts';
import { planAt, settingsFile } from './settings-file.ts';
import { settingsTalk, silence } from './settings-talk.ts';

export interface HouseOptions {
  readonly clients: Clients;
  readonly records: Records;
  readonly repository: RepositoryName;
  readonly bot: Actor;
  readonly owner: string;
}

/** What whoever asks has just seen by another way, so that it isn't asked twice. */
export interface JustSeen {
  readonly reports: readonly WaitingReport[];
  /** The record was brought up to date a moment ago. */
  readonly refreshed: boolean;
}

export interface HouseEyes {
  readonly observe: (seen?: JustSeen) => Promise<HouseWorld>;
  /** The rules in force as of the last refresh of the record; undefined while there are none, and when the record is not ours alone. */
  readonly inForce: () => Promise<HouseInForce | undefined>;
  /** The plan of the settings at a commit, as their profile runs it; undefined where they can't be read (any more). */
  readonly planAt: (commit: string) => Promise<Plan | undefined>;
  /** Why the house's log can't be gone by, as of the last refresh; undefined where it can. */
  readonly broken: () => Promise<string | undefined>;
}

interface Memory extends NewestMemory {
  readonly accounts: Map<string, number>;
}

type Sight = HouseOptions & { readonly memory: Memory };

/** Opens the eyes over one case repository. */
export function openHouse(options: HouseOptions): HouseEyes {
  const sight: Sight = {
    ...options,
    memory: { files: new Map(), blobs: new Map(), stands: new Map(), accounts: new Map() },
  };
  return {
    observe: (seen) => observeHouse(sight, seen),
    inForce: () => inForce(sight),
    planAt: (commit) => planAt(sight, commit),
    broken: async () => {
      const log = await houseLog(sight);
      return log?.ok === false ? log.because : undefined;
    },
  };
}

async function inForce(sight: Sight): Promise<HouseInForce | undefined> {
  const log = await houseLog(sight);
  const folded = foldHouse(log);
  const repositoryId = pinnedId(folded);
  if (folded.settings === undefined || repositoryId === undefined) return undefined;
  const house = houseInForce(log, await settingsFile(sight, folded.settings.commit));
  return house === undefined ? undefined : { house, repositoryId };
}

async function observeHouse(sight: Sight, just: JustSeen | undefined): Promise<HouseWorld> {
  const { clients, records, repository, bot, owner } = sight;
  const asking = clients.cases.request('GET /repos/{owner}/{repo}', { ...repository });
  const [seen] = await Promise.all([asking, freshened(records, just)]);
  const id = Number(seen.data.id);
  const log = await houseLog(sight);
  const folded = foldHouse(log);
  const commit = folded.settings?.commit;
  const before = commit === undefined ? undefined : await settingsFile(sight, commit);
  const newest = await newestSettings(sight, seen.data.default_branch, before);
  const reports = just?.reports ?? (await waitingReports(sight, before));
  const unlinked = reports.some(({ ghsa }) => !isNumbered(folded, `case:${ghsa}`));
  const unsettled = newest.commit !== commit || folded.acts.has('settings-issue');
  const issues = unlinked || unsettled ? await ownIssues(sight) : [];
  return {
    now: seen.date,
    repository: {
      full_name: seen.data.full_name,
      private: seen.data.private,
      pinned: (pinnedId(folded) ?? id) === id,
    },
    repositoryId: id,
    bot,
    owner,
    log,
    inForce: before,
    newest,
    accounts: newest.commit === commit ? {} : await accountsOf(sight, newest),
    reports,
    issues,
    ...(newest.commit === commit ? silence : await settingsTalk(sight, { folded, issues, newest, before })),
  };
}

async function freshened(records: Records, just: JustSeen | undefined): Promise<void> {
  if (just?.refreshed !== true) await records.refresh();
}

function isNumbered(folded: Case, act: string): boolean {
  return folded.acts.get(act)?.receipt?.made['number'] !== undefined;
}

async function accountsOf(
  { clients, memory }: Sight,
  { text }: SettingsFile,
): Promise<Readonly<Record<string, number>>> {
  const read = text === null ? undefined : readSettings(text);
  if (read?.ok !== true) return {};
  const logins = loginsOf(read.settings).map((login) => login.toLowerCase());
  const unknown = logins.filter((login) => !memory.accounts.has(login));
  for (const username of unknown) {
    const answer = await orNull(clients.cases.request('GET /users/{username}', { username }));
    if (answer !== null) memory.accounts.set(username, Number(answer.data.id));
  }
  return Object.fromEntries([...memory.accounts].filter(([login]) => logins.includes(login)));
}

/** Reports in triage at the products of the settings in force. */
async function waitingReports(
  { clients }: Sight,
  file: SettingsFile | undefined,
): Promise<readonly WaitingReport[]> {
  const read = file?.text == null ? undefined : readSettings(file.text);
  if (read?.ok !== true) return [];
  const repositories = new Set(Object.values(read.settings.products).map(({ repository }) => repository));
  const found: WaitingReport[] = [];
  for (const repository of repositories) {
    const route = 'GET /repos/{owner}/{repo}/security-advisories';
    const params = { ...nameParts(repository), state: 'triage' as const };
    const listed = await orNull(allPages(clients.product(repository), [route, params]));
    for (const { ghsa_id: ghsa, created_at: at } of listed ?? [])
      found.push({ repository, ghsa, created_at: wholeSeconds(at ?? '') });
  }
  return found;
}

/** Issues that the bot opened itself. */
async function ownIssues({ clients, repository, bot }: Sight): Promise<readonly OwnIssue[]> {
  const params = { ...repository, creator: bot.login, state: 'all' as const };
  const issues = await allPages(clients.cases, ['GET /repos/{owner}/{repo}/issues', params]);
  return issues
    .filter(({ user, pull_request: pull }) => user?.id === bot.id && pull === undefined)
    .map(({ number, title, body }) => ({ number, title, body: body ?? '', marker: firstLine(body ?? '') }));
}

function firstLine(body: string): string {
  return body.split(/\r?\n/, 1)[0] ?? '';
}
