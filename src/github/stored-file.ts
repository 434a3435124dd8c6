// Reads one text file of a repository at a commit, branch or tag. Files above 1 MB come empty by `contents`, so their blob is read.
import { kindOfFailure } from './failure.ts';
import type { GitHub } from './port.ts';
import type { RepositoryName } from './repository-name.ts';

export interface FilePlace extends RepositoryName {
  readonly path: string;
  /** A branch, tag or commit; the default branch when absent. */
  readonly ref?: string;
}

export interface StoredFile {
  /** The blob's SHA. */
  readonly sha: string;
  readonly text: string;
}

/** The file, or undefined when there is none (or no such branch). */
export async function storedFile(github: GitHub, place: FilePlace): Promise<StoredFile | undefined> {
  const found = await contentsAt(github, place);
  if (found === undefined || Array.isArray(found) || found.type !== 'file') return undefined;
  const { sha, size } = found;
  const content = 'content' in found ? found.content : '';
  if (content === '' && size > 0) return { sha, text: await blobText(github, { ...place, sha }) };
  return { sha, text: decoded(content) };
}

/** One thing in a folder. */
export interface StoredEntry {
  /** Its whole path. */
  readonly path: string;
  readonly sha: string;
  readonly size: number;
  readonly isFile: boolean;
}

/** What a folder holds, in no order that counts; empty where there is none. GitHub tells of the first 1000. */
export async function storedFolder(github: GitHub, place: FilePlace): Promise<readonly StoredEntry[]> {
  const found = await contentsAt(github, place);
  if (!Array.isArray(found)) return [];
  return found.map(({ path, sha, size, type }) => ({ path, sha, size, isFile: type === 'file' }));
}

/** What stands at a path, so that two commits can be compared: the same words for the same content, none where nothing stands. */
export async function standingAt(github: GitHub, place: FilePlace): Promise<string> {
  const found = await contentsAt(github, place);
  if (found === undefined) return '';
  if (!Array.isArray(found)) return found.sha;
  return found
    .map(({ path, sha }) => `${path} ${sha}`)
    .toSorted()
    .join('\n');
}

/** The text of a blob of up to 100 MB. */
export async function blobText(github: GitHub, place: RepositoryName & { sha: string }): Promise<string> {
  const { owner, repo, sha } = place;
  const { data } = await github.request('GET /repos/{owner}/{repo}/git/blobs/{file_sha}', {
    owner,
    repo,
    file_sha: sha,
  });
  return data.encoding === 'base64' ? decoded(data.content) : data.content;
}

async function contentsAt(github: GitHub, place: FilePlace) {
  try {
    return (await github.request('GET /repos/{owner}/{repo}/contents/{path}', { ...place })).data;
  } catch (error) {
    if (kindOfFailure(error) === 'missing') return undefined;
    throw error;
  }
}

/** Text as `contents` wants it. */
export function encoded(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}

function decoded(content: string): string {
  return Buffer.from(content, 'base64').toString('utf8');
}
