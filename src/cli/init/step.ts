// What a step of `init` is: it looks first, says what it would do, and does it only when it was told to. Twice is the same as once.
import type { GitHub } from '../../github/port.ts';
import type { RepositoryName } from '../../github/repository-name.ts';

/** Where the steps work, and what was said on the command line. */
export interface Site {
  /** GitHub as the person. */
  readonly github: GitHub;
  /** The case repository. */
  readonly repository: RepositoryName;
  readonly defaultBranch: string;
  /** Login of the person. */
  readonly login: string;
  /** Numeric id of the App; undefined where nobody said it. */
  readonly appId: number | undefined;
  /** `owner/name` of the products; undefined where nobody said them. */
  readonly products: readonly string[] | undefined;
}

export type Outlook =
  /** Nothing to do. `how` says what is there. */
  | { readonly kind: 'there'; readonly how: string }
  /** It can't be done now; the rest can. */
  | { readonly kind: 'barred'; readonly why: string; readonly todo: string }
  /** `what` is shown, then `act` does it. @returns a line on what came of it */
  | { readonly kind: 'todo'; readonly what: readonly string[]; readonly act: () => Promise<string> };

export interface Step {
  readonly name: string;
  readonly look: (site: Site) => Promise<Outlook>;
}
