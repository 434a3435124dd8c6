// Takes out of a text what nobody sees but what deceives or breaks a reader: control, direction and invisible characters.

// Halves of characters, controls but tab and newline, direction marks and overrides, invisible blanks, invisible tags.
const UNSEEN =
  /[\uD800-\uDFFF\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\u{E0000}-\u{E007F}]/gu;

/** The text with plain newlines and nothing unseen in it. */
export function clean(text: string): string {
  return text.replace(/\r\n?|[\u2028\u2029\u0085]/gu, '\n').replace(UNSEEN, '');
}

/** The text with a word for everything unseen in it, for who has to find out why what they typed is not what they see. */
export function visible(text: string): string {
  return text.replace(UNSEEN, (unseen) => {
    const code = Number(unseen.codePointAt(0)).toString(16).toUpperCase();
    return `[U+${code.padStart(4, '0')}]`;
  });
}

/** The text without what is unseen, on one line, with single blanks. */
export function oneLine(text: string): string {
  return clean(text).replace(/\s+/gu, ' ').trim();
}
