// What a command is: one record. Parser, help, permission check, docs and test matrix all come from the table of these.
import type { Actor } from '../case/actor.ts';
import type { refusalCodes } from '../case/entry.ts';
import type { Fact, roles } from '../case/fact.ts';
import type { View } from '../case/view.ts';
import type { Notice } from '../decision.ts';
import type { Eye } from '../look.ts';

export type Role = (typeof roles)[number];

export type RefusalCode = (typeof refusalCodes)[number];

/** One thing that is wrong or missing, and the line that would mend it, ready to paste. */
export interface Missing {
  readonly what: string;
  readonly post?: string;
}

/** A refusal is a value: words/refusals.ts alone turns it into sentences. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly verb: string;
  readonly missing: readonly Missing[];
}

/** One argument word; `quoted` words are never keywords. */
export interface Word {
  readonly text: string;
  readonly quoted: boolean;
}

export interface Speaker {
  readonly person: Actor;
  readonly roles: ReadonlySet<Role>;
  /** GitHub's time of the comment or event. */
  readonly said_at: string;
  /** `comment:<id>` or `event:<id>`. */
  readonly via: string;
}

export interface Call {
  readonly verb: string;
  readonly words: readonly Word[];
  /** The free text from a word's index on, as typed. */
  readonly rest: (from: number) => string;
  readonly speaker: Speaker;
  readonly view: View;
  readonly eye: Eye;
  /** On which line of its comment it stands, from 1; absent where it is no line of a comment of its own. */
  readonly line?: number;
}

/** What a command says: facts, and texts to save with the case first; or why not. `wait`: it asked its eye for something. */
export type Said =
  | { readonly say: 'facts'; readonly facts: readonly Fact[]; readonly notices?: readonly Notice[] }
  | { readonly say: 'refused'; readonly refusal: Refusal }
  | { readonly say: 'wait' };

export type CommandGroup =
  'looking' | 'triage' | 'assessment' | 'remediation' | 'disclosure' | 'duties' | 'steps' | 'closing';
/** The judgement doors of the plan; each has its gates in core/plan/doors.ts. */
export type Door = 'ack' | 'accept' | 'confirm' | 'remedy' | 'publish' | 'close' | 'decline';

export interface Command {
  readonly name: string;
  readonly group: CommandGroup;
  readonly summary: string;
  /** Any of these roles; `anyone` with access to the case repository. */
  readonly who: readonly Role[] | 'anyone';
  readonly usage: readonly [string, ...string[]];
  readonly examples: readonly [string, ...string[]];
  /** Statuses in which it may be said; `open`: any but closed and declined; `active`: open and not parked; `any`: always. */
  readonly when: readonly Status[] | 'open' | 'active' | 'any';
  /** Doors have gates and take facts inline, in the words of their own commands. */
  readonly door?: Door;
  readonly run: (call: Call) => Said;
}

export const statuses = [
  'new', 'triaging', 'needs-info', 'assessing', 'confirmed', 'fixing', 'ready', 'released', 'recovering', 'closed', 'declined', 'deferred',
] as const; // prettier-ignore
export type Status = (typeof statuses)[number];
