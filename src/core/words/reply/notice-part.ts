// The answers to `draft` and `send`: the text as it would go out or goes out now, what is still missing in it, and what to post next.
import type { FactEntry } from '../../case/entry.ts';
import { versionOf } from '../../case/noticed.ts';
import { statementFile } from '../../case/statement.ts';
import { isForReporter } from '../../case/told.ts';
import type { View } from '../../case/view.ts';
import { approvalWords } from '../../notices/approval.ts';
import { audiences } from '../../notices/audiences.ts';
import { templateNow } from '../../notices/draft.ts';
import { howTo } from '../../notices/how-to.ts';
import { postThis } from '../refusals.ts';
import { quoted } from '../safe.ts';
import { savedText } from './sources.ts';
import type { Sources } from './sources.ts';

/** Instead of a text that should be there. */
export const goneText = 'The text is not saved with the case any more; draft it again.';

/** Longer texts are folded. */
const shortest = 1_200;

/** The draft; undefined while its text must be looked at first. */
export function draftedPart(view: View, fact: FactEntry<'drafted'>, sources: Sources): string | undefined {
  const text = savedText(sources, fact.hash);
  if (text === undefined) return undefined;
  const { notice, hash } = fact;
  const { title, audience } = templateNow(view, notice);
  const version = versionOf(view, fact);
  return [
    `### ${notice}: ${title}`,
    `Version ${version}, \`${hash.slice(0, 8)}\`, for ${audiences[audience].who}. ${keptAt(view, hash)}`,
    shownText(text),
    nextFor(view, fact),
  ].join('\n\n');
}

/** The final text of what a person has to send; undefined where the bot sends it, and while it must be looked at first. */
export function sendingPart(view: View, fact: FactEntry<'sending'>, sources: Sources): string | undefined {
  if (isForReporter(fact.notice)) return undefined;
  const text = savedText(sources, fact.hash);
  if (text === undefined) return undefined;
  const { notice, hash, to } = fact;
  const { site } = view.house.settings;
  if (notice === 'statement' && site !== null) return `The bot puts it on the site, as \`${site.directory}/${statementFile(view, fact)}\` in \`${site.repository}\`.`; // prettier-ignore
  const whom = to ?? audiences[templateNow(view, notice).audience].who;
  const party = to === null ? '' : ` to ${to}`;
  return [
    `✉️ **Please send exactly this** to ${whom}; the bot has no way to them. ${keptAt(view, hash)}`,
    shownText(text),
    `Then post \`/psirt sent ${notice}${party} via email\`, or by what way it was. Until then it counts as not sent.`,
  ].join('\n\n');
}

/** Where the saved text of a hash stands. */
export function keptAt({ it }: View, hash: string): string {
  return `The text is kept as \`cases/${it.number}/notices/${hash}.md\` on \`psirt-records\`.`;
}

function shownText(text: string | null): string {
  if (text === null) return goneText;
  return text.length <= shortest ? quoted(text) : `<details><summary>The text</summary>\n\n${quoted(text)}\n\n</details>`; // prettier-ignore
}

/** What is missing comes first, then who agrees, then the word that sends it. */
function nextFor(view: View, { notice, hash, gaps }: FactEntry<'drafted'>): string {
  const { approval, audience } = templateNow(view, notice);
  if (gaps.length > 0) {
    const ways = gaps.map((field) => howTo(field, notice));
    const lines = ways.filter((way) => way.startsWith('/psirt '));
    const others = ways.filter((way) => !way.startsWith('/psirt ')).map((way) => `- ${way}`);
    const block = postThis([...new Set(lines), `/psirt draft ${notice}`]);
    return [`**It can’t be sent yet:** ${gaps.join(', ')} ${gaps.length === 1 ? 'is' : 'are'} missing.`, ...others, block].join('\n\n'); // prettier-ignore
  }
  if (approval === 'publish') return `Nobody sends it: the advisory is published with two signatures. ${postThis(['/psirt publish'])}`; // prettier-ignore
  const party = audience === 'party' ? ' to <party>' : '';
  if (approval === 'none') return `It is ready. ${postThis([`/psirt send ${notice}${party}`])}`;
  return `Before it is sent it needs the word of ${approvalWords(approval)}. ${postThis([`/psirt approve notice ${hash.slice(0, 8)}`])}`; // prettier-ignore
}
