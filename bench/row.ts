// One measured line: ours, what it is compared with in the same run, and the ratio. Ratios travel between machines, seconds don't.

export interface Row {
  readonly what: string;
  readonly ours: string;
  /** What it is held against; a limit where nothing comparable exists. */
  readonly against: string;
  readonly ratio: string;
}

export interface Section {
  readonly title: string;
  /** How it was measured, in a sentence or two. */
  readonly how: string;
  readonly rows: readonly Row[];
}

/** The middle of what was measured. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = low] = [sorted[middle - (sorted.length % 2 === 0 ? 1 : 0)], sorted[middle]];
  return (low + high) / 2;
}

export function times(value: number): string {
  return `× ${value.toFixed(2)}`;
}

export function sectionMarkdown({ title, how, rows }: Section): string {
  const table = rows.map(({ what, ours, against, ratio }) => `| ${what} | ${ours} | ${against} | ${ratio} |`);
  return [
    `## ${title}`,
    how,
    ['| What | psirt-bot | held against | ratio |', '| --- | --- | --- | --- |', ...table].join('\n'),
  ].join('\n\n');
}
