// `owner/name` taken apart and put together. Knows nothing about whether such a repository exists.

/** A repository as routes want it. */
export interface RepositoryName {
  readonly owner: string;
  readonly repo: string;
}

/** `acme/widget` in two parts; anything after a second slash is dropped. */
export function nameParts(fullName: string): RepositoryName {
  const [owner = '', repo = ''] = fullName.split('/');
  return { owner, repo };
}

/** Two parts as `acme/widget`. */
export function fullNameOf({ owner, repo }: RepositoryName): string {
  return `${owner}/${repo}`;
}

/** Whether two full names mean the same repository: GitHub ignores case. */
export function isSameRepository(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
