// What was observed of the house: its own log, the settings in force and the newest ones, private reports, and the settings' issue.
import type { Actor } from '../case/actor.ts';
import type { ReadLog } from '../case/log.ts';
import type { TextFile } from '../notices/own-texts.ts';
import type { Comment, World } from '../world.ts';

export interface SettingsFile {
  /** The commit of the default branch that wrote this text. */
  readonly commit: string;
  /** Null: there is no such file at this commit. */
  readonly text: string | null;
  /** The text of the response plan that it names, as it is at this commit; null where it names none, or there is no such file. */
  readonly plan: string | null;
  /** The files of the directory for the team's own texts, by path; what is no text is told by its name alone. */
  readonly texts: readonly TextFile[];
}

export interface NewestSettings extends SettingsFile {
  /**
   * Everybody who had a hand in it since the settings in force: authors, committers, who pushed. Null when GitHub does not vouch for
   * all of them, and where nobody needs to know.
   */
  readonly writers: readonly Actor[] | null;
}

/** A private report that waits in a product's repository. */
export interface WaitingReport {
  readonly repository: string;
  readonly ghsa: string;
  readonly created_at: string;
}

/** An issue of the bot's own that was begun for an act, found by its marker. */
export interface OwnIssue {
  readonly number: number;
  readonly marker: string;
  readonly title: string;
  readonly body: string;
}

export interface HouseWorld extends Pick<World, 'now' | 'repository' | 'bot' | 'owner'> {
  /** Numeric id of the case repository as GitHub answers now. */
  readonly repositoryId: number;
  /** `house/log.jsonl`; undefined before the first start. */
  readonly log: ReadLog | undefined;
  /** The file that the last `settings` entry names. */
  readonly inForce: SettingsFile | undefined;
  /** The file at the head of the default branch. */
  readonly newest: NewestSettings;
  /** Numeric ids of logins; asked for those that the newest settings name. Missing: no such account. */
  readonly accounts: Readonly<Record<string, number>>;
  readonly reports: readonly WaitingReport[];
  /** Issues of the bot's own with a marker of `houseMarker`, open or closed. */
  readonly issues: readonly OwnIssue[];
  /** Comments of the settings' issue, oldest first. */
  readonly comments: readonly Comment[];
  /** Numeric ids of those who approve in these comments and are now in a team that leads by the settings in force. */
  readonly teamLeads: readonly number[];
}
