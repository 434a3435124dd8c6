// The card of a case whose record can't be trusted. It keeps the last mark of the record's head, which the repair needs.
import { inline } from './safe.ts';
import { headMark, readHeadMark } from './head-mark.ts';
import { markerOf } from './marker.ts';

/** What stands on the card while the log is broken. `before`: the card as it was. */
export function brokenLogCard(number: number, because: string, before: string): string {
  const mark = readHeadMark(before);
  return [
    [markerOf('card'), ...(mark === undefined ? [] : [headMark(mark)])].join('\n'),
    `### Case ${number} · stopped: its record was changed by somebody else`,
    `> The log of this case can't be trusted: ${inline(because)}. Nothing is recorded, sent or published until people have looked.`,
    `Compare the branch \`psirt-records\` with a backup, put \`cases/${number}/log.jsonl\` back as it was, and run \`psirt-bot verify\`.`,
  ].join('\n\n');
}
