// Reads the vector samples beside this file.
import { readFileSync } from 'node:fs';

/** The rows of one sample, as values by column name. */
export function rowsOf(file: string): readonly ReadonlyMap<string, string>[] {
  const [head = '', ...lines] = readFileSync(new URL(file, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');
  const columns = head.split('\t');
  return lines.map((line) => {
    const cells = line.split('\t');
    return new Map(columns.map((column, index) => [column, cells[index] ?? '']));
  });
}
