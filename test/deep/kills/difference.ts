// Says where two values differ, leaf by leaf, so that somebody can see it at once.
import { isDeepStrictEqual } from 'node:util';

/** Nothing when they are equal. */
export function difference(got: unknown, wanted: unknown, path = ''): string {
  if (isDeepStrictEqual(got, wanted)) return '';
  if (!isObject(got) || !isObject(wanted))
    return `\n  ${path}: ${JSON.stringify(got)} instead of ${JSON.stringify(wanted)}`;
  const names = new Set([...Object.keys(got), ...Object.keys(wanted)]);
  return [...names].map((name) => difference(got[name], wanted[name], `${path}.${name}`)).join('');
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
