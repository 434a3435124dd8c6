// "Did you mean": the candidate that differs least from a mistyped word. It offers nothing far-fetched.

const LONGEST = 40;

/** The candidate that is at most two slips away (one for short words), or begins with the word; else undefined. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const typed = word.toLowerCase();
  if (typed.length === 0 || typed.length > LONGEST) return undefined;
  const slips = typed.length <= 3 ? 1 : 2;
  let best: string | undefined;
  let least = slips + 1;
  for (const candidate of candidates) {
    const away = distance(typed, candidate.toLowerCase());
    if (away >= least) continue;
    best = candidate;
    least = away;
  }
  return best ?? candidates.find((candidate) => candidate.toLowerCase().startsWith(typed));
}

/** How many letters must be put in, left out, changed or swapped with their neighbour to make one word of the other. */
function distance(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1];
      const swapped = row > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      current.push(
        Math.min(
          at(last, column) + 1,
          at(current, column - 1) + 1,
          at(last, column - 1) + (same ? 0 : 1),
          swapped ? at(beforeLast, column - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    beforeLast = last;
    last = current;
  }
  return at(last, to.length);
}

function at(row: readonly number[], column: number): number {
  return Number(row[column]);
}
