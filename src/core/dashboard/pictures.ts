// Pictures of the queue and of what comes next, in the words of Mermaid, which GitHub draws. Names are cut down to what means nothing there.
// Source: https://mermaid.js.org/syntax/pie.html and https://mermaid.js.org/syntax/gantt.html

export interface Slice {
  readonly name: string;
  readonly count: number;
}

export interface Milestone {
  /** It begins with a digit or a word of ours, so that it is no word of the picture's own. */
  readonly name: string;
  readonly section: string;
  /** A time; the picture shows its day. */
  readonly at: string;
}

/** A pie of what there is at least one of; undefined where there is nothing. */
export function pie(title: string, slices: readonly Slice[]): string | undefined {
  const rows = slices
    .filter(({ count }) => count > 0)
    .map(({ name, count }) => `    "${bare(name)}" : ${count}`);
  return rows.length === 0 ? undefined : mermaid(['pie showData', `    title ${bare(title)}`, ...rows]);
}

/** Days on a line, in the order of their sections; undefined where there is none. */
export function gantt(title: string, milestones: readonly Milestone[]): string | undefined {
  if (milestones.length === 0) return undefined;
  const sections = new Set(milestones.map(({ section }) => section));
  const rows = [...sections].flatMap((section) => [
    `    section ${bare(section)}`,
    ...milestones
      .filter((one) => one.section === section)
      .map(({ name, at }) => `    ${bare(name)} :milestone, ${at.slice(0, 10)}, 0d`),
  ]);
  return mermaid(['gantt', `    title ${bare(title)}`, '    dateFormat YYYY-MM-DD', ...rows]);
}

const mermaid = (lines: readonly string[]): string => ['```mermaid', ...lines, '```'].join('\n');

/** Letters, digits and few signs: quotes, colons, semicolons, hashes and percent signs mean something in these pictures. */
function bare(name: string): string {
  return name.replace(/[^\p{L}\p{N}._-]+/gu, ' ').trim();
}
