// The words of an HTML mail as plain text: what a reader would see, without looking anything up. One pass over the text.

const lineAfter: ReadonlySet<string> = new Set([
  'p', 'div', 'br', 'li', 'tr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre', 'table', 'ul', 'ol',
]); // prettier-ignore
/** Nobody reads what stands in these. */
const unseen: ReadonlySet<string> = new Set(['script', 'style', 'head', 'title', 'template']);
const named: ReadonlyMap<string, string> = new Map([['amp', '&'], ['lt', '<'], ['gt', '>'], ['quot', '"'], ['apos', '’'], ['nbsp', ' ']]); // prettier-ignore

/** Plain text with a line for each paragraph. */
export function textOfHtml(html: string): string {
  const out: string[] = [];
  let until: string | undefined;
  for (const [index, part] of html.split(/(<!--|-->|<[^<>]{0,5000}>)/u).entries()) {
    const isMark = index % 2 === 1;
    if (until !== undefined) {
      if (isMark && part.toLowerCase().startsWith(until)) until = undefined;
    } else if (isMark) {
      until = hiddenUntil(part);
      if (lineAfter.has(nameOf(part))) out.push('\n');
    } else out.push(part);
  }
  const text = out.join('').replace(/&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,6});/giu, entity);
  return text
    .replace(/[ \t]+\n/gu, '\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}

function nameOf(mark: string): string {
  const [, name = ''] = /^<\/?([a-z][a-z\d]*)/iu.exec(mark) ?? [];
  return name.toLowerCase();
}

/** The mark up to which nothing is seen; undefined where all is. */
function hiddenUntil(mark: string): string | undefined {
  if (mark === '<!--') return '-->';
  return unseen.has(nameOf(mark)) && !mark.startsWith('</') ? `</${nameOf(mark)}` : undefined;
}

function entity(all: string, body: string): string {
  const text = body.toLowerCase();
  if (!text.startsWith('#')) return named.get(text) ?? all;
  const code = text.startsWith('#x') ? Number.parseInt(text.slice(2), 16) : Number(text.slice(1));
  return code <= 0x10_ff_ff ? String.fromCodePoint(code) : all;
}
