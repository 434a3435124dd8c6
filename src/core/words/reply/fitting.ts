// Keeps a comment within what GitHub takes. It leaves whole parts out and says so; it never cuts one in the middle.

/** GitHub refuses comments of more than 65,536 characters. */
const longest = 65_000;

/** The parts that fit, one after the other under their lead. */
export function fitting(lead: string, parts: readonly string[]): string {
  let text = lead;
  for (const [index, part] of parts.entries()) {
    if (text.length + part.length + 2 > longest)
      return `${text}\n\n${parts.length - index} more did not fit into one comment; ask again for each.`;
    text = `${text}\n\n${part}`;
  }
  return text;
}
