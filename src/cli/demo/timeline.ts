// The story as people read it: who did what, what the bot answered, what changed. Text for the terminal, Markdown for the transcript.

export interface Moment {
  /** The box's time, `2026-12-01T09:12:00Z`. */
  readonly at: string;
  /** Login of who acted; `GitHub` or `clock` where nobody did. */
  readonly who: string;
  readonly did: string;
  /** Lines that follow from it, each with who or what is behind it. */
  readonly after: readonly { readonly mark: string; readonly text: string }[];
}

const width = 118;
const gutter = 24;

/** A heading between the phases. */
export function headingText(title: string): string {
  return `\n${title}\n${'─'.repeat(title.length)}`;
}

/** One moment for the terminal, wrapped. */
export function momentText({ at, who, did, after }: Moment): string {
  const day = `${at.slice(5, 10)} ${at.slice(11, 16)}`;
  const head = `${day}  ${who}`.padEnd(gutter);
  const [first = '', ...rest] = wrapped(did);
  const follow = after.flatMap(({ mark, text }) => indented(`${mark} `, wrapped(text, width - gutter - 4)));
  return [head + first, ...indented('', rest), ...follow].join('\n');
}

/** The same in Markdown; words that people typed stand as code. */
export function momentMarkdown({ at, who, did, after }: Moment): string {
  const follow = after.map(({ mark, text }) => `  - ${mark} ${text}`);
  return [`- **${at.slice(0, 16).replace('T', ' ')}** \`${who}\`: ${did}`, ...follow].join('\n');
}

function indented(first: string, lines: readonly string[]): readonly string[] {
  return lines.map((line, i) => `${' '.repeat(gutter)}${i === 0 ? first : ' '.repeat(first.length)}${line}`);
}

function wrapped(text: string, columns = width - gutter): readonly string[] {
  return text.split('\n').flatMap((line) => {
    const lines: string[] = [''];
    for (const word of line.split(' ')) {
      const last = lines.at(-1) ?? '';
      if (last !== '' && last.length + word.length + 1 > columns) lines.push(word);
      else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
    }
    return lines;
  });
}
