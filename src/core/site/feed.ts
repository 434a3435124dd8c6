// The Atom feed of the advisories that changed last: who must act and what to do stand in each entry. Source: RFC 4287.
import { unmarked } from '../formats/sentences.ts';
import { clean } from '../words/clean.ts';
import type { Listed } from './listed.ts';
import type { Publisher } from '../formats/publisher.ts';

/** More are in the list. */
const mostEntries = 50;

/** The feed's file. */
export const feedFile = 'feed.xml';

/** The feed of these advisories, of which there is at least one. */
export function atomFeed(all: readonly Listed[], { base, folder, pages, name: author }: Publisher): string {
  const changed = all.toSorted((a, b) => (a.modified < b.modified ? 1 : a.modified > b.modified ? -1 : 0));
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    `  <id>${escaped(`${base}/${feedFile}`)}</id>`,
    `  <title>${escaped(`Security advisories of ${author}`)}</title>`,
    `  <updated>${changed[0]?.modified}</updated>`,
    `  <author><name>${escaped(author)}</name></author>`,
    `  <link rel="self" type="application/atom+xml" href="${escaped(`${base}/${feedFile}`)}"/>`,
    `  <link rel="alternate" type="text/html" href="${escaped(folder)}"/>`,
    ...changed.slice(0, mostEntries).map((one) => entry(one, pages)),
    '</feed>',
    '',
  ].join('\n');
}

function entry(one: Listed, pages: string): string {
  const page = `${pages}/${encodeURIComponent(one.name)}.md`;
  const { id, aliases, title, severity, products, state, published, modified } = one;
  const head = state === 'final' ? title : `[${state}] ${title}`;
  const scope = [
    `Severity: ${severity}.`,
    ...[one.who_must_act, one.what_to_do].filter((words) => words !== '').map(unmarked),
    ...(products.length > 0 ? [`Products: ${products.join(', ')}.`] : []),
    `IDs: ${[...new Set([id, ...aliases])].join(', ')}.`,
  ];
  return [
    '  <entry>',
    `    <id>${escaped(page)}</id>`,
    `    <title>${escaped(head)}</title>`,
    `    <published>${published}</published>`,
    `    <updated>${modified}</updated>`,
    `    <link rel="alternate" type="text/html" href="${escaped(page)}"/>`,
    `    <category term="${escaped(severity)}"/>`,
    `    <summary>${escaped(scope.join(' '))}</summary>`,
    '  </entry>',
  ].join('\n');
}

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Fit for XML: characters that it has a meaning for, and those that it may not hold. */
function escaped(text: string): string {
  return clean(text)
    .replaceAll(/[\uFFFE\uFFFF]/gu, '')
    .replaceAll(/[&<>"]/gu, (mark) => String(marks[mark]));
}
