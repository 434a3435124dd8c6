// Takes comments and the insides of strings out of TypeScript, so that rules can be looked for in code alone: a
// sentence about `Date.now()` is not a clock. Line breaks stay, so that places can be named.

/** Code in which every literal stands as `'N'`, and the literals by that number. */
export type CodeOnly = { code: string; literals: readonly string[] };

/** What has been read of a file; `substitutions` counts, per open `${`, the braces open inside it. */
type Reading = { text: string; at: number; code: string; literals: string[]; substitutions: number[] };

const blank = /\/\/[^\n]*|\/\*[\s\S]*?\*\//y;
const quoted = /'(?:[^'\\\n]|\\[\s\S])*'|"(?:[^"\\\n]|\\[\s\S])*"/y;
const regex = /\/(?![*/])(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y;
const templateChunk = /(?:[^`\\$]|\\[\s\S]|\$(?!\{))*/y;
// A slash after a value divides; after these it opens a regular expression.
const regexMayFollow = /(?:^|[(,=:[!&|?{};+\-*%<>~^]|\b(?:return|typeof|case|in|of|do|else|await|yield))$/;

/** Reads one file. Never throws; text that is no TypeScript gives nonsense, which the compiler reports better. */
export function codeOnly(text: string): CodeOnly {
  const reading: Reading = { text, at: 0, code: '', literals: [], substitutions: [] };
  while (reading.at < text.length) {
    if (!readBlank(reading) && !readLiteral(reading)) readChar(reading);
  }
  return { code: reading.code, literals: reading.literals };
}

function readBlank(reading: Reading): boolean {
  const skipped = take(reading, blank);
  if (skipped !== undefined) reading.code += ` ${lineBreaks(skipped)}`;
  return skipped !== undefined;
}

function readLiteral(reading: Reading): boolean {
  const isRegexPlace = regexMayFollow.test(reading.code.trimEnd());
  const literal = take(reading, quoted) ?? (isRegexPlace ? take(reading, regex) : undefined);
  if (literal !== undefined) keep(reading, literal.slice(1, -1));
  return literal !== undefined;
}

function readChar(reading: Reading): void {
  const char = reading.text.charAt(reading.at);
  const depth = reading.substitutions.at(-1);
  reading.at += 1;
  if (char === '`') {
    readTemplate(reading);
  } else if (char === '}' && depth === 0) {
    reading.substitutions.pop();
    reading.code += ')+';
    readTemplate(reading);
  } else {
    reading.code += char;
    const step = char === '{' ? 1 : char === '}' ? -1 : 0;
    if (depth !== undefined) reading.substitutions.splice(-1, 1, depth + step);
  }
}

// The text of a template up to its end or its next `${`; what stands inside that is code again.
function readTemplate(reading: Reading): void {
  keep(reading, take(reading, templateChunk) ?? '');
  const opens = reading.text.startsWith('${', reading.at);
  reading.at += opens ? 2 : 1;
  if (!opens) return;
  reading.substitutions.push(0);
  reading.code += '+(';
}

function take(reading: Reading, piece: RegExp): string | undefined {
  piece.lastIndex = reading.at;
  const found = piece.exec(reading.text)?.[0];
  reading.at += found?.length ?? 0;
  return found;
}

function keep(reading: Reading, literal: string): void {
  reading.literals.push(literal);
  reading.code += `'${reading.literals.length - 1}'${lineBreaks(literal)}`;
}

function lineBreaks(skipped: string): string {
  return skipped.replaceAll(/[^\n]/g, '');
}
