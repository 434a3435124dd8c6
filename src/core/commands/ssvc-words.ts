// Reads the points of SSVC as people type them: in words or by their keys, `utility super-effective`, `utility super effective`, `U:S`.
import { shown } from '../mistake.ts';
import { pointForms } from '../ssvc/supplier-tree.ts';
import type { PointForm, Points } from '../ssvc/supplier-tree.ts';
import { nearest } from './nearest.ts';

export interface ReadPoints {
  /** What was understood; of a value with a slip in it, the nearest one. */
  readonly said: Points;
  /** What was wrong, in words. */
  readonly mistakes: readonly string[];
}

interface Named {
  readonly word: string;
  readonly key: string;
}

/** So many words make the longest name. */
const longestName = 3;

/** Reads everything after the verb; it says all that is wrong at once. */
export function readPoints(typed: readonly string[]): ReadPoints {
  if (/^ssvcv\d/iu.test(String(typed[0]))) return { said: new Map(), mistakes: [vector] };
  const words = typed.flatMap(partsOf);
  const said = new Map<string, string>();
  const mistakes: string[] = [];
  for (let at = 0; at < words.length;) {
    const point = namedAt(words, at, pointForms);
    if (point === undefined) {
      mistakes.push(noPoint(String(words[at])));
      // What follows is its value, unless it is a point itself.
      at += namedAt(words, at + 1, pointForms) === undefined ? 2 : 1;
      continue;
    }
    const { word } = point.named;
    const value = valueAt(words, at + point.length, point.named);
    if (value.mistake !== undefined) mistakes.push(value.mistake);
    const before = said.get(word) ?? value.word;
    if (before !== value.word) mistakes.push(`${word} is said twice, ${before} and ${value.word}`);
    if (value.word !== undefined) said.set(word, value.word);
    at += point.length + value.length;
  }
  return { said, mistakes };
}

const vector =
  'a vector string of SSVC version 2 is of the coordinator’s tree; expected the points of the supplier’s tree';

/** `U:S` and `utility=super_effective` are two words. */
function partsOf(word: string): readonly string[] {
  return word.toLowerCase().replaceAll('_', '-').split(/[:=]/u);
}

/** The name that begins at a place, the longest first. */
function namedAt<T extends Named>(
  words: readonly string[],
  at: number,
  all: readonly T[],
): { named: T; length: number } | undefined {
  for (let length = longestName; length > 0; length -= 1) {
    const text = words.slice(at, at + length).join('-');
    const named = all.find(({ word, key }) => word === text || key.toLowerCase() === text);
    if (named !== undefined) return { named, length };
  }
  return undefined;
}

function noPoint(word: string): string {
  const names = pointForms.map((form) => form.word);
  const near = nearest(word, names);
  const meant = near === undefined ? '' : `; did you mean ${near}?`;
  return `expected one of ${names.join(', ')}; got ${shown(word)}${meant}`;
}

interface ReadValue {
  /** The value, or the nearest one; undefined where nobody can tell. */
  readonly word?: string | undefined;
  readonly length: number;
  readonly mistake?: string;
}

/** The value of a point; the next point's name is not taken for one. */
function valueAt(words: readonly string[], at: number, { word: point, values }: PointForm): ReadValue {
  const found = namedAt(words, at, values);
  if (found !== undefined) return { word: found.named.word, length: found.length };
  const isNext = namedAt(words, at, pointForms) !== undefined;
  const got = isNext ? '' : (words[at] ?? '').replace(/^<.*>$/u, '');
  const names = values.map(({ word }) => word);
  const near = nearest(got, names);
  const meant = near === undefined ? '' : `; did you mean ${near}?`;
  const mistake = `expected the ${point.replaceAll('-', ' ')}, one of ${names.join(', ')}; got ${shown(got)}${meant}`;
  return { word: near, length: isNext ? 0 : 1, mistake };
}
