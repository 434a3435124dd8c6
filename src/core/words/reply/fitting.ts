// Keeps a comment within what GitHub takes. Whole parts are left out, and it is said; nothing is cut in the middle.

/** GitHub refuses comments of more than 65,536 characters; what is left is for a few words more. */
const longest = 65_000;

/** The first of these texts that fit into a room of so many characters, a line break after each included. */
export function within(texts: readonly string[], room: number): readonly string[] {
  let length = 0;
  const beyond = texts.findIndex((text) => (length += text.length + 2) > room);
  return beyond === -1 ? texts : texts.slice(0, beyond);
}

/** A comment of its lead and the parts that fit under it. */
export function fitting(lead: string, parts: readonly string[]): string {
  const shown = within(parts, longest - lead.length);
  const left = parts.length - shown.length;
  const more = left === 0 ? [] : [`More did not fit into one comment (${left} of ${parts.length} answers). Ask for it in comments of their own.`]; // prettier-ignore
  return [lead, ...shown, ...more].join('\n\n');
}
