// Addresses and the like inside a table, where a bar or a backtick would break the row.
import { inline } from '../safe.ts';

/** The text as code where that is possible in a table; nothing for nothing. */
export function codeCell(text: string): string {
  return /^[^|`\s]+$/.test(text) ? `\`${text}\`` : inline(text);
}
