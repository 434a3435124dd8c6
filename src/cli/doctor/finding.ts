// What a check of `doctor` is and what it says. A check only reads; nothing that it says holds anything of a case.
import type { Settings } from '../../core/settings.ts';
import type { Clients } from '../../github/client.ts';
import type { RepositoryName } from '../../github/repository-name.ts';

export interface Sight {
  readonly as: 'app' | 'person';
  readonly clients: Clients;
  /** The environment in which `doctor` runs. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The case repository. */
  readonly repository: RepositoryName;
  /** The newest settings of the default branch; undefined while none can be read. */
  readonly settings: Settings | undefined;
}

export type Finding =
  | { readonly state: 'good'; readonly what: string }
  /** Worth knowing; nothing breaks by it. */
  | { readonly state: 'note'; readonly what: string; readonly todo?: string }
  | { readonly state: 'wrong'; readonly what: string; readonly breaks: string; readonly todo: string }
  | { readonly state: 'unknown'; readonly what: string; readonly todo: string };

export interface Check {
  readonly name: string;
  readonly look: (sight: Sight) => Promise<readonly Finding[]>;
}

export const good = (what: string): Finding => ({ state: 'good', what });
export const wrong = (what: string, breaks: string, todo: string): Finding => ({
  state: 'wrong',
  what,
  breaks,
  todo,
});
export const note = (what: string, todo?: string): Finding => ({
  state: 'note',
  what,
  ...(todo === undefined ? {} : { todo }),
});
export const unknown = (what: string, todo: string): Finding => ({ state: 'unknown', what, todo });
