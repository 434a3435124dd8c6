// What the reporter is told, and whether it arrived: a message counts by its receipt in the advisory's thread or by `sent`.
import { rememberedOf } from '../remembered.ts';
import { allOf, latest } from './case.ts';
import type { Case } from './case.ts';
import type { FactEntry } from './entry.ts';
import type { FactName, notices } from './fact.ts';
import { outsiderOf } from './outsider.ts';
import { earlyVersions, kindOf } from './versions.ts';
import type { View } from './view.ts';
import { withdrawnVersion } from './withdrawal.ts';

export type NoticeName = (typeof notices)[number];

export interface Message {
  readonly notice: NoticeName;
  /** The key of the act that posts it. */
  readonly act: string;
  /** The fact that gave rise to it. */
  readonly about: FactEntry;
  readonly state: 'drafted' | 'sent' | 'failed';
  /** When it was sent. */
  readonly at: string | undefined;
}

const triggers: readonly (readonly [FactName, NoticeName])[] = [
  ['reported', 'ack'],
  ['asked', 'question'],
  ['accepted', 'accept'],
  ['confirmed', 'update'],
  ['remedy', 'update'],
  ['deferred', 'update'],
  ['declined', 'decline'],
  ['duplicate', 'duplicate'],
  ['owed', 'update'],
];

/** Every message that the case gave rise to, oldest first; empty when nobody outside reported it. */
export function messagesOf({ it }: Pick<View, 'it'>): readonly Message[] {
  return messagesIn(it);
}

const messagesIn = rememberedOf((it: Case): readonly Message[] => {
  if (outsiderOf({ it }) === null) return [];
  // Who reported it was told so when they did.
  const own =
    latest(it, 'split-from') === undefined ? triggers : triggers.filter(([name]) => name !== 'reported');
  const due = own.flatMap(([name, notice]) => allOf(it, name).map((about) => message(it, notice, about)));
  const confirmed = new Set(allOf(it, 'confirmed').map(({ via }) => via));
  // Who hears the verdict in the same breath needs no separate word that the report is plausible.
  const heard = due.filter(({ notice, about }) => notice !== 'accept' || !confirmed.has(about.via));
  const sending = allOf(it, 'sending').filter(({ notice }) => isForReporter(notice));
  const written = sending.map((about) => message(it, about.notice, about));
  const thanked = allOf(it, 'closed').filter(({ thanks }) => thanks === true);
  const thanks = thanked.map((about) => message(it, 'thanks', about));
  return [...heard, ...written, ...thanks, ...afterPublication(it)].toSorted(
    (a, b) => a.about.seq - b.about.seq,
  );
});

const forReporter: ReadonlySet<NoticeName> = new Set<NoticeName>([
  'ack', 'question', 'accept', 'decline', 'duplicate', 'update', 'published', 'thanks', 'data-seen',
]); // prettier-ignore

/** Whether a notice is for whoever reported it. */
export function isForReporter(notice: NoticeName): boolean {
  return forReporter.has(notice);
}

/** Publication is an act, so its message hangs on the signed request whose receipt exists. */
function afterPublication(it: Case): readonly Message[] {
  const early = earlyVersions({ it }).map((request) => message(it, 'update', request));
  const published = it.acts.get('publish')?.receipt;
  const request = allOf(it, 'publish-requested').findLast((one) => kindOf(one) === 'final');
  const withdrawal = withdrawnVersion({ it });
  const withdrawn = withdrawal === undefined ? [] : [message(it, 'update', withdrawal)];
  if (published === undefined || published.result === 'failed' || request === undefined)
    return [...early, ...withdrawn];
  return [...early, message(it, 'published', request), ...withdrawn];
}

function message(it: Case, notice: NoticeName, about: FactEntry): Message {
  const act = `tell:${notice}:${about.seq}`;
  const receipt = it.acts.get(act)?.receipt;
  const byHand = allOf(it, 'sent').find((fact) => fact.notice === notice && fact.seq > about.seq);
  const posted = receipt === undefined || receipt.result === 'failed' ? undefined : receipt.at;
  const at = posted ?? byHand?.said_at;
  return { notice, act, about, at, state: stateOf(at, receipt?.result) };
}

function stateOf(at: string | undefined, result: string | undefined): Message['state'] {
  if (at !== undefined) return 'sent';
  return result === 'failed' ? 'failed' : 'drafted';
}

/** Messages that did not reach the reporter yet. */
export function unsentMessages(view: Pick<View, 'it'>): readonly Message[] {
  return messagesOf(view).filter(({ state }) => state !== 'sent');
}

/** The latest message that arrived. */
export function lastTold(view: Pick<View, 'it'>): Message | undefined {
  return messagesOf(view).findLast(({ state }) => state === 'sent');
}
