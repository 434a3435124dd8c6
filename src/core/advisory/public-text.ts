// The only place where text becomes public text. What may leave the house is typed `PublicText`; it can be made here alone, under a
// permission that can be made here alone. Never let another file name the marks below.
import type { PrivateThings, RedactionHit } from './redaction.ts';
import { findPrivate } from './redaction.ts';

const disclosed: unique symbol = Symbol('disclosed');
const granted: unique symbol = Symbol('granted');

/** A text that the public may read. Effects that write to a public place take this and no plain string. */
export type PublicText = string & { readonly [disclosed]: true };

/** That the publication of one approval form is allowed now. */
export interface PublicationPermission {
  readonly [granted]: PrivateThings;
  readonly formHash: string;
  readonly filledHash: string;
}

/** What a case's log says about its publication. */
export interface DisclosureEvidence {
  /** Hash of the form that was approved. */
  readonly formHash: string;
  /** The outcome of filling the form by its rules; undefined while it isn't filled. */
  readonly filled: { readonly formHash: string; readonly filledHash: string } | undefined;
  /** Approvals in force: who (numeric id) signed which form. Eligibility was judged when they were recorded. */
  readonly signatures: readonly { readonly by: number; readonly formHash: string }[];
  /** How many different people must have signed; at least 1. */
  readonly needed: number;
  readonly held: boolean;
  /** Hits in everything that is to be published. */
  readonly redactionHits: readonly RedactionHit[];
  readonly privateThings: PrivateThings;
}

/** Why a publication isn't allowed. */
export type DisclosureObstacle =
  | { readonly kind: 'not-filled' | 'other-form' | 'held' }
  | { readonly kind: 'signatures-missing'; readonly has: number; readonly needed: number }
  | { readonly kind: 'redaction-hits'; readonly hits: readonly RedactionHit[] };

export type PermissionOutcome =
  | { readonly kind: 'granted'; readonly permission: PublicationPermission }
  | { readonly kind: 'refused'; readonly obstacles: readonly [DisclosureObstacle, ...DisclosureObstacle[]] };

/** Allows publication when the approved form was filled by its rules, enough people signed it, and nothing stands against it. */
export function publicationPermission(evidence: DisclosureEvidence): PermissionOutcome {
  const { formHash, filled, privateThings } = evidence;
  const [first, ...others] = obstaclesTo(evidence);
  if (first !== undefined) return { kind: 'refused', obstacles: [first, ...others] };
  const filledHash = String(filled?.filledHash);
  return { kind: 'granted', permission: { [granted]: privateThings, formHash, filledHash } };
}

/** A text made public, or the places that forbid it: every single text is looked through again. */
export type Disclosure =
  | { readonly kind: 'public'; readonly text: PublicText }
  | { readonly kind: 'withheld'; readonly hits: readonly RedactionHit[] };

/** Makes a text public under a permission. */
export function disclose(permission: PublicationPermission, text: string): Disclosure {
  const hits = findPrivate(text, permission[granted]);
  return hits.length > 0 ? { kind: 'withheld', hits } : { kind: 'public', text: text as PublicText };
}

/** A text that was read where everybody reads it. Only for who looks at public places. */
export function readInPublic(text: string): PublicText {
  return text as PublicText;
}

/**
 * Texts made of nothing but texts that are public already, such as the list of all advisories of their files.
 * @param make may use these texts and what the settings say of the site, nothing of a case
 */
export function restated<K>(
  sources: ReadonlyMap<K, PublicText>,
  make: (sources: ReadonlyMap<K, string>) => ReadonlyMap<string, string>,
): ReadonlyMap<string, PublicText> {
  return make(sources) as ReadonlyMap<string, PublicText>;
}

function obstaclesTo(evidence: DisclosureEvidence): readonly DisclosureObstacle[] {
  const { formHash, filled, signatures, held, redactionHits } = evidence;
  const needed = Math.max(1, evidence.needed);
  const has = new Set(signatures.filter((signature) => signature.formHash === formHash).map(({ by }) => by))
    .size;
  return [
    ...(filled === undefined ? [{ kind: 'not-filled' } as const] : []),
    ...(filled !== undefined && filled.formHash !== formHash ? [{ kind: 'other-form' } as const] : []),
    ...(has < needed ? [{ kind: 'signatures-missing', has, needed } as const] : []),
    ...(held ? [{ kind: 'held' } as const] : []),
    ...(redactionHits.length > 0 ? [{ kind: 'redaction-hits', hits: redactionHits } as const] : []),
  ];
}
