// What the reporter has heard, what they were not sent yet, and the text to send by hand. Who they are stands in a comment of its own.
import { allOf, latest } from '../../case/case.ts';
import { outsiderOf } from '../../case/outsider.ts';
import { isAppealed } from '../../case/status.ts';
import { lastTold, unsentMessages } from '../../case/told.ts';
import type { Message } from '../../case/told.ts';
import type { View } from '../../case/view.ts';
import { spoken } from '../../time.ts';
import { messageText } from '../messages.ts';
import { keptAt } from '../reply/notice-part.ts';
import { inline, quoted } from '../safe.ts';

const consents = {
  yes: 'wants to be named',
  asked: 'asked; no answer means without a name',
  anonymous: 'without a name',
  none: 'wants none',
};

/** Texts by their hash, as they were saved with the case. */
type OnTheirWay = ReadonlyMap<string, string>;

/** One line, and a folded text for each message that did not reach the reporter. */
export function reporterPart(view: View, onTheirWay: OnTheirWay = new Map()): string {
  const report = latest(view.it, 'reported');
  const outsider = outsiderOf(view);
  if (report === undefined || outsider === null) return `**Reporter** nobody outside${unsaid(view)}`;
  const told = lastTold(view);
  const last =
    told?.at === undefined ? 'not told anything yet' : `last told ${spoken(told.at)} (${told.notice})`;
  const where = report.ghsa === null ? '' : ' (advisory thread)';
  const answered = latest(view.it, 'answered');
  const heard = answered === undefined ? '' : ` · answered ${spoken(answered.said_at)}`;
  const line = `**Reporter** ${inline(outsider)}${where}: ${last}${heard} · credit: ${creditWords(view, outsider)}`;
  const texts = unsentMessages(view).map((message) => unsent(view, message, onTheirWay));
  return [line, ...appeal(view), ...texts].join('\n\n');
}

function appeal(view: View): readonly string[] {
  if (!isAppealed(view)) return [];
  return ['**They don’t agree with the no.** Read their answer in the advisory’s thread and take a second look: `/psirt reopen <reason>`, or close the case.']; // prettier-ignore
}

/** A colleague gets no message that asks for what the report lacks, so the card asks until the report is accepted. */
function unsaid({ it }: View): string {
  const report = latest(it, 'reported');
  if (report === undefined || report.missing.length === 0 || latest(it, 'accepted') !== undefined) return '';
  return `. \`${report.by.login}\` may know what the report does not say: ${report.missing.join(', ')}`;
}

function creditWords({ it }: View, reporter: string): string {
  const wish = allOf(it, 'credit').findLast(({ who, as }) => who === reporter || as === 'reporter');
  return wish === undefined ? 'not asked yet' : consents[wish.consent];
}

function unsent(view: View, message: Message, onTheirWay: OnTheirWay): string {
  const { notice, state } = message;
  const why = state === 'failed' ? 'could not be posted' : 'drafted, not sent';
  return [
    `<details><summary>✉️ <b>${notice}</b>: ${why}. The text to send</summary>`,
    textOf(view, message, onTheirWay),
    `Send it, then post \`/psirt sent ${notice} via email\` (or another way).`,
    '</details>',
  ].join('\n\n');
}

/** What somebody sent on its way is shown as it was saved, whatever became of the case and of the words since. */
function textOf(view: View, message: Message, onTheirWay: OnTheirWay): string {
  const { about } = message;
  if (about.name !== 'sending') return quoted(messageText(view, message));
  const text = onTheirWay.get(about.hash);
  return text === undefined ? keptAt(view, about.hash) : quoted(text);
}
