// What `decide` answers: what to look at, what to record, then what to do. Order is meaning: the lists read like the timeline.
import type { EntryDraft } from './case/entry.ts';
import type { PublicText } from './advisory/public-text.ts';
import type { Look } from './look.ts';
import type { Page } from './page.ts';

/** A bot comment: of the case's issue the card, outsiders' personal data, the reply to one comment, a call; of the house's own a digest. */
export type Slot =
  | 'card'
  | 'parties'
  | `reply:${number}`
  | `call:${number}`
  | `late:${string}`
  | `engage:${string}`
  | `digest:${string}`;

/** Everything is created as this sentence and its slot's marker, then filled by edit: GitHub mails bodies as created. */
export const fixedSentence = 'The PSIRT bot is writing here.';

/**
 * Everything the product can do to the world. An effect with an `act` can't simply be done again: its intent was recorded
 * before, its receipt follows. The others compare with what is there, and doing them twice is the same as once.
 */
export type Effect =
  /** `issue`: one of the bot's own, where it is not the case's. `calls`: mentions such as `@ada` in the comment as created; GitHub mails whoever is mentioned what stands beside it. */
  | { readonly kind: 'comment.create'; readonly act: string; readonly slot: Slot; readonly body: string; readonly calls?: readonly string[]; readonly issue?: number }
  /** With an `act`: a comment that was created and not filled is being finished. */
  | { readonly kind: 'comment.fill'; readonly act?: string; readonly comment: number; readonly body: string }
  /** A comment that people took away, or our answer to it. */
  | { readonly kind: 'comment.delete'; readonly act: string; readonly comment: number }
  /** A case for a report that came by another way, or for what was split off. Created as one fixed sentence with `marker`. */
  | { readonly kind: 'issue.create'; readonly act: string; readonly marker: string }
  | { readonly kind: 'comment.pin'; readonly comment: number }
  | { readonly kind: 'page'; readonly act: string; readonly page: Page }
  | { readonly kind: 'react'; readonly comment: number; readonly reaction: 'eyes' | 'rocket' | 'confused' }
  | { readonly kind: 'labels'; readonly add: readonly string[]; readonly remove: readonly string[] }
  | { readonly kind: 'title'; readonly title: string }
  | { readonly kind: 'assignees'; readonly add: readonly string[]; readonly remove: readonly string[] }
  | { readonly kind: 'issue.close'; readonly reason: 'completed' | 'not_planned' | 'duplicate' }
  | { readonly kind: 'issue.reopen' }
  /** Title, body and state of an issue of the bot's own: one that asks is open. */
  | { readonly kind: 'issue.fill'; readonly act?: string; readonly number: number; readonly title: string; readonly body: string; readonly state: 'open' | 'closed' }
  | { readonly kind: 'advisory.create'; readonly act: string; readonly repository: string; readonly nonce: string; readonly summary: string }
  | { readonly kind: 'advisory.accept'; readonly repository: string; readonly ghsa: string }
  | { readonly kind: 'advisory.close'; readonly repository: string; readonly ghsa: string }
  /** `hashes`: field -> SHA-256 of the value written, for the receipt (three-way rule). */
  | { readonly kind: 'advisory.write'; readonly act: string; readonly repository: string; readonly ghsa: string; readonly fields: Readonly<Record<string, unknown>>; readonly hashes: Readonly<Record<string, string>> }
  | { readonly kind: 'advisory.collaborators'; readonly repository: string; readonly ghsa: string; readonly logins: readonly string[] }
  | { readonly kind: 'advisory.tell'; readonly act: string; readonly repository: string; readonly ghsa: string; readonly text: string }
  | { readonly kind: 'cve.request'; readonly act: string; readonly repository: string; readonly ghsa: string }
  | { readonly kind: 'fork.open'; readonly act: string; readonly repository: string; readonly ghsa: string }
  /** `fields`: the JSON of the whole request body, state included. */
  | { readonly kind: 'advisory.publish'; readonly act: string; readonly repository: string; readonly ghsa: string; readonly fields: PublicText }
  /** What a published advisory says otherwise from now on: the JSON of the fields that change. */
  | { readonly kind: 'advisory.revise'; readonly act: string; readonly repository: string; readonly ghsa: string; readonly fields: PublicText }
  | { readonly kind: 'site.write'; readonly act: string; readonly repository: string; readonly branch: string; readonly path: string; readonly sha: string | null; readonly text: PublicText }
  /** Files in one commit after `head`, whose tree is `tree`; refused where the branch moved on. */
  | { readonly kind: 'site.commit'; readonly act: string; readonly repository: string; readonly branch: string; readonly head: string; readonly tree: string; readonly files: readonly PublicFile[] }
  | { readonly kind: 'release.notes'; readonly act: string; readonly repository: string; readonly release: number; readonly body: PublicText }; // prettier-ignore

/** A file for the public, by its whole path. */
export interface PublicFile {
  readonly path: string;
  readonly text: PublicText;
}

export type EffectKind = Effect['kind'];

/** What goes to the team's pager; everything else is done at GitHub. */
export type PageEffect = Extract<Effect, { kind: 'page' }>;
export type GitHubEffect = Exclude<Effect, PageEffect>;

export interface Notice {
  /** SHA-256 (hex) of the text; its file name is `<hash>.md`. */
  readonly hash: string;
  readonly text: string;
}

/** Why nothing may happen at all. The door raises the alarm; nothing is written anywhere. */
export type Halt = 'repository-public' | 'repository-unknown';

export interface Decision {
  /** Not empty: look first, then decide again; the rest is empty. */
  readonly looks: readonly Look[];
  readonly halt: Halt | undefined;
  /** Texts saved with the case before the entries that name them. */
  readonly notices: readonly Notice[];
  readonly entries: readonly EntryDraft[];
  readonly effects: readonly Effect[];
}
