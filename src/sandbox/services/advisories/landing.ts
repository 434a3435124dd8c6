// "Merge pull requests" of an advisory page: all open pull requests of the fork land on the public branches at once. Only people can do it.
import type { Platform } from '../../platform/platform.ts';
import { atLeast } from '../../platform/repositories.ts';
import { objectOf, objectsOf, textOf } from '../../json.ts';
import type { JsonObject } from '../../json.ts';
import { refMoved } from '../../webhooks/git-aftermath.ts';
import { copyCommit, setBranch } from './copy-history.ts';
import type { Advisory } from './store.ts';

export interface Landed {
  readonly branch: string;
  readonly before: string;
  readonly after: string;
}

async function headOf({ engine }: Platform, fullName: string, branch: string): Promise<string> {
  const ref = objectOf(await engine.own('GET', `/repos/${fullName}/git/ref/heads/${branch}`));
  return textOf(objectOf(ref['object'])['sha']);
}

/** The public tree with the files that the pull request changed. */
async function mergedTree(
  { engine }: Platform,
  place: { readonly fullName: string; readonly base: string; readonly head: string },
): Promise<string> {
  const { fullName, base, head } = place;
  const compare = async (from: string, to: string): Promise<JsonObject> =>
    objectOf(await engine.own('GET', `/repos/${fullName}/compare/${from}...${to}`));
  const [range, since] = [await compare(base, head), await compare(head, base)];
  const theirs = new Set(objectsOf(since['files']).map(({ filename }) => filename));
  const torn = objectsOf(range['files']).find(({ filename }) => theirs.has(filename));
  if (torn) throw new Error(`The pull request conflicts with ${fullName} in ${textOf(torn['filename'])}`);
  const files = objectsOf(range['files']).map((file) => ({
    path: file['filename'],
    mode: '100644',
    type: 'blob',
    sha: file['status'] === 'removed' ? null : file['sha'],
  }));
  const commit = objectOf(await engine.own('GET', `/repos/${fullName}/git/commits/${base}`));
  const base_tree = objectOf(commit['tree'])['sha'];
  const tree = objectOf(await engine.own('POST', `/repos/${fullName}/git/trees`, { base_tree, tree: files }));
  return textOf(tree['sha']);
}

async function landOne(platform: Platform, advisory: Advisory, pull: JsonObject): Promise<Landed> {
  const { engine } = platform;
  const [to, from] = [advisory.repository.fullName, advisory.fork?.fullName ?? ''];
  const branch = textOf(objectOf(pull['base'])['ref']);
  const before = await headOf(platform, to, branch);
  const head = await copyCommit(engine, { from, to }, textOf(objectOf(pull['head'])['sha']));
  const tree = await mergedTree(platform, { fullName: to, base: before, head });
  const message = `Merge commit from fork\n\n${textOf(pull['title'])}`;
  const commit = objectOf(
    await engine.own('POST', `/repos/${to}/git/commits`, { message, tree, parents: [before, head] }),
  );
  const after = textOf(commit['sha']);
  await setBranch(engine, to, { name: branch, sha: after });
  await engine.own('PATCH', `/repos/${from}/pulls/${String(pull['number'])}`, { state: 'closed' });
  return { branch, before, after };
}

/** Lands everything that is open. Throws what GitHub's page would say when it can't. */
export async function land(platform: Platform, advisory: Advisory, by: string): Promise<Landed[]> {
  const { fork, repository } = advisory;
  if (!fork) throw new Error(`${advisory.ghsa} has no temporary private fork`);
  if (!atLeast(platform.repositories.levelOf(repository, by), 'admin'))
    throw new Error(`${by} may not merge: only administrators of ${repository.fullName} do`);
  const pulls = objectsOf(
    await platform.engine.own('GET', `/repos/${fork.fullName}/pulls?state=open&per_page=100`),
  );
  const bases = pulls.map((pull) => textOf(objectOf(pull['base'])['ref']));
  const twice = bases.find((base, i) => bases.indexOf(base) !== i);
  if (pulls.length === 0) throw new Error(`${fork.fullName} has no open pull request`);
  if (twice !== undefined) throw new Error(`Only one pull request may target ${twice}`);
  const landed: Landed[] = [];
  for (const pull of pulls.toReversed()) landed.push(await landOne(platform, advisory, pull));
  for (const { branch, before, after } of landed)
    await refMoved(platform, { repository, sender: by, ref: `refs/heads/${branch}`, before, after });
  return landed;
}
