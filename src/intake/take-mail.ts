// Takes one mail in: looks, decides, records, acts, until it is a case, a word in one, or nothing. Broken off anywhere, the same mail begun
// again ends the same: what was made is found by its marker.
import type { Actor } from '../core/case/actor.ts';
import type { Case } from '../core/case/case.ts';
import type { EntryDraft } from '../core/case/entry.ts';
import { fixedSentence } from '../core/decision.ts';
import type { GitHubEffect } from '../core/decision.ts';
import { adopt, begin } from '../core/house/decide-house.ts';
import { houseMarker } from '../core/house/house-marker.ts';
import { judgeMail } from '../core/intake/judge-mail.ts';
import type { Dropped, Judged } from '../core/intake/judge-mail.ts';
import { answerBody, mailBody, mailTitle, peopleBody } from '../core/intake/mail-body.ts';
import { mailAct } from '../core/intake/mail.ts';
import type { Mail } from '../core/intake/mail.ts';
import type { Settings } from '../core/settings.ts';
import { markerOf } from '../core/words/marker.ts';

/** What was seen of the house. */
export interface HouseSeen {
  readonly now: string;
  readonly bot: Actor;
  readonly house: Case;
  readonly settings: Settings;
}

export interface SeenText {
  readonly id: number;
  readonly body: string;
}

/** Everything outside that taking a mail in needs. */
export interface IntakeHands {
  /** Undefined: no rules are in force, or the repository is not the private one. */
  readonly look: () => Promise<HouseSeen | undefined>;
  /** False: somebody else wrote in between. */
  readonly append: (drafts: readonly EntryDraft[]) => Promise<boolean>;
  /** Undefined: not done, or nobody knows. */
  readonly perform: (effect: GitHubEffect) => Promise<Readonly<Record<string, string>> | undefined>;
  /** The bot's own issue with a marker; `id` is its number. */
  readonly issue: (marker: string) => Promise<SeenText | undefined>;
  /** The bot's own comment with a marker. */
  readonly comment: (number: number, marker: string) => Promise<SeenText | undefined>;
}

export type Taken =
  | { readonly kind: 'opened' | 'known' | 'answer'; readonly number: number }
  | { readonly kind: 'dropped'; readonly why: Dropped }
  /** Not yet: the same mail must come again. */
  | { readonly kind: 'later'; readonly why: string };

const later = (why: string): Taken => ({ kind: 'later', why });
const mostRounds = 4;

export interface Given {
  readonly mail: Mail;
  /** The list that was read. */
  readonly list: string | undefined;
}

/** Takes a mail in. @throws GitHubFailure when GitHub doesn't answer: then it must come again */
export async function takeMail(hands: IntakeHands, given: Given): Promise<Taken> {
  for (let round = 0; round < mostRounds; round += 1) {
    const seen = await hands.look();
    if (seen === undefined) return later('no rules are in force');
    const judged = judgeMail(given.mail, { ...seen, list: given.list });
    if (judged.kind === 'dropped' || judged.kind === 'known') return judged;
    const taken = await carryOut(hands, { seen, judged, mail: given.mail });
    if (taken !== undefined) return taken;
  }
  return later('others kept writing in between');
}

interface Task<J = Exclude<Judged, { kind: 'dropped' | 'known' }>> {
  readonly seen: HouseSeen;
  readonly judged: J;
  readonly mail: Mail;
}

/** Undefined: something else happened in between, and all is looked at again. */
async function carryOut(hands: IntakeHands, { seen, judged, mail }: Task): Promise<Taken | undefined> {
  if (judged.kind === 'answer') return putInto(hands, { seen, judged, mail });
  const { perhaps } = judged;
  if (perhaps !== undefined && (await knows(hands, perhaps, mail)))
    return putInto(hands, { seen, judged: { kind: 'answer', number: perhaps }, mail });
  return open(hands, { seen, judged, mail });
}

/** Whether a case knows the sender of a mail: then the number in its subject is worth something. */
async function knows(hands: IntakeHands, number: number, { address }: Mail): Promise<boolean> {
  const people = await hands.comment(number, markerOf('parties'));
  return people?.body.toLowerCase().includes(`\`${address.toLowerCase()}\``) === true;
}

async function putInto(hands: IntakeHands, { seen, judged, mail }: Task<{ readonly kind: 'answer'; readonly number: number }>): Promise<Taken | undefined> {
  const { number } = judged;
  const act = mailAct(mail.id);
  const called = (await knows(hands, number, mail)) ? 'p1' : 'the sender';
  const body = [markerOf(act), answerBody(mail, called)].join('\n');
  const comment = await written(hands, { act, slot: act, number, body });
  if (comment === undefined) return later('the comment could not be written');
  const made = { number: String(number), comment: String(comment) };
  return (await recorded(hands, seen, { act, made })) ? { kind: 'answer', number } : undefined;
} // prettier-ignore

async function open(hands: IntakeHands, { seen, judged, mail }: Task<Extract<Judged, { kind: 'case' }>>): Promise<Taken | undefined> {
  const { act, source, product } = judged;
  const marker = houseMarker(act);
  const issue = await hands.issue(marker);
  if (issue === undefined) return create(hands, { seen, act });
  // Of a mail of a list nobody stands in that comment.
  const called = source === 'email' ? 'p1' : 'the sender';
  const body = [marker, mailBody(mail, called)].join('\n\n');
  const { id: number } = issue;
  if (issue.body.includes(fixedSentence)) {
    const fill = { kind: 'issue.fill', number, title: mailTitle(mail, called), body, state: 'open' } as const;
    if ((await hands.perform(fill)) === undefined) return later('the issue could not be filled');
  }
  const people = { act: 'parties', slot: 'parties', number, body: peopleBody(mail) } as const;
  if (source === 'email' && (await written(hands, people)) === undefined)
    return later('the comment about people could not be written');
  const made = { number: String(number), source, ...(product !== null && { product }) };
  return (await recorded(hands, seen, { act, made })) ? { kind: 'opened', number } : undefined;
} // prettier-ignore

/** Undefined once it is created: then it is looked for, filled, and recorded. */
async function create(hands: IntakeHands, { seen, act }: { readonly seen: HouseSeen; readonly act: string }): Promise<Taken | undefined> {
  const { entries, effects } = begin({ ...seen, owner: 'intake' }, seen.house, { act, about: act });
  if (entries.length === 0) return later('somebody else is at it, or it was refused a moment ago');
  if (!(await hands.append(entries))) return undefined;
  for (const effect of effects)
    if ((await hands.perform(effect)) === undefined) return later('the issue could not be opened');
  return undefined;
} // prettier-ignore

async function recorded(
  hands: IntakeHands,
  seen: HouseSeen,
  done: { readonly act: string; readonly made: Record<string, string> },
): Promise<boolean> {
  return hands.append(adopt({ ...seen, owner: 'intake' }, seen.house, done));
}

interface Text {
  readonly act: string;
  readonly slot: 'parties' | `mail:${string}`;
  readonly number: number;
  readonly body: string;
}

/** Creates a comment as one fixed sentence and fills it, or finishes one that was begun. @returns its id */
async function written(hands: IntakeHands, { act, slot, number, body }: Text): Promise<number | undefined> {
  const there = await hands.comment(number, markerOf(slot));
  if (there?.body.includes(fixedSentence) === false) return there.id;
  const made = await hands.perform(
    there === undefined
      ? { kind: 'comment.create', act, slot, body, issue: number }
      : { kind: 'comment.fill', comment: there.id, body },
  );
  return made === undefined ? undefined : Number(made['comment']);
}
