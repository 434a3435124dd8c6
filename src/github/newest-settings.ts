// Which settings a team proposes: those at the head of the default branch. They go by the commit that brought them, whether it changed
// the settings file, the plan that it names or a text of a notice; and they stay what they are when something else is pushed.
import type { NewestSettings, SettingsFile } from '../core/house/house-world.ts';
import { hasOwnPlan } from '../core/house/plan-of.ts';
import { sameRules } from '../core/house/same-rules.ts';
import { readSettings, settingsPath } from '../core/settings.ts';
import { orNull } from './answered.ts';
import type { Clients } from './client.ts';
import type { RepositoryName } from './repository-name.ts';
import { readAt, settingsFile } from './settings-file.ts';
import type { FileMemory } from './settings-file.ts';
import { settingsWriters } from './settings-writers.ts';
import { standingAt } from './stored-file.ts';

export interface NewestMemory extends FileMemory {
  /** What stood at a path of a commit. */
  readonly stands: Map<string, string>;
  /** The head that was looked at last, what it holds, and by which commit that goes. */
  head?: { readonly sha: string; readonly file: SettingsFile; named?: SettingsFile };
}

interface Place {
  readonly clients: Clients;
  readonly repository: RepositoryName;
  readonly memory: NewestMemory;
}

/** @param before the settings in force; where the newest are the same, they are those. @throws GitHubFailure */
export async function newestSettings(
  place: Place,
  branch: string,
  before: SettingsFile | undefined,
): Promise<NewestSettings> {
  const sha = await lastCommit(place, branch);
  if (sha === undefined) return { commit: '0'.repeat(40), text: null, plan: null, texts: [], writers: null };
  const head = await headAt(place, sha);
  if (before !== undefined && sameRules(head.file, before)) return { ...before, writers: null };
  head.named ??= await namedBy(place, head.file);
  const writers = before === undefined ? null : await writersSince(place, head, { branch, before });
  return { ...head.named, writers };
}

async function headAt(place: Place, sha: string): Promise<NonNullable<NewestMemory['head']>> {
  const { memory } = place;
  if (memory.head?.sha === sha) return memory.head;
  memory.head = { sha, file: memory.files.get(sha) ?? (await readAt(place, sha)) };
  return memory.head;
}

/** The newest commit up to `sha`; with a path, the newest that touched it. */
async function lastCommit(
  { clients, repository }: Place,
  sha: string,
  path?: string,
): Promise<string | undefined> {
  const route = 'GET /repos/{owner}/{repo}/commits';
  const params = { ...repository, sha, per_page: 1, ...(path !== undefined && { path }) };
  const [commit] = (await orNull(clients.cases.request(route, params)))?.data ?? [];
  return commit?.sha;
}

/** Everything that belongs to settings: their own file, the plan and the folder of texts that it names. */
function pathsOf({ text }: SettingsFile): readonly string[] {
  const read = text === null ? undefined : readSettings(text);
  if (read?.ok !== true) return [settingsPath];
  const { settings } = read;
  return [settingsPath, ...(hasOwnPlan(settings) ? [settings.plan] : []), settings.templates];
}

/** The commit that brought all of it; where branches were merged and none holds it whole, the head itself. */
async function namedBy(place: Place, file: SettingsFile): Promise<SettingsFile> {
  for (const path of pathsOf(file)) {
    const sha = await lastCommit(place, file.commit, path);
    const candidate = sha === undefined ? undefined : await settingsFile(place, sha);
    if (candidate !== undefined && sameRules(candidate, file)) return candidate;
  }
  return file;
}

async function writersSince(
  { clients, repository, memory }: Place,
  { file }: { readonly file: SettingsFile },
  { branch, before }: { readonly branch: string; readonly before: SettingsFile },
): Promise<NewestSettings['writers']> {
  const at = async (path: string, ref: string): Promise<string> => {
    const key = `${ref}:${path}`;
    const stands = memory.stands.get(key) ?? (await standingAt(clients.cases, { ...repository, path, ref }));
    memory.stands.set(key, stands);
    return stands;
  };
  const place = { github: clients.cases, repository, paths: pathsOf(file), at };
  return settingsWriters(place, branch, before.commit);
}
