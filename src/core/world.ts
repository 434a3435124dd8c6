// What was observed of the world for one case: the small part that is always looked at, and the answers to what `decide` asked for.
import type { Actor } from './case/actor.ts';
import type { ReadLog } from './case/log.ts';
import type { Answers } from './look.ts';
import type { Plan } from './plan/plan.ts';
import type { OwnTexts } from './notices/own-texts.ts';
import type { Settings } from './settings.ts';

export interface Account extends Actor {
  readonly bot: boolean;
}

/** A comment of the case's issue as it is now. Times are GitHub's. */
export interface Comment {
  readonly id: number;
  readonly author: Account;
  readonly body: string;
  readonly created_at: string;
  readonly updated_at: string;
  /** Reactions by kind, anybody's. */
  readonly reactions: Readonly<Record<string, number>>;
  /** Whether it is the issue's pinned comment; null where GitHub doesn't tell. */
  readonly pinned: boolean | null;
}

export interface Issue {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly state: 'open' | 'closed';
  /** GitHub's `state_reason`: completed, not_planned, duplicate, reopened. */
  readonly reason: string | null;
  readonly author: Account;
  readonly labels: readonly string[];
  readonly assignees: readonly Actor[];
  readonly created_at: string;
}

/** The rules of the house as they are in force now. */
export interface House {
  readonly settings: Settings;
  /** The commit of the case repository's default branch whose settings are in force. */
  readonly commit: string;
  /** Name and version of the response plan, for instance `default@1`. */
  readonly plan: string;
  /** That plan, as the profile of the settings runs it; seen from a case, the one that the case keeps. */
  readonly response: Plan;
  /** Seen from a case that keeps another plan: the one in force. */
  readonly newer?: Plan | undefined;
  /** The team's own texts of notices, which stand in for the shipped ones. */
  readonly texts: OwnTexts;
  /** Numeric ids of the logins that the settings name, looked up when they came into force. */
  readonly people: Readonly<Record<string, number>>;
  /** When these settings came into force. */
  readonly since: string;
  /** Cases that the bot opened for a private report: issue number -> where the report lies. */
  readonly reports: Readonly<Record<number, { readonly repository: string; readonly ghsa: string }>>;
  /** Cases that the intake opened for a mail, and answers that came by mail. */
  readonly mails: MailsIn;
  /** Issues opened before this time are no cases unless a person adopts them. */
  readonly installed_at: string;
  /** Tags that asked for publication by proving who they are, the latest time of each. */
  readonly asks: readonly ReleaseAsk[];
}

export interface MailsIn {
  /** Issue number -> how it came. */
  readonly cases: Readonly<
    Record<number, { readonly source: 'email' | 'list'; readonly product: string | null }>
  >;
  /** Answers: the bot's comment that holds one, on which issue, and when it came. */
  readonly answers: readonly { readonly number: number; readonly comment: number; readonly at: string }[];
}

/** A tag of a product's repository (`owner/name`) asked for publication at this time. */
export interface ReleaseAsk {
  readonly repository: string;
  readonly tag: string;
  readonly at: string;
}

export interface World {
  /** The `Date` of GitHub's answer: the only clock. */
  readonly now: string;
  /** The case repository; `pinned` is false when its numeric id is not the one of the first start. */
  readonly repository: { readonly full_name: string; readonly private: boolean; readonly pinned: boolean };
  /** Our App's own account. */
  readonly bot: Actor;
  /** What this process calls itself in intents. */
  readonly owner: string;
  /** Which door observes: it takes publication intents only where the product's `publisher` says so. */
  readonly door: 'app' | 'action';
  /** Whether this process can page somebody. */
  readonly pages: boolean;
  readonly house: House;
  /** The plan that the case keeps; undefined where it is the one in force. */
  readonly kept?: Plan | undefined;
  readonly issue: Issue;
  /** Comments since the last processed one less a day, oldest first; the bot's own included. */
  readonly comments: readonly Comment[];
  /** The log as stored; undefined when the case has none. */
  readonly log: ReadLog | undefined;
  /** Whether the log is known to be the App's alone: written by this process, or looked through as it stands. */
  readonly vouched: boolean;
  /** What a webhook said of a comment, when one brought us here: SHA-256 of the text that it carried. */
  readonly carried: Readonly<Record<number, string>>;
  readonly answers: Answers;
}
