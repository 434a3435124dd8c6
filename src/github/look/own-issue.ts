// Looks for an issue that the bot opened in the case repository, by the marker of its first line.
import { readMarker } from '../../core/words/marker.ts';
import { allPages } from '../pages.ts';
import type { Looker } from './sight.ts';

export const lookForIssue: Looker<'own-issue'> = async ({ clients, repository, bot }, { marker }) => {
  const params = { ...repository, creator: bot.login, state: 'all' as const };
  const issues = await allPages(clients.cases, ['GET /repos/{owner}/{repo}/issues', params]);
  const wanted = readMarker(marker)?.slot;
  const found = issues.find(
    ({ user, body }) => user?.id === bot.id && readMarker(body ?? '')?.slot === wanted,
  );
  return found === undefined ? null : Number(found.number);
};
