// What a commit of the record says: the sentence that a person would say, then trailers for machines. It names nobody by itself.
import { folderOf } from './record-path.ts';
import type { RecordOf } from './record-path.ts';

export interface Said {
  readonly of: RecordOf;
  /** One sentence, for instance `@ada set severity high on #42`. */
  readonly sentence: string;
  readonly entries: readonly { readonly seq: number; readonly via: string }[];
}

/** A message without author or committer: GitHub fills these in and signs. */
export function commitMessage({ of, sentence, entries }: Said): string {
  const seqs = entries.map(({ seq }) => seq);
  const trailers = [
    of === 'house' ? 'House: settings' : `Case: ${folderOf(of).slice('cases/'.length)}`,
    ...(seqs.length === 0 ? [] : [`Seq: ${[...new Set([seqs[0], seqs.at(-1)])].join('-')}`]),
    ...[...new Set(entries.map(({ via }) => via))].map((via) => `Via: ${via.replaceAll(/\s/gu, '')}`),
  ];
  return `${sentence.replaceAll(/\s+/gu, ' ').trim()}\n\n${trailers.join('\n')}\n`;
}
