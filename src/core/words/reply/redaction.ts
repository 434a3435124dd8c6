// What is said when a comment is taken away: what the bot did, what to replace, and everything that it can't reach.
import type { FactEntry } from '../../case/entry.ts';
import { latest } from '../../case/case.ts';
import type { View } from '../../case/view.ts';
import { postThis } from '../refusals.ts';

const rights = {
  secret: '**Replace it now.** Whoever could read this case, or gets its mails, may have it: revoke the key, password or token where it is valid, make a new one, and look whether somebody used it.', // prettier-ignore
  'personal-data': '**Ask whoever answers for privacy.** People whose data it is may have to be told; `/psirt leak suspected <what>` records it. Whoever sent it is asked to delete it: `/psirt draft data-seen`.', // prettier-ignore
} as const;

/** `then` is the case right after these words. */
export function redactedTold({ comment, of, hash }: FactEntry<'redacted'>, then: View): string {
  const { it } = then;
  const said = it.entries.filter(({ via }) => via === `comment:${comment}`).map(({ seq }) => seq);
  const report = latest(it, 'reported')?.report;
  const places = [
    'the mails that GitHub sent when it was posted, and what chat bridges or other Apps made of them;',
    'GitHub’s list of what it delivered to the App, which shows the text to whoever administers the App for three days;',
    'the text of the issue: edit it, then open its list of edits and delete the old version there;',
    'other comments that quote it: post this command for each; the advisory’s thread, where it can be edited but not deleted;',
    ...(report === undefined ? [] : [`the report as it came, kept as \`cases/${it.number}/notices/${report}.md\` on \`psirt-records\`;`]),
    ...(said.length === 0 ? [] : [`the record: commands of that comment stand in \`cases/${it.number}/log.jsonl\`, entry ${said.join(', ')}, and stay there, since nobody rewrites it;`]),
    'backups and clones of `psirt-records`.',
  ]; // prettier-ignore
  return [
    `**Comment ${comment} is deleted**, and the bot’s answer to it, if there was one. The record keeps that it was there, who took it away, and the SHA-256 of its text: \`${hash}\`.`,
    rights[of],
    `**What only people can clean up:**\n\n${places.map((place) => `- ${place}`).join('\n')}`,
    `When nothing is left: ${postThis(['/psirt redact done <what was replaced and cleaned up>'])}`,
  ].join('\n\n');
}
