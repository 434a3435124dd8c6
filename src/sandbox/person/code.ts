// What a person does with code: pushing, pull requests, merging, tags and releases, as API calls with the person's token.
// Works in public repositories and in temporary private forks alike; a fork's pull requests are merged on the advisory's page only.
import type { Octokit } from '@octokit/rest';
import { partsOf } from './issues.ts';

export interface Push {
  /** `acme/widget`, or the fork's full name. */
  readonly repository: string;
  /** Made when it isn't there. */
  readonly branch: string;
  /** Where a new branch starts; `main` when not given. */
  readonly from?: string;
  readonly message: string;
  /** Text by path; null deletes. Other files stay. */
  readonly files: Readonly<Record<string, string | null>>;
}

export interface NewPull {
  readonly repository: string;
  readonly head: string;
  readonly base: string;
  readonly title: string;
  readonly body?: string;
}

export interface NewRelease {
  readonly repository: string;
  readonly tag: string;
  /** Branch or commit for a tag that isn't there yet. */
  readonly target?: string;
  readonly notes?: string;
  readonly draft?: boolean;
}

/** Each throws Octokit's RequestError when GitHub says no. */
export interface CodeHands {
  /** One commit on a branch; gives its id. */
  readonly push: (push: Push) => Promise<string>;
  /** Gives the number. */
  readonly openPull: (pull: NewPull) => Promise<number>;
  /** Merges in a repository that is no temporary fork; gives the merge commit. */
  readonly merge: (place: { readonly repository: string; readonly number: number }) => Promise<string>;
  /** A lightweight tag on a branch or commit; gives the commit. */
  readonly tag: (tag: {
    readonly repository: string;
    readonly tag: string;
    readonly on: string;
  }) => Promise<string>;
  /** Gives the release's id. */
  readonly release: (release: NewRelease) => Promise<number>;
  /** Makes a draft release public. */
  readonly publishRelease: (place: {
    readonly repository: string;
    readonly release: number;
  }) => Promise<void>;
  /** The commit that a branch, tag or id names. */
  readonly commit: (repository: string, ref: string) => Promise<string>;
  /** The text of a file, or undefined when it isn't there. */
  readonly file: (place: {
    readonly repository: string;
    readonly path: string;
    readonly ref?: string;
  }) => Promise<string | undefined>;
}

async function commitOf({ rest }: Octokit, repository: string, ref: string): Promise<string> {
  return (await rest.repos.getCommit({ ...partsOf(repository), ref })).data.sha;
}

/** Where the branch stands, or undefined when there is none. */
async function headOf({ rest }: Octokit, repository: string, branch: string): Promise<string | undefined> {
  const refs = await rest.git.listMatchingRefs({ ...partsOf(repository), ref: `heads/${branch}` });
  return refs.data.find(({ ref }) => ref === `refs/heads/${branch}`)?.object.sha;
}

async function push(octokit: Octokit, { repository, branch, from, message, files }: Push): Promise<string> {
  const { git } = octokit.rest;
  const place = partsOf(repository);
  const head = await headOf(octokit, repository, branch);
  const parent = head ?? (await commitOf(octokit, repository, from ?? 'main'));
  const blob = { mode: '100644', type: 'blob' } as const;
  const tree = Object.entries(files).map(([path, content]) =>
    content === null ? { path, ...blob, sha: null } : { path, ...blob, content },
  );
  const made = await git.createTree({ ...place, base_tree: parent, tree });
  const commit = await git.createCommit({ ...place, message, tree: made.data.sha, parents: [parent] });
  const { sha } = commit.data;
  if (head === undefined) await git.createRef({ ...place, ref: `refs/heads/${branch}`, sha });
  else await git.updateRef({ ...place, ref: `heads/${branch}`, sha });
  return sha;
}

async function file(
  { rest }: Octokit,
  { repository, path, ref }: Parameters<CodeHands['file']>[0],
): Promise<string | undefined> {
  const asked = { ...partsOf(repository), path, ...(ref === undefined ? {} : { ref }) };
  const found = await rest.repos.getContent(asked).catch((error: unknown) => {
    if (error instanceof Error && 'status' in error && error.status === 404) return undefined;
    throw error;
  });
  const data = found?.data;
  return data !== undefined && 'content' in data && typeof data.content === 'string'
    ? Buffer.from(data.content, 'base64').toString('utf8')
    : undefined;
}

export function codeHands(octokit: Octokit): CodeHands {
  const { pulls, git, repos } = octokit.rest;
  return {
    push: (asked) => push(octokit, asked),
    openPull: async ({ repository, ...pull }) =>
      (await pulls.create({ ...partsOf(repository), ...pull })).data.number,
    merge: async ({ repository, number }) =>
      (await pulls.merge({ ...partsOf(repository), pull_number: number, merge_method: 'merge' })).data.sha,
    tag: async ({ repository, tag, on }) => {
      const sha = await commitOf(octokit, repository, on);
      await git.createRef({ ...partsOf(repository), ref: `refs/tags/${tag}`, sha });
      return sha;
    },
    release: async ({ repository, tag, target, notes = '', draft = false }) => {
      const commitish = target === undefined ? {} : { target_commitish: target };
      const asked = { ...partsOf(repository), tag_name: tag, name: tag, body: notes, draft, ...commitish };
      return (await repos.createRelease(asked)).data.id;
    },
    publishRelease: async ({ repository, release }) =>
      void (await repos.updateRelease({ ...partsOf(repository), release_id: release, draft: false })),
    commit: (repository, ref) => commitOf(octokit, repository, ref),
    file: (place) => file(octokit, place),
  };
}
