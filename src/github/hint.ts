// What a webhook is worth: a hint where to look. It carries no case content but the hash of a comment's text.

export type Hint =
  /** Look at this case. `carried`: comment id -> SHA-256 of the text that came with the webhook. */
  | { readonly kind: 'case'; readonly number: number; readonly carried: Readonly<Record<number, string>> }
  /** A private report arrived at a product's repository. */
  | { readonly kind: 'report'; readonly repository: string; readonly ghsa: string }
  /** Code, tags, releases or advisories changed in a repository of the organisation outside the case repository. */
  | { readonly kind: 'product'; readonly repository: string }
  /** The case repository's default branch changed under `.github/`. */
  | { readonly kind: 'settings' }
  /** Somebody else wrote to the records branch. */
  | { readonly kind: 'record' }
  /** A repository of the organisation became public. */
  | { readonly kind: 'publicized'; readonly repository: string }
  /** What the App may do, or where, changed. */
  | { readonly kind: 'installation' };

/** Why an event is no hint. */
export type IgnoredBecause =
  | 'own' | 'other-organisation' | 'other-repository' | 'pull-request' | 'edited-or-deleted' | 'unused' | 'unreadable'; // prettier-ignore

export type Reading =
  | { readonly kind: 'hints'; readonly hints: readonly Hint[] }
  | { readonly kind: 'ignored'; readonly because: IgnoredBecause };

export function hints(...all: readonly Hint[]): Reading {
  return { kind: 'hints', hints: all };
}

export function ignored(because: IgnoredBecause): Reading {
  return { kind: 'ignored', because };
}
