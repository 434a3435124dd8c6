// Reads ranges as people and GitHub write them. Never guesses: what isn't a range is answered with what was expected and an example.
import semver from 'semver';
import { misread, read, readUnless } from '../mistake.ts';
import type { Mistake, Reading } from '../mistake.ts';
import { ecosystemRow } from './ecosystem.ts';
import type { Ecosystem } from './ecosystem.ts';
import { isEmpty, normalised } from './range-order.ts';
import { semanticVersion } from './version-order.ts';
import type { VersionRange } from './version-range.ts';

const example = '>= 1.2.0, < 1.4.3';

/**
 * Reads affected ranges: GitHub's form (`>= 1.0.0, < 1.0.1`), spaces instead of commas, several with `||`, one version (`= 1.2.3`
 * or bare) or a list of them, and `*` or `all`. In ecosystems with Semantic Versioning also npm's `^1.2`, `1.x` and `1.0 - 1.4`.
 * The result is in ascending order without overlaps. Source: https://docs.github.com, "About the GitHub Advisory database".
 */
export function readRanges(text: string, ecosystem: Ecosystem): Reading<readonly VersionRange[]> {
  const bare = text
    .trim()
    .replace(/^(["'])(.*)\1$/s, '$2')
    .trim();
  const plain = bare.toLowerCase() === 'all' ? '*' : withoutShorthand(bare, ecosystem);
  if (plain === undefined) return misread(`a range of versions of ${ecosystem}`, bare, example);
  const ranges: VersionRange[] = [];
  const mistakes: Mistake[] = [];
  for (const alternative of plain.split('||')) {
    const outcome = readAlternative(alternative.trim(), ecosystem);
    if (outcome.ok) ranges.push(...outcome.value);
    else mistakes.push(...outcome.mistakes);
  }
  return readUnless(mistakes, normalised(ranges, ecosystem));
}

/** Reads one version as its ecosystem writes it; Semantic Versions lose their `v`. */
export function readVersion(text: string, ecosystem: Ecosystem): Reading<string> {
  const isSemantic = ecosystemRow(ecosystem).scheme === 'semver';
  if (isSemantic && semanticVersion(text) !== undefined) return read(text.replace(/^v/, ''));
  if (!isSemantic && /^[0-9A-Za-z][\w.+!~-]*$/.test(text) && /\d/.test(text)) return read(text);
  return misread(`a version of ${ecosystem}`, text, '1.4.3');
}

/** npm's shorthands written out, where the ecosystem has them; undefined when they can't be understood. */
function withoutShorthand(text: string, ecosystem: Ecosystem): string | undefined {
  const hasShorthand = /(^|[\s|])[\^~]|\s-\s|(^|[\s.|=<>])[xX*](\.|$|[\s|,])/.test(text);
  if (!hasShorthand || text === '*') return text;
  if (ecosystemRow(ecosystem).scheme !== 'semver') return undefined;
  return semver.validRange(text.replaceAll(',', ' ')) ?? undefined;
}

interface Comparator {
  readonly operator: string;
  readonly version: string;
}

function readAlternative(text: string, ecosystem: Ecosystem): Reading<readonly VersionRange[]> {
  if (text === '*') return read([{}]);
  const comparators: Comparator[] = [];
  for (const [, operator = '=', word = ''] of text.matchAll(/(>=|<=|>|<|==?)?\s*([^\s,<>=]*),?\s*/g)) {
    if (operator === '=' && word === '') continue;
    const version = readVersion(word, ecosystem);
    // What stands for a version alone would be a range of its own: the example must not be taken for that.
    if (!version.ok) return misread(version.mistakes[0].expected, word, example);
    comparators.push({ operator: operator === '==' ? '=' : operator, version: version.value });
  }
  if (comparators.length === 0) return misread(`a range of versions of ${ecosystem}`, text, example);
  if (comparators.every(({ operator }) => operator === '=')) {
    return read(
      comparators.map(({ version }) => ({
        lower: { kind: 'from', version },
        upper: { kind: 'through', version },
      })),
    );
  }
  return readBounds(text, comparators, ecosystem);
}

function readBounds(
  text: string,
  comparators: readonly Comparator[],
  ecosystem: Ecosystem,
): Reading<readonly VersionRange[]> {
  const lowers = comparators.filter(({ operator }) => operator.startsWith('>'));
  const uppers = comparators.filter(({ operator }) => operator.startsWith('<'));
  const [lower, upper] = [lowers[0], uppers[0]];
  if (lowers.length > 1 || uppers.length > 1 || lowers.length + uppers.length < comparators.length) {
    return misread('at most one lower and one upper bound; write || between ranges', text, example);
  }
  const isFromStart = lower === undefined || (lower.operator === '>=' && lower.version === '0');
  const range: VersionRange = {
    ...(!isFromStart && {
      lower: { kind: lower.operator === '>' ? 'after' : 'from', version: lower.version } as const,
    }),
    ...(upper !== undefined && {
      upper: { kind: upper.operator === '<' ? 'before' : 'through', version: upper.version } as const,
    }),
  };
  if (!isEmpty(range, ecosystem)) return read([range]);
  return misread('a range that some version can lie in', text, example);
}
