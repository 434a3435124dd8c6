// The real hands of the intake, over GitHub. They decide nothing.
import type { Actor } from '../core/case/actor.ts';
import type { EntryDraft } from '../core/case/entry.ts';
import { foldHouse } from '../core/house/in-force.ts';
import { deedOfDrafts } from '../core/words/sentences.ts';
import { perform } from '../github/act/perform.ts';
import { orNull } from '../github/answered.ts';
import type { Clients } from '../github/client.ts';
import { GitHubFailure } from '../github/failure.ts';
import type { HouseEyes } from '../github/house.ts';
import { allPages } from '../github/pages.ts';
import type { Records } from '../github/records.ts';
import type { RepositoryName } from '../github/repository-name.ts';
import type { IntakeHands } from './take-mail.ts';

export interface IntakeOptions {
  readonly clients: Clients;
  readonly records: Records;
  readonly eyes: Pick<HouseEyes, 'inForce'>;
  readonly repository: RepositoryName;
  readonly bot: Actor;
}

const repositoryRoute = 'GET /repos/{owner}/{repo}';
const issuesRoute = 'GET /repos/{owner}/{repo}/issues';
const commentsRoute = 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments';

interface Text {
  readonly user?: { readonly id: number | bigint } | null | undefined;
  readonly body?: string | null | undefined;
}

/** Opens the hands over one case repository. */
export function openIntakeHands({ clients, records, eyes, repository, bot }: IntakeOptions): IntakeHands {
  const stage = { clients, repository, number: 0, labels: new Set<string>() };
  let now = '';
  const isOurs = ({ user, body }: Text, marker: string): boolean =>
    user?.id === bot.id && body?.startsWith(marker) === true;
  return {
    look: async () => {
      const { data, date } = await clients.cases.request(repositoryRoute, { ...repository });
      await records.refresh();
      now = date;
      const known = await eyes.inForce();
      if (known === undefined || !data.private || data.id !== known.repositoryId) return undefined;
      const house = foldHouse(await records.log('house'));
      return { now, bot, house, settings: known.house.settings };
    },
    append: (drafts) => append(records, drafts, now),
    perform: async (effect) => {
      try {
        const done = await perform(stage, effect);
        return done.result === 'done' ? done.made : undefined;
      } catch (error) {
        if (!(error instanceof GitHubFailure)) throw error;
        return undefined;
      }
    },
    issue: async (marker) => {
      const params = { ...repository, creator: bot.login, state: 'all' as const };
      const issues = await allPages(clients.cases, [issuesRoute, params]);
      const found = issues.find((issue) => isOurs(issue, marker));
      return found === undefined ? undefined : { id: Number(found.number), body: found.body ?? '' };
    },
    comment: async (number, marker) => {
      const params = { ...repository, issue_number: number };
      // A subject may name any number.
      const comments = (await orNull(allPages(clients.cases, [commentsRoute, params]))) ?? [];
      const found = comments.find((comment) => isOurs(comment, marker));
      return found === undefined ? undefined : { id: Number(found.id), body: found.body ?? '' };
    },
  };
}

async function append(records: Records, drafts: readonly EntryDraft[], at: string): Promise<boolean> {
  if (drafts.length === 0) return true;
  const log = await records.log('house');
  const seen = log?.ok === true ? log.head : undefined;
  if (seen === undefined) return false;
  const { changed } = await records.append({ of: 'house', seen, drafts, at, sentence: deedOfDrafts(drafts) });
  return !changed;
}
