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

const AT = '(?:@|&#0*64;|&#[xX]0*40;|&commat;)';
const HASH = '(?:(?<!&)#|&#0*35;|&#[xX]0*23;|&num;)';
// Escaped or written as an entity they read the same once they are shown.
const SLASH = '(?:\\\\?/|&#0*47;|&#[xX]0*2[fF];|&sol;)';
const DOT = '(?:\\\\?\\.|&#0*46;|&#[xX]0*2[eE];|&period;)';
// A letter before makes a mail address of it; a line below is emphasis and gone.
const MENTION = new RegExp(`(?<![A-Za-z0-9])${AT}(?=[A-Za-z0-9])`, 'g');
const COMMIT = /^[\da-f]{7}/i;
const ALIVE = new RegExp(
  [
    // An escaped sign begins no entity.
    '(?<=\\\\)&#(?=\\d)',
    `${AT}(?=[\\w&])`,
    `${HASH}(?=[\\d&])`,
    '&#(?=\\d)(?!\\d{1,7};)',
    '(?<![A-Za-z0-9])[gG][hH]-(?=[\\d&])',
    `(?::|&#0*58;|&#[xX]0*3[aA];|&colon;)(?=${SLASH}{2})`,
    `[wW]{3}(?=${DOT})`,
    // What may be a commit.
    '(?<![A-Za-z0-9]|&#(?=\\d{7};))[\\da-fA-F]{7,40}(?![A-Za-z0-9])',
  ].join('|'),
  'g',
);

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The texts of a few busy cases. */
const mostRemembered = 200;

/** The same Markdown without what could harm a reader. Headings, lists, code, tables and links to the web stay as they are. */
export const harmless = remembered(mostRemembered, (markdown) =>
  made(markdown, {
    isFollowed: isSafeTarget,
    inert: ['code', 'inlineCode', 'link', 'definition'],
    alive: MENTION,
    undone: () => '@\u200B',
  }),
);

/**
 * A stranger's Markdown: outside code it links to nothing and refers to nothing; a link's address stands beside its words. The
 * result stays so when it is made harmless once more.
 */
export const harmlessOfStranger = remembered(mostRemembered, (markdown) =>
  made(markdown, {
    isFollowed: () => false,
    inert: ['code', 'inlineCode'],
    alive: ALIVE,
    // Written out: invisible characters as such are taken out of every text.
    undone: (mark) => (COMMIT.test(mark) ? mark.replaceAll(/.{6}(?=.)/g, '$&&#8203;') : `${mark}&#8203;`),
  }),
);

/** How far a text's author is trusted. */
interface Trust {
  readonly isFollowed: (url: string) => boolean;
  /** The parts in which nothing is alive, or may be. */
  readonly inert: readonly string[];
  /** What GitHub would make something of after rendering, where only a character between helps. */
  readonly alive: RegExp;
  readonly undone: (mark: string) => string;
}

function made(markdown: string, trust: Trust): string {
  const text = clean(markdown)
    .replace(/^\s*\n/, '')
    .trimEnd();
  if (isTangled(text, ofProse)) return isQuoted(text) ? text : quoted(text, text.length);
  return closed(withoutLife(withoutHarm(text, trust.isFollowed), trust));
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
function withoutHarm(text: string, isFollowed: Trust['isFollowed']): string {
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

function changedSource(
  { type, url = '', alt }: Part,
  source: string,
  isFollowed: Trust['isFollowed'],
): string {
  switch (type) {
    case 'html':
      return source.replaceAll('<', '&lt;');
    case 'image':
      return `${wordsOf(alt)} (${codeSpan(url, 2_000)})`.trimStart();
    case 'imageReference':
      return wordsOf(alt);
    case 'link':
    case 'definition':
      return isFollowed(url) ? source : withoutTarget(source);
    default:
      return source;
  }
}

/** What stands for an image, as text; what lives in it is undone with all else. */
function wordsOf(alt: string | null | undefined): string {
  return clean(inline(String(alt)));
}

/** Mentions notify people, and references and addresses become links, wherever they stand outside code. */
function withoutLife(text: string, { inert, alive, undone }: Trust): string {
  const spared: (readonly [start: number, end: number])[] = [];
  visit(parser.parse(text), [...inert], (node) => {
    spared.push(placeOf(node));
  });
  return text.replaceAll(alive, (mark, at: number) =>
    spared.some(([start, end]) => at >= start && at < end) ? mark : undone(mark),
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
