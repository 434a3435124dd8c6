// Reads the settings file as one commit has it, and the response plan that it names there. What a commit holds never changes, so each is
// read once.
import type { SettingsFile } from '../core/house/house-world.ts';
import { hasOwnPlan, planOf } from '../core/house/plan-of.ts';
import type { Plan } from '../core/plan/plan.ts';
import { rememberedOf } from '../core/remembered.ts';
import { readSettings, settingsPath } from '../core/settings.ts';
import type { Clients } from './client.ts';
import type { RepositoryName } from './repository-name.ts';
import { storedFile } from './stored-file.ts';

/** Files by commit, as they were read. */
export type FileMemory = Map<string, SettingsFile>;

interface Place {
  readonly clients: Clients;
  readonly repository: RepositoryName;
  readonly memory: { readonly files: FileMemory };
}

/** The file and its plan at a commit. @throws GitHubFailure */
export async function settingsFile(
  { clients, repository, memory }: Place,
  commit: string,
): Promise<SettingsFile> {
  const known = memory.files.get(commit);
  if (known !== undefined) return known;
  const textOf = async (path: string): Promise<string | null> =>
    (await storedFile(clients.cases, { ...repository, path, ref: commit }))?.text ?? null;
  const text = await textOf(settingsPath);
  const read = text === null ? undefined : readSettings(text);
  const plan = read?.ok === true && hasOwnPlan(read.settings) ? await textOf(read.settings.plan) : null;
  const file = { commit, text, plan };
  memory.files.set(commit, file);
  return file;
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
