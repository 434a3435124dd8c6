// Reads the settings file as one commit has it, and the response plan and the texts that it names there. What a commit holds never changes,
// so each is read once.
import type { SettingsFile } from '../core/house/house-world.ts';
import { hasOwnPlan, planOf } from '../core/house/plan-of.ts';
import { textName } from '../core/notices/own-texts.ts';
import type { TextFile } from '../core/notices/own-texts.ts';
import { isTemplateId } from '../core/notices/shipped.ts';
import type { Plan } from '../core/plan/plan.ts';
import { rememberedOf } from '../core/remembered.ts';
import { readSettings, settingsPath } from '../core/settings.ts';
import type { Settings } from '../core/settings.ts';
import type { Clients } from './client.ts';
import type { RepositoryName } from './repository-name.ts';
import { blobText, storedFile, storedFolder } from './stored-file.ts';
import type { StoredEntry } from './stored-file.ts';

export interface FileMemory {
  /** Files by commit, as they were read. */
  readonly files: Map<string, SettingsFile>;
  /** Texts of notices by the SHA of their blob. */
  readonly blobs: Map<string, string>;
}

interface Place {
  readonly clients: Clients;
  readonly repository: RepositoryName;
  readonly memory: FileMemory;
}

/** Nobody writes a text that is larger, so it isn't even loaded. */
const largest = 200_000;

/** The file, its plan and its texts at a commit. @throws GitHubFailure */
export async function settingsFile(place: Place, commit: string): Promise<SettingsFile> {
  const { files } = place.memory;
  const known = files.get(commit);
  if (known !== undefined) return known;
  const file = await readAt(place, commit);
  files.set(commit, file);
  return file;
}

/** The same, read anew: for the head of a branch, which moves with every push. @throws GitHubFailure */
export async function readAt(place: Place, commit: string): Promise<SettingsFile> {
  const text = await textAt(place, commit, settingsPath);
  const read = text === null ? undefined : readSettings(text);
  if (read?.ok !== true) return { commit, text, plan: null, texts: [] };
  const { settings } = read;
  const plan = hasOwnPlan(settings) ? await textAt(place, commit, settings.plan) : null;
  return { commit, text, plan, texts: await textsAt(place, commit, settings) };
}

async function textAt({ clients, repository }: Place, ref: string, path: string): Promise<string | null> {
  return (await storedFile(clients.cases, { ...repository, path, ref }))?.text ?? null;
}

async function textsAt(
  place: Place,
  ref: string,
  { templates }: Pick<Settings, 'templates'>,
): Promise<readonly TextFile[]> {
  const entries = await storedFolder(place.clients.cases, { ...place.repository, path: templates, ref });
  const found: TextFile[] = [];
  for (const entry of entries) {
    const name = textName(entry.path);
    if (name !== undefined) found.push({ path: entry.path, text: await textIn(place, entry, name) });
  }
  return found;
}

/** What can't be a text is not loaded; that its name stands there is enough to say what is wrong. */
async function textIn(
  { clients, repository, memory }: Place,
  { sha, size, isFile }: StoredEntry,
  name: string,
): Promise<string | null> {
  if (!isFile || size > largest || !isTemplateId(name)) return null;
  const text = memory.blobs.get(sha) ?? (await blobText(clients.cases, { ...repository, sha }));
  memory.blobs.set(sha, text);
  return text;
}

/** The plan of the settings at a commit; undefined where they can't be read (any more). @throws GitHubFailure */
export async function planAt(place: Place, commit: string): Promise<Plan | undefined> {
  return planIn(await settingsFile(place, commit));
}

/** A file that was read is kept, and its plan with it. */
const planIn = rememberedOf(({ text, plan }: SettingsFile): Plan | undefined => {
  const read = text === null ? undefined : readSettings(text);
  return read?.ok === true ? planOf(read.settings, plan) : undefined;
});
