// Copies commits from one repository of the engine to another, as a fork or a push would. Commit ids stay the same.
import type { Engine } from '../../platform/engine.ts';
import { objectOf, objectsOf, textOf } from '../../json.ts';
import type { JsonObject } from '../../json.ts';

export interface Copy {
  /** Full names. */
  readonly from: string;
  readonly to: string;
}

type Must = (method: string, url: string, body?: unknown) => Promise<JsonObject>;

const mustOf =
  (engine: Engine): Must =>
  async (method, url, body) => {
    const answer = await engine.own(method, url, body);
    if (answer === undefined) throw new Error(`The engine refused ${method} ${url} while history was copied`);
    return objectOf(answer);
  };

async function copyTree(engine: Engine, { from, to }: Copy, sha: string): Promise<string> {
  const must = mustOf(engine);
  const { tree } = await must('GET', `/repos/${from}/git/trees/${sha}?recursive=1`);
  const blobs = objectsOf(tree).filter((entry) => entry['type'] === 'blob');
  for (const blob of blobs) {
    const url = `git/blobs/${textOf(blob['sha'])}`;
    if ((await engine.own('GET', `/repos/${to}/${url}`)) !== undefined) continue;
    const { content, encoding } = await must('GET', `/repos/${from}/${url}`);
    await must('POST', `/repos/${to}/git/blobs`, {
      content: textOf(content).replaceAll('\n', ''),
      encoding,
    });
  }
  const entries = blobs.map(({ path, mode, type, sha: blobSha }) => ({ path, mode, type, sha: blobSha }));
  return textOf((await must('POST', `/repos/${to}/git/trees`, { tree: entries }))['sha']);
}

/** Copies a commit and what it grew from; gives the id it has in the target. */
export async function copyCommit(engine: Engine, copy: Copy, sha: string): Promise<string> {
  if ((await engine.own('GET', `/repos/${copy.to}/git/commits/${sha}`)) !== undefined) return sha;
  const must = mustOf(engine);
  const commit = await must('GET', `/repos/${copy.from}/git/commits/${sha}`);
  const parents: string[] = [];
  for (const parent of objectsOf(commit['parents']))
    parents.push(await copyCommit(engine, copy, textOf(parent['sha'])));
  const tree = await copyTree(engine, copy, textOf(objectOf(commit['tree'])['sha']));
  const { message, author, committer } = commit;
  const made = await must('POST', `/repos/${copy.to}/git/commits`, {
    message,
    tree,
    parents,
    author,
    committer,
  });
  return textOf(made['sha']);
}

/** Sets a branch to a commit that the repository already has. */
export async function setBranch(
  engine: Engine,
  fullName: string,
  branch: { readonly name: string; readonly sha: string },
): Promise<void> {
  const { name, sha } = branch;
  const must = mustOf(engine);
  const there = await engine.own('GET', `/repos/${fullName}/git/ref/heads/${name}`);
  if (there === undefined)
    await must('POST', `/repos/${fullName}/git/refs`, { ref: `refs/heads/${name}`, sha });
  else await must('PATCH', `/repos/${fullName}/git/refs/heads/${name}`, { sha, force: true });
}
