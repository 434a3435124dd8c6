// Makes Markdown that people wrote fit for the public: no raw HTML, no images that load, no mentions, no links but to the web, and
// no end that swallows what follows. Never changes anything else; what is too tangled to be parsed is shown word for word.
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { SKIP, visit } from 'unist-util-visit';
import { remembered } from '../remembered.ts';
import { clean } from '../words/clean.ts';
import { codeSpan, inline, isQuoted, quoted } from '../words/safe.ts';
import { isTangled, ofProse } from '../words/tangled.ts';

const parser = remark().use(remarkGfm);

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The texts of a few busy cases. */
const mostRemembered = 200;

/** The same Markdown without what could harm a reader. Headings, lists, code, tables and links to the web stay as they are. */
export const harmless = remembered(mostRemembered, (markdown) => made(markdown, isSafeTarget));

/** A stranger's Markdown: no link of theirs can be followed, its address stands beside its words as code. */
export const harmlessOfStranger = remembered(mostRemembered, (markdown) => made(markdown, () => false));

type Followed = (url: string) => boolean;

function made(markdown: string, isFollowed: Followed): string {
  const text = clean(markdown)
    .replace(/^\s*\n/, '')
    .trimEnd();
  if (isTangled(text, ofProse)) return isQuoted(text) ? text : quoted(text, text.length);
  return closed(withoutMentions(withoutHarm(text, isFollowed)));
}

/** A web address as a link that shows itself, or as code when it isn't a plain one. */
export function webLink(url: string): string {
  return isPlainWebAddress(url) ? `<${url}>` : codeSpan(url, 2_000);
}

/** Whether an address begins with https or http, names a host, and has no character that Markdown or HTML gives a meaning. */
function isPlainWebAddress(url: string): boolean {
  return /^https?:\/\/[\w.-]+(?::\d+)?(?:[/?#][\w\-.~:/?#[\]@!$&'()*+,;=%]*)?$/i.test(url);
}

interface Place {
  readonly start: { readonly offset?: number | undefined };
  readonly end: { readonly offset?: number | undefined };
}

/** A part of a parsed text, as far as we look at it. */
interface Part {
  readonly type: string;
  readonly url?: string;
  readonly alt?: string | null | undefined;
}

/** Again until nothing is left: what stood in raw HTML may be an image once the HTML is plain text. */
function withoutHarm(text: string, isFollowed: Followed): string {
  const edits: Edit[] = [];
  visit(parser.parse(text), (node) => {
    const [start, end] = placeOf(node);
    const source = text.slice(start, end);
    const changed = changedSource(node, source, isFollowed);
    if (changed === source) return undefined;
    edits.push({ start, end, text: changed });
    return SKIP;
  });
  return edits.length === 0 ? text : withoutHarm(applied(text, edits), isFollowed);
}

function changedSource({ type, url = '', alt }: Part, source: string, isFollowed: Followed): string {
  switch (type) {
    case 'html':
      return source.replaceAll('<', '&lt;');
    case 'image':
      return `${inline(String(alt))} (${codeSpan(url, 2_000)})`.trimStart();
    case 'imageReference':
      return inline(String(alt));
    case 'link':
    case 'definition':
      return isFollowed(url) ? source : withoutTarget(source);
    default:
      return source;
  }
}

/** A mention notifies people wherever it stands outside code and links; a character between undoes it. */
function withoutMentions(text: string): string {
  const inert: (readonly [start: number, end: number])[] = [];
  visit(parser.parse(text), ['code', 'inlineCode', 'link', 'definition'], (node) => {
    inert.push(placeOf(node));
  });
  return text.replaceAll(/(?<!\w)(?:@|&#0*64;|&#[xX]0*40;|&commat;)(?=[A-Za-z0-9])/g, (mark, at: number) =>
    inert.some(([start, end]) => at >= start && at < end) ? mark : '@\u200B',
  );
}

/** Where a part stands in the source; what the parser made up itself stands nowhere. */
function placeOf({ position }: { readonly position?: Place | undefined }): readonly [number, number] {
  return [Number(position?.start.offset), Number(position?.end.offset)];
}

function isSafeTarget(url: string): boolean {
  return /^(https?:\/\/|mailto:|#)/i.test(url);
}

/** A link's words without the link: brackets and colons are taken literally. */
function withoutTarget(source: string): string {
  return source.replaceAll(/[[\]():<>]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

function applied(text: string, edits: readonly Edit[]): string {
  return edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((all, { start, end, text: put }) => all.slice(0, start) + put + all.slice(end), text);
}

/** With the fence of a code block that was left open closed, so that the next section isn't part of it. */
function closed(text: string): string {
  const last = parser.parse(`${text}\n\nEnd`).children.at(-1);
  if (last?.type !== 'code') return text;
  const [start] = placeOf(last);
  return `${text}\n${text.slice(start).replace(/^(`+|~+).*$/s, '$1')}`;
}
