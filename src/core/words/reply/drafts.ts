// The text for the reporter that somebody has to send by hand, because GitHub doesn't offer us the advisory's thread. Nothing is sent here.
import type { FactEntry } from '../../case/entry.ts';
import { unsentMessages } from '../../case/told.ts';
import type { Message } from '../../case/told.ts';
import type { View } from '../../case/view.ts';
import { messageText } from '../messages.ts';
import { quoted } from '../safe.ts';

/** One part for each message that these words gave rise to and that is not on its way by itself. */
export function draftParts(view: View, fact: FactEntry): readonly string[] {
  return unsentMessages(view)
    .filter(({ about, notice, act }) => isDue(fact, { about, notice }) && !view.it.acts.has(act))
    .map((message) => draft(view, message));
}

function isDue(fact: FactEntry, { about, notice }: Pick<Message, 'about' | 'notice'>): boolean {
  return about.seq === fact.seq || (fact.name === 'acknowledged' && notice === 'ack');
}

function draft(view: View, message: Message): string {
  return [
    `✉️ **The reporter has not heard this yet.** Send them this text (${message.notice}):`,
    quoted(messageText(view, message)),
    `Then post \`/psirt sent ${message.notice} via email\`, or another way.`,
  ].join('\n\n');
}
