// Looks whether a tag contains given commits: by ancestry, or by the same patch where history was rewritten; whether a later commit
// takes them back; and whether the lines they added stand in the files at the tag. It finds facts; what they prove is decided elsewhere.
import type { SeenProof } from '../../core/look.ts';
import { between, commitOf, commitsTouching, taggedCommit } from '../history.ts';
import type { History, Told } from '../history.ts';
import { addedLines, patchId } from '../patch.ts';
import type { ChangedFile } from '../patch.ts';
import { nameParts } from '../repository-name.ts';
import { standingRevert } from '../reverts.ts';
import { storedFile } from '../stored-file.ts';
import type { Looker } from './sight.ts';

/** How many commits are opened at most in search of a patch. */
const mostOpened = 50;

export const lookAtProof: Looker<'proof'> = async ({ clients }, { repository, tag, commits }) => {
  const history = { github: clients.reader(repository), place: nameParts(repository) };
  const at = await taggedCommit(history, tag);
  const proofs: SeenProof[] = [];
  for (const commit of commits)
    proofs.push(at === null ? nothing(commit) : await proofOf(history, at, commit));
  return proofs;
};

function nothing(commit: string): SeenProof {
  return { commit, ancestor: false, same_patch: null, reverted_by: null, missing_in: [] };
}

async function proofOf(history: History, at: string, commit: string): Promise<SeenProof> {
  const made = await commitOf(history, commit);
  if (made === null) return nothing(commit);
  const way = await between(history, made.sha, at);
  const ancestor = way?.ancestor === true;
  const same = ancestor ? null : await samePatch(history, at, made);
  const later = ancestor ? way.later : same === null ? [] : ((await between(history, same, at))?.later ?? []);
  const stands = same ?? made.sha;
  return {
    commit,
    ancestor,
    same_patch: same,
    reverted_by: standingRevert(stands, later) ?? (await undoneBy(history, { at, files: made.files, later })),
    missing_in: await missingIn(history, at, made.files),
  };
}

async function samePatch(
  history: History,
  at: string,
  made: { readonly message: string; readonly files: readonly ChangedFile[] },
): Promise<string | null> {
  const wanted = patchId(made.files);
  const path = made.files[0]?.filename;
  if (wanted === undefined || path === undefined) return null;
  const touching = await commitsTouching(history, at, path);
  // Rewriting mostly keeps the message, so those are opened first.
  const likely = touching.toSorted(
    (a, b) => Number(b.message === made.message) - Number(a.message === made.message),
  );
  for (const { sha } of likely.slice(0, mostOpened)) {
    if (patchId((await commitOf(history, sha))?.files ?? []) === wanted) return sha;
  }
  return null;
}

interface Undoing {
  readonly at: string;
  readonly files: readonly ChangedFile[];
  readonly later: readonly Told[];
}

// The newest later commit that is the change or its inverse says which of the two stands.
async function undoneBy(history: History, { at, files, later }: Undoing): Promise<string | null> {
  const [same, inverse] = [patchId(files), patchId(files, 'inverse')];
  const path = files[0]?.filename;
  if (inverse === undefined || path === undefined || later.length === 0) return null;
  const after = new Set(later.map(({ sha }) => sha));
  const touching = (await commitsTouching(history, at, path)).filter(({ sha }) => after.has(sha));
  for (const { sha } of touching.slice(0, mostOpened)) {
    const id = patchId((await commitOf(history, sha))?.files ?? []);
    if (id === inverse) return sha;
    if (id === same) return null;
  }
  return null;
}

async function missingIn(
  { github, place }: History,
  at: string,
  files: readonly ChangedFile[],
): Promise<readonly string[]> {
  const missing: string[] = [];
  for (const file of files) {
    if (file.status === 'removed') continue;
    const added = addedLines(file);
    if (added?.length === 0) continue;
    const there = await storedFile(github, { ...place, path: file.filename, ref: at });
    const lines = new Set(there?.text.split('\n'));
    const stands = added === undefined ? there?.sha === file.sha : added.every((line) => lines.has(line));
    if (!stands) missing.push(file.filename);
  }
  return missing;
}
