// Splits a file into its front matter and what stands under it. Nothing in such a file is ever run: gray-matter's own engines are taken
// away.
import matter from 'gray-matter';
import { shown } from '../mistake.ts';
import type { FileMistake } from './yaml.ts';

/**
 * What stands under the front matter; undefined where there is no way to tell.
 * @param parse is given the YAML between the lines `---`, its own line breaks kept, so that lines count as in the file
 */
export function splitFrontMatter(text: string, parse: (yaml: string) => object): string | undefined {
  const source = text.replace(/^\uFEFF/u, '').replace(/\r\n?/gu, '\n');
  if (/^---(?!-)/u.test(source) && !source.includes('\n---')) return undefined;
  const engines = { yaml: { parse }, js: refuse, javascript: refuse, json: refuse, coffee: refuse };
  try {
    // An options object is always given: without one gray-matter answers from a cache that forgets its errors.
    return matter(source, { language: 'yaml', engines }).content;
  } catch {
    return undefined;
  }
}

function refuse(): never {
  throw new Error('only YAML is read');
}

/** That a file has no front matter that could be read. */
export function notYaml(text: string): FileMistake {
  return {
    path: '',
    line: 1,
    expected: 'front matter in YAML between two lines ---',
    got: shown(text.slice(0, text.search(/$/mu))),
    example: '---',
  };
}
