// Which release line a fixed version belongs to, and which lines a case has. It knows no command.
import { isTagOf } from '../advisory/tag-name.ts';
import { linesOf } from '../case/lines.ts';
import { productOf } from '../case/product.ts';
import type { View } from '../case/view.ts';
import type { Product } from '../settings.ts';

/**
 * The line of a product that a version is released on: by the pattern of its tags (the longest that fits), by the line's name
 * before a dot, or the only line there is. Undefined when nothing fits.
 */
export function lineOfVersion({ lines }: Product, version: string): string | undefined {
  const named = Object.entries(lines).toSorted(([, a], [, b]) => b.tags.length - a.tags.length);
  // What stands before a pattern's first digit or star is the tags' prefix; versions don't have it.
  const byTags = named.find(([, { tags }]) => isTagOf(version, version, tags.replace(/^[^\d*]*/u, '')));
  const byName = named.find(([name]) => version === name || version.startsWith(`${name}.`));
  return (byTags ?? byName ?? (named.length === 1 ? named[0] : undefined))?.[0];
}

/** The lines that can be spoken of: those that need a fix, then the product's other ones. */
export function lineNames(view: View): readonly string[] {
  const affected = linesOf(view).map(({ line }) => line);
  return [...new Set([...affected, ...Object.keys(productOf(view)?.product.lines ?? {})])];
}
