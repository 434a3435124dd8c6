// Finds what a file imports: values and types, static and dynamic, re-exports too.
import type { CodeOnly } from './code-only.ts';

/** One import; `specifier` is undefined where the path is computed and nobody can tell what comes. */
export type Import = { specifier: string | undefined; line: number };

const importForms = [
  /\b(?:import|export)\b[^'();]*?\bfrom\s*'(\d+)'/g,
  /\bimport\s*'(\d+)'/g,
  /(?<![.\w])import\s*\(\s*(?:'(\d+)'\s*[,)])?/g,
];

/** All imports of one file, in the order of their forms. */
export function importsOf({ code, literals }: CodeOnly): Import[] {
  return importForms.flatMap((form) =>
    [...code.matchAll(form)].map((found) => ({
      specifier: found[1] === undefined ? undefined : literals[Number(found[1])],
      line: lineOf(code, found.index + found[0].length),
    })),
  );
}

/** The line, counted from 1, on which a place in the text lies. */
export function lineOf(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}
