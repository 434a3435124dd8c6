// Which later commit says that it reverts an earlier one, as `git revert` writes it, and isn't reverted itself. Pure.

interface Told {
  readonly sha: string;
  readonly message: string;
}

const phrase = /This reverts commit ([0-9a-f]{7,40})/giu;

/** The commit whose revert of `sha` stands, or null. `later`: the commits after it, oldest first. */
export function standingRevert(sha: string, later: readonly Told[]): string | null {
  for (const [index, commit] of later.entries()) {
    const reverts = [...commit.message.matchAll(phrase)].some(([, named = '']) =>
      sha.toLowerCase().startsWith(named.toLowerCase()),
    );
    if (reverts && standingRevert(commit.sha, later.slice(index + 1)) === null) return commit.sha;
  }
  return null;
}
