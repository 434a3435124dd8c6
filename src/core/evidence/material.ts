// What evidence of a case is made of: its part of the record, and the rules that its log names. It is read by others; this only names it.
import type { Actor } from '../case/actor.ts';

/** A commit of the record that touches the case, as GitHub tells of it. */
export interface EvidenceCommit {
  readonly sha: string;
  /** Numeric id of the author's account; null where GitHub knows none. */
  readonly author: number | null;
  /** GitHub's word on the signature, when the evidence was taken. */
  readonly verified: boolean;
  readonly at: string;
}

/** Settings and plan as one commit of the case repository has them. */
export interface EvidenceRules {
  readonly settings: string;
  /** The text of the response plan: the team's own, or the one that shipped. */
  readonly plan: string;
}

export interface EvidenceFacts {
  readonly case: number;
  /** `owner/name` of the case repository. */
  readonly repository: string;
  /** The App's account, by which the record is written. */
  readonly bot: Actor;
  /** The release of psirt-bot that made the evidence. */
  readonly made_by: string;
  /** The commit of the records branch that it was read at. */
  readonly record: string;
  /** Numeric ids of the people that the settings name, by login, as they were when the settings of the last entry came into force. */
  readonly people: Readonly<Record<string, number>>;
}

export interface Material {
  readonly facts: EvidenceFacts;
  /** `log.jsonl`, byte for byte. */
  readonly log: string;
  /** Saved texts by SHA-256. */
  readonly notices: ReadonlyMap<string, string>;
  /** By commit: those that the log names and that could be read. */
  readonly rules: ReadonlyMap<string, EvidenceRules>;
  /** Newest first. */
  readonly commits: readonly EvidenceCommit[];
}
