// The text for the reporter that somebody has to send by hand, because GitHub doesn't offer us the advisory's thread. Nothing is sent here.
import { isFrozen } from '../../case/frozen.ts';
import type { FactEntry } from '../../case/entry.ts';
import { unsentMessages } from '../../case/told.ts';
import type { Message } from '../../case/told.ts';
import type { View } from '../../case/view.ts';
import { messageText } from '../messages.ts';
import { quoted } from '../safe.ts';
import { goneText } from './notice-part.ts';
import { savedText } from './sources.ts';
import type { Sources } from './sources.ts';

/** One part for each message that this fact gave rise to, unless it arrived or is on its way. */
export function draftParts(view: View, fact: FactEntry, sources: Sources): readonly string[] {
  if (isFrozen(view)) return [];
  const due = unsentMessages(view).filter((message) => isAbout(message, fact));
  return due
    .filter(({ act }) => !view.it.acts.has(act))
    .flatMap((message) => draft(view, message, sources) ?? []);
}

/** Who acknowledges a report means the message that the report itself gave rise to. */
function isAbout({ about, notice }: Message, { seq, name }: FactEntry): boolean {
  return about.seq === seq || (name === 'acknowledged' && notice === 'ack');
}

function draft(view: View, message: Message, sources: Sources): string | undefined {
  const { notice, about } = message;
  const text = about.name === 'sending' ? savedText(sources, about.hash) : messageText(view, message);
  if (text === undefined) return undefined;
  return [
    `✉️ **The reporter has not heard this yet** (${notice}). The bot can’t write to them here, so please send:`,
    text === null ? goneText : quoted(text),
    `Then post \`/psirt sent ${notice} via email\`, or by what way it was. Until then it counts as not sent.`,
  ].join('\n\n');
}
