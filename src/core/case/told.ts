// What the reporter is told, and whether it arrived: a message counts by its receipt in the advisory's thread or by `sent`.
import { rememberedOf } from '../remembered.ts';
import { allOf, latest } from './case.ts';
import type { Case } from './case.ts';
import type { FactEntry } from './entry.ts';
import type { FactName, notices } from './fact.ts';
import { outsiderOf } from './outsider.ts';
import type { View } from './view.ts';

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
  ['declined', 'decline'],
  ['duplicate', 'duplicate'],
];

/** Every message that the case gave rise to, oldest first; empty when nobody outside reported it. */
export function messagesOf({ it }: Pick<View, 'it'>): readonly Message[] {
  return messagesIn(it);
}

const messagesIn = rememberedOf((it: Case): readonly Message[] => {
  if (outsiderOf({ it }) === null) return [];
  const due = triggers.flatMap(([name, notice]) =>
    allOf(it, name).map((about) => message(it, notice, about)),
  );
  const confirmed = new Set(allOf(it, 'confirmed').map(({ via }) => via));
  // Who hears the verdict in the same breath needs no separate word that the report is plausible.
  const heard = due.filter(({ notice, about }) => notice !== 'accept' || !confirmed.has(about.via));
  return [...heard, ...afterPublication(it)].toSorted((a, b) => a.about.seq - b.about.seq);
});

/** Publication is an act, so its message hangs on the signed request whose receipt exists. */
function afterPublication(it: Case): readonly Message[] {
  const published = it.acts.get('publish')?.receipt;
  const request = latest(it, 'publish-requested');
  if (published === undefined || published.result === 'failed' || request === undefined) return [];
  return [message(it, 'published', request)];
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
