// Rows of lying bars, each under its label, with what it comes to at the right end of the label: nothing can overlap, however long a name is.
import { bar, inner, words } from './frame.ts';

export interface BarRow {
  readonly label: string;
  readonly value: string;
  /** Lengths of the parts, from the left. */
  readonly parts: readonly { readonly length: number; readonly look: string }[];
}

const row = 38;

/** @param most the length that fills the whole width. @returns the shapes, and where they end */
export function barRows(
  rows: readonly BarRow[],
  { y, most }: { readonly y: number; readonly most: number },
): { readonly shapes: readonly string[]; readonly end: number } {
  const wide = inner.right - inner.left;
  const shapes = rows.flatMap(({ label, value, parts }, index) => {
    const top = y + index * row;
    let x: number = inner.left;
    const bars = parts.flatMap(({ length, look }) => {
      const size = (wide * length) / most;
      const shape = bar({ x, y: top + 18 }, { width: size - 1, height: 10, look });
      x += size;
      return length === 0 ? [] : [shape];
    });
    return [
      words(label, { x: inner.left, y: top + 12, look: 'ink' }),
      words(value, { x: inner.right, y: top + 12, look: 'soft', to: 'end' }),
      bar({ x: inner.left, y: top + 18 }, { width: wide, height: 10, look: 'rail' }),
      ...bars,
    ];
  });
  return { shapes, end: y + rows.length * row };
}

/** What the colours mean, in one line. */
export function legendOf(
  entries: readonly { readonly text: string; readonly look: string }[],
  y: number,
): readonly string[] {
  let x: number = inner.left;
  return entries.flatMap(({ text, look }) => {
    const at = x;
    x += 34 + text.length * 6.8;
    return [
      bar({ x: at, y: y - 10 }, { width: 12, height: 12, look }),
      words(text, { x: at + 17, y, look: 'soft' }),
    ];
  });
}
