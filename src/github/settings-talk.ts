// Reads what people say in the issue about settings, and who of those who approve leads by a team. Two people decide here, so teams are
// looked up anew each time.
import type { Case } from '../core/case/case.ts';
import type { HouseWorld, OwnIssue, SettingsFile } from '../core/house/house-world.ts';
import { approvesSettings } from '../core/house/judge-settings.ts';
import { leadsOf, readSettings } from '../core/settings.ts';
import type { Comment } from '../core/world.ts';
import type { Clients } from './client.ts';
import { isEdited } from './look/edited.ts';
import { isMember } from './look/member.ts';
import { allPages } from './pages.ts';
import type { RepositoryName } from './repository-name.ts';
import { seenComment } from './seen-comment.ts';

interface Place {
  readonly clients: Clients;
  readonly repository: RepositoryName;
}

interface Asked {
  readonly folded: Case;
  readonly issues: readonly OwnIssue[];
  readonly newest: SettingsFile;
  /** The settings in force. */
  readonly before: SettingsFile | undefined;
}

type Talk = Pick<HouseWorld, 'comments' | 'teamLeads'>;

/** Nobody was asked. */
export const silence: Talk = { comments: [], teamLeads: [] };

/** What was said in the settings' issue. */
export async function settingsTalk(place: Place, asked: Asked): Promise<Talk> {
  const comments = await unedited(place, asked, await settingsComments(place, asked));
  return { comments, teamLeads: await teamLeads(place, asked, comments) };
}

/** An approval that somebody edited is nobody's: times tell nothing within a second, so each is asked for. */
async function unedited(
  place: Place,
  { newest }: Asked,
  comments: readonly Comment[],
): Promise<readonly Comment[]> {
  const kept: Comment[] = [];
  for (const comment of comments) {
    const approves = approvesSettings(comment.body, newest.commit);
    if (!approves || !(await isEdited(place, comment.id))) kept.push(comment);
  }
  return kept;
}

async function settingsComments(
  { clients, repository }: Place,
  { folded, issues }: Asked,
): Promise<readonly Comment[]> {
  const number = Number(folded.acts.get('settings-issue')?.receipt?.made['number']);
  if (!issues.some((issue) => issue.number === number)) return [];
  const route = 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments';
  const params = { ...repository, issue_number: number };
  return (await allPages(clients.cases, [route, params])).map(seenComment);
}

async function teamLeads(
  { clients }: Place,
  { newest, before }: Asked,
  comments: readonly Comment[],
): Promise<readonly number[]> {
  const read = before?.text == null ? undefined : readSettings(before.text);
  const leads = read?.ok === true ? leadsOf(read.settings) : [];
  const teams = leads.flatMap((holder) => (holder.kind === 'team' ? [holder.team] : []));
  const approving = comments.filter(({ body }) => approvesSettings(body, newest.commit));
  const people = new Map(approving.map(({ author }) => [author.id, author.login]));
  const found: number[] = [];
  for (const [id, login] of people)
    for (const team of teams)
      if (!found.includes(id) && (await isMember(clients, { team, login }))) found.push(id);
  return found;
}
