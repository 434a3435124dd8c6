// The hidden line under a card's marker: how far the log had come when the card was written. It lets a cut or exchanged log be
// noticed; it is only worth something in a comment by the App itself.
import type { LogHead } from '../case/log.ts';

/** A case's number and the head of its log. */
export interface HeadMark extends LogHead {
  readonly number: number;
}

const MARK = /^<!-- psirt-bot:[^\n]* -->\n+<!-- psirt-head:(\d{1,10}) (\d{1,10}) ([\da-f]{64}) -->(?:\n|$)/u;

/** The line to put directly under the card's marker. */
export function headMark({ number, seq, hash }: HeadMark): string {
  return `<!-- psirt-head:${number} ${seq} ${hash} -->`;
}

/** What a card's mark says, or undefined when it has none. */
export function readHeadMark(body: string): HeadMark | undefined {
  const [, number, seq, hash] = MARK.exec(body.replace(/\r\n/gu, '\n')) ?? [];
  return hash === undefined ? undefined : { number: Number(number), seq: Number(seq), hash };
}
