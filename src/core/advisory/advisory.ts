// The advisory as psirt-bot keeps it: everything the public is told about one vulnerability, in no format's shape. Holds nothing
// that may not be published: a person who wants no credit has no name here, and a case has no number here.
import type { creditKinds, exploitStates, justifications, remedyKinds } from '../case/fact.ts';
import type { CvssScore, Severity } from './cvss.ts';
import type { Ecosystem } from './ecosystem.ts';
import type { VersionRange } from './version-range.ts';

/** UTC, whole seconds: `2026-12-15T16:00:00Z`. */
export type Time = string;

export interface Advisory {
  readonly ids: AdvisoryIds;
  readonly version: AdvisoryVersion;
  /** The versions before this one, oldest first; absent in the first. */
  readonly history?: readonly PastVersion[];
  /** One line of plain text, escaped by no one yet: problem in product causes impact. */
  readonly title: string;
  /** One line of plain text, escaped by no one yet: the real risk. */
  readonly summary: string;
  /** Markdown: what is wrong, who can do what, under which condition. */
  readonly description: string;
  /** Markdown: how to check, detection, side effects of the upgrade; absent when there is nothing more to say. */
  readonly details?: string;
  readonly severity: Severity;
  /** Scored vectors, the leading one first; empty when only a severity is given. */
  readonly cvss: readonly CvssScore[];
  /** `CWE-` and a number; the leading one first. */
  readonly cwes: readonly string[];
  readonly products: readonly AffectedProduct[];
  readonly remedy: Remedy;
  /** Markdown, or `none`: that nothing helps was said by a person. */
  readonly workaround: string;
  readonly exploitation: Exploitation;
  /** What of SSVC helps others to decide; how soon we work on it is ours. Absent: nobody decided by it. */
  readonly ssvc?: SsvcPoints;
  readonly credits: readonly Credit[];
  readonly references: readonly Reference[];
  /** What happened, oldest first. */
  readonly timeline: readonly Happening[];
  readonly times: AdvisoryTimes;
}

export interface AdvisoryIds {
  /** The team's own id, `ACME-SA-2026-0001`; never the number of a case. */
  readonly own?: string;
  readonly ghsa?: string;
  /** `pending`: one was asked for and isn't known yet. Absent: there is none and none will come. */
  readonly cve?: string;
  /** Ids of the same vulnerability in other databases. */
  readonly aliases: readonly string[];
}

/** A version that was public before this one. */
export interface PastVersion {
  readonly number: number;
  readonly kind: Exclude<AdvisoryVersion['kind'], 'withdrawn'>;
  /** Since when it was public. */
  readonly at: Time;
}

/** Counts from 1; `kind` says why this version exists. */
export interface AdvisoryVersion {
  readonly number: number;
  readonly kind: 'early' | 'final' | 'revised' | 'withdrawn';
  /** What this version changes, why it was withdrawn, or what an early one can't say yet. */
  readonly note?: string;
}

/** One package of one product. A product with several packages stands here several times. */
export interface AffectedProduct {
  readonly product: string;
  /** Address of the public repository, `https://github.com/acme/gateway`, without a slash at the end. */
  readonly repository: string;
  readonly ecosystem: Ecosystem;
  /** Name of the package in its ecosystem; for `other` the product's name serves. */
  readonly package: string;
  /** Package URL without version. */
  readonly purl?: string;
  readonly affected: readonly AffectedLine[];
  readonly unaffected: readonly Unaffected[];
}

/** What is affected in one release line, and where it is fixed. */
export interface AffectedLine {
  /** Name of the release line, `2.4`. */
  readonly line?: string;
  readonly ranges: readonly VersionRange[];
  /** The commit from which on it is affected, where known: the one that brought the fault in, or the first affected release's. */
  readonly introducedBy?: string;
  /** Absent: no fix will come, or none is planned yet. */
  readonly fix?: LineFix;
}

/** The fixed release of one line: planned while `tagUrl` is absent, out when it is there. */
export interface LineFix {
  readonly version: string;
  /** When it is expected, while it is planned. */
  readonly expected?: Time;
  /** Public commits of the fix, the one that completes it last; empty while it is planned. */
  readonly landed: readonly string[];
  readonly tagUrl?: string;
  readonly releaseUrl?: string;
}

/** A product, or some versions of it, that is not affected, and why. */
export interface Unaffected {
  /** Empty: all versions. */
  readonly ranges: readonly VersionRange[];
  readonly justification: (typeof justifications)[number];
  readonly statement?: string;
}

export interface Remedy {
  readonly kind: (typeof remedyKinds)[number];
  /** Why there is no fix; absent when there is one. */
  readonly because?: string;
  /** When the advisory is next updated, while something is still to come. */
  readonly nextUpdate?: Time;
}

export interface Exploitation {
  readonly status: (typeof exploitStates)[number];
  /** When this was last looked at. */
  readonly at: Time;
}

/** Values in the words of SSVC; `automatable` is absent where it does not follow from what was said. */
export interface SsvcPoints {
  readonly automatable?: string;
  readonly technicalImpact: string;
}

export type CreditKind = (typeof creditKinds)[number];

/** Thanks to somebody. Only who said yes is named; who asked to stay anonymous is thanked without a name. */
export type Credit =
  | { readonly consent: 'yes'; readonly kind: CreditKind; readonly name: string; readonly login?: string }
  | { readonly consent: 'anonymous'; readonly kind: CreditKind };

/** Types of references: OSV's, in small letters. */
export const referenceTypes = [
  'advisory', 'article', 'detection', 'discussion', 'report', 'fix', 'introduced', 'git', 'package', 'evidence', 'web',
] as const; // prettier-ignore

export interface Reference {
  readonly type: (typeof referenceTypes)[number];
  readonly url: string;
}

export interface Happening {
  readonly at: Time;
  readonly what: string;
}

/** `published` stays at the first publication; `modified` moves with every version. */
export interface AdvisoryTimes {
  readonly reported?: Time;
  readonly published?: Time;
  readonly modified?: Time;
  readonly withdrawn?: Time;
}

/** The name by which people and files call an advisory. */
export function advisoryName({ ids }: Advisory): string {
  return ids.own ?? ids.ghsa ?? (ids.cve === undefined || ids.cve === 'pending' ? 'advisory' : ids.cve);
}

/** Whether the fixed release of a line is out. */
export function isReleased(fix: LineFix): boolean {
  return fix.tagUrl !== undefined;
}
