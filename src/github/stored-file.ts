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
