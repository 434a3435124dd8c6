// Judges whether a run may ask for publication: a tag of a product's repository, by the workflow that the settings allow. It asks nobody.
import type { Product } from '../core/settings.ts';
import { isSameRepository } from '../github/repository-name.ts';
import { tagOfRef } from '../github/tag-ref.ts';
import type { Claims } from './publish-token.ts';

export type AskingProduct = Pick<Product, 'repository' | 'workflow'>;

/** Why a run may not ask. */
export type ClaimFault =
  'repository-unknown' | 'ref-is-no-tag' | 'event-not-allowed' | 'workflow-not-allowed';

/** What a run asks for: the repository as the settings write it, and the tag. */
export interface Asked {
  readonly repository: string;
  readonly tag: string;
}

const events: readonly string[] = ['push', 'release', 'workflow_dispatch'];

/** Reads verified claims against the products of the settings in force. */
export function judgeClaims(claims: Claims, products: readonly AskingProduct[]): Asked | ClaimFault {
  const ours = products.filter(({ repository }) => isSameRepository(repository, claims.repository));
  const repository = ours[0]?.repository;
  if (repository === undefined) return 'repository-unknown';
  const tag = claims.ref_type === 'tag' ? tagOfRef(claims.ref) : undefined;
  if (tag === undefined) return 'ref-is-no-tag';
  if (!events.includes(claims.event_name)) return 'event-not-allowed';
  return isAllowed(claims, ours) ? { repository, tag } : 'workflow-not-allowed';
}

/** Where several products share a repository and one names its workflow, that is the rule for the repository. */
function isAllowed({ workflow_ref: from }: Claims, products: readonly AskingProduct[]): boolean {
  const named = products.flatMap(({ workflow }) => (workflow === null ? [] : [workflow]));
  // `owner/name/.github/workflows/x.yml@refs/tags/v1`; a tag may hold an @ itself.
  const cut = from.indexOf('@refs/');
  const [owner = '', name = '', ...file] = from.slice(0, Math.max(cut, 0)).split('/');
  const ownFile = products.some(({ repository }) => isSameRepository(repository, `${owner}/${name}`));
  return ownFile && (named.length === 0 || named.includes(file.join('/')));
}
