// Splits the tail of a command line into words the way a shell does. It never throws: an unclosed quote is a letter.

/** One word. `raw` and `gap` (the blanks before it) keep what was typed, so that free text can be given back unchanged. */
export type Word = Readonly<{ text: string; quoted: boolean; raw: string; gap: string }>;

// Phones turn straight quotes into typographic ones, and not always in pairs, so each of them opens and closes.
const WORD =
  /(\s*)((?:["“”„](?:\\["“”„\\]|\\(?!["“”„\\])|[^"“”„\\])*["“”„]|\\["“”„]|[^\s"“”„\\]|\\(?!["“”„]|$)|["“”„]|\\$)+)/uy;
const PART = /["“”„]((?:\\["“”„\\]|\\(?!["“”„\\])|[^"“”„\\])*)["“”„]|\\(["“”„])|([^"“”„\\]+|.)/gsu;

function unescaped(quotedText: string): string {
  return quotedText.replace(/\\(["“”„\\])/gu, '$1');
}

/** Reads words: double quotes, straight or typographic, group; a backslash before a quote makes it a letter. */
export function readWords(text: string): readonly Word[] {
  const words: Word[] = [];
  for (const [, gap = '', raw = ''] of text.matchAll(new RegExp(WORD, 'guy'))) {
    let quoted = false;
    const value = raw.replace(PART, (all: string, inside?: string, escaped?: string) => {
      if (inside === undefined) return escaped ?? all;
      quoted = true;
      return unescaped(inside);
    });
    words.push({ text: value, quoted, raw, gap });
  }
  return words;
}

/** The free text from word `from` on, as typed; when all of it stands in one pair of quotes, without them. */
export function rest(words: readonly Word[], from: number): string {
  const tail = words.slice(from);
  const [only, ...others] = tail;
  if (only === undefined) return '';
  if (others.length === 0 && only.quoted) return only.text;
  return only.raw + others.map((word) => word.gap + word.raw).join('');
}
