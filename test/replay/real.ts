// A published vulnerability record in one shape, whichever project published it: what people would have said of it, and what the
// record holds for the comparison. Only the script that types the commands reads records; the code under test never sees one.

/** One statement of affected versions, as a person types it. */
export interface SaidRange {
  readonly range: string;
  /** The release that fixes it; absent where the record names none. */
  readonly fixed?: string;
}

export interface RealPackage {
  /** OSV's name of the ecosystem; absent where OSV has none. */
  readonly ecosystem?: 'Go' | 'npm' | 'crates.io';
  readonly name: string;
  readonly said: readonly SaidRange[];
  /** Whether the record calls a version affected; undefined where it says neither. Never made from `said`. */
  readonly affects: (version: string) => boolean | undefined;
  /** Every version that the record names for this package. */
  readonly named: readonly string[];
  /** The record's ranges speak of releases only, as npm's do: of pre-releases they say nothing. */
  readonly releasesOnly: boolean;
}

export interface RealReference {
  /** In OSV's spelling; absent where the record has no types. */
  readonly type?: string;
  readonly url: string;
}

/** Why something of a record can't be said with the commands and the prose. A closed list: every reason is explained in the table. */
export type Reason =
  | 'commits'
  | 'second-cve'
  | 'http'
  | 'parts'
  | 'related'
  | 'labels'
  | 'other-scheme'
  | 'no-ecosystem'
  | 'rating'
  | 'between';

/** What the record says beyond the fields that are compared. */
export interface Unsaid {
  readonly what: string;
  readonly reason: Reason;
}

export interface RealRecord {
  readonly source: string;
  /** What the table calls it: the record's own id, `GO-2022-0515`, or one made of its file's name where it has none. */
  readonly id: string;
  readonly title?: string;
  /** Plain text or Markdown, never empty. */
  readonly description: string;
  readonly cves: readonly string[];
  /** All its other ids, the record's own one included. */
  readonly aliases: readonly string[];
  readonly packages: readonly RealPackage[];
  /** For records that name commits instead of versions: how many commits fix it, each on its own line. */
  readonly commits?: { readonly repository: string; readonly fixed: readonly string[] };
  readonly vectors: readonly string[];
  /** In words: `low` to `critical`, or what else the record says. */
  readonly rating?: string;
  readonly cwes: readonly string[];
  readonly credits: readonly string[];
  readonly references: readonly RealReference[];
  readonly unsaid: readonly Unsaid[];
}
