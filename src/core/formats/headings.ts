// Headings in Markdown that people wrote: lowered, so that they stand below the heading of ours that they come under.
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { visit } from 'unist-util-visit';
import { remembered } from '../remembered.ts';
import { isTangled, ofProse } from '../words/tangled.ts';

const parser = remark().use(remarkGfm);
const deepest = 6;

interface Heading {
  readonly start: number;
  readonly end: number;
  readonly depth: number;
}

/** The same text, its highest heading at `level` and the others as far below it as they were; nothing is raised, and tangled text stays. */
export function lowered(markdown: string, level: number): string {
  if (isTangled(markdown, ofProse)) return markdown;
  const headings = headingsOf(markdown);
  const by = level - Math.min(...headings.map(({ depth }) => depth));
  if (headings.length === 0 || by <= 0) return markdown;
  return headings.reduceRight((text, { start, end, depth }) => {
    const marks = '#'.repeat(Math.min(depth + by, deepest));
    return `${text.slice(0, start)}${marks} ${wordsOf(text.slice(start, end))}${text.slice(end)}`;
  }, markdown);
}

const headingsOf = remembered(200, (markdown): readonly Heading[] => {
  const headings: Heading[] = [];
  visit(parser.parse(markdown), 'heading', ({ position, depth }) => {
    headings.push({ start: Number(position?.start.offset), end: Number(position?.end.offset), depth });
  });
  return headings;
});

/** A heading's words, from between its marks or above its line. */
function wordsOf(source: string): string {
  if (!source.startsWith('#')) return joined(source.slice(0, source.lastIndexOf('\n')));
  let end = source.length;
  while (source[end - 1] === '#') end -= 1;
  // Marks at the end belong to the words unless a blank stands before them.
  const isClosed = end === 0 || /[ \t]/u.test(source.charAt(end - 1));
  return source
    .slice(0, isClosed ? end : undefined)
    .replace(/^#+/u, '')
    .trim();
}

function joined(lines: string): string {
  return lines
    .split('\n')
    .map((line) => line.trim())
    .join(' ');
}
