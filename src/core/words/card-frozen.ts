// The card of a case that can't go on because a record can't be trusted: its own, or the house's. It keeps the last mark of the log's
// head, by which people see what to put back and the bot sees that they did.
import { inline } from './safe.ts';
import { headMark, readHeadMark } from './head-mark.ts';
import type { HeadMark } from './head-mark.ts';
import { markerOf } from './marker.ts';

/** What a card that stops is made of. */
export interface Stopped {
  readonly number: number;
  readonly because: string;
  /** The card as it was. */
  readonly before: string;
}

/** What stands on the card while the case's own log can't be trusted. */
export function brokenLogCard({ number, because, before }: Stopped): string {
  const mark = readHeadMark(before);
  const folder = `cases/${number}`;
  return cardOf({ number, mark }, [
    `### Case ${number} · stopped: its record was changed by somebody else`,
    `> The log of this case can’t be trusted: ${inline(because)}. Until people have put it back, no command is heard, and nothing is recorded, sent or published.`,
    steps(folder, `Put \`${folder}/log.jsonl\` back, byte for byte as the bot left it${shownBy(mark)}.`),
  ]);
}

/** What stands on the card while it can't be told who may do what. */
export function brokenHouseCard({ number, because, before }: Stopped): string {
  return cardOf({ number, mark: readHeadMark(before) }, [
    `### Case ${number} · stopped: the record of the house was changed by somebody else`,
    `> The log that says which settings are in force can’t be trusted: ${inline(because)}. Until people have put it back, no case is worked on: no command is heard, and nothing is recorded, sent or published.`,
    steps(
      'house',
      'Put `house/log.jsonl` back, byte for byte as the bot left it. Where the branch is gone, push it again from a clone.',
    ),
  ]);
}

function steps(folder: string, mend: string): string {
  return [
    `1. See who changed it, and how: \`git log -p origin/psirt-records -- ${folder}\``,
    `2. ${mend}`,
    '3. `psirt-bot verify` says whether all of it is whole. The bot looks at every sweep and goes on by itself.',
  ].join('\n');
}

function cardOf(
  { number, mark }: { readonly number: number; readonly mark: HeadMark | undefined },
  parts: readonly string[],
): string {
  const marks = [markerOf('card'), ...(mark === undefined ? [] : [headMark({ ...mark, number })])].join('\n');
  return [marks, ...parts].join('\n\n');
}

function shownBy(mark: HeadMark | undefined): string {
  if (mark === undefined) return '';
  return `: ${mark.seq} lines, and the SHA-256 of the last one begins with \`${mark.hash.slice(0, 12)}\``;
}
