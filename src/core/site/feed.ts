// The Atom feed of the advisories that changed last: who must act and what to do stand in each entry. Source: RFC 4287.
import type { Publisher, Site } from '../formats/publisher.ts';
import { clean } from '../words/clean.ts';
import { latestFirst } from './listed.ts';
import type { Listed } from './listed.ts';

/** The feed's file. */
export const feedFile = 'feed.xml';

/** More are in the list. */
const mostEntries = 50;

/** The feed of these advisories, of which there is at least one. */
export function atomFeed(all: readonly Listed[], site: Site, publisher: Publisher): string {
  const { repository, branch, directory } = site;
  const folder = `https://github.com/${repository}/tree/${branch}/${directory}`;
  const newest = latestFirst(all).slice(0, mostEntries);
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    `  <id>${escaped(folder)}</id>`,
    `  <title>${escaped(`Security advisories of ${publisher.name}`)}</title>`,
    `  <updated>${String(newest[0]?.modified)}</updated>`,
    `  <author><name>${escaped(publisher.name)}</name></author>`,
    `  <link rel="self" type="application/atom+xml" href="${escaped(`${publisher.base}/${feedFile}`)}"/>`,
    `  <link rel="alternate" type="text/html" href="${escaped(folder)}"/>`,
    ...newest.map((one) => entry(one, site)),
    '</feed>',
    '',
  ].join('\n'); // prettier-ignore
}

function entry(one: Listed, { repository, branch, directory }: Site): string {
  const page = `https://github.com/${repository}/blob/${branch}/${directory}/${encodeURIComponent(one.name)}.md`;
  const { id, aliases, title, severity, products, state, published, modified } = one;
  const head = state === 'final' ? title : `[${state}] ${title}`;
  const scope = [
    `Severity: ${severity}.`,
    ...[one.who_must_act, one.what_to_do].filter((words) => words !== ''),
    ...(products.length > 0 ? [`Products: ${products.join(', ')}.`] : []),
    `IDs: ${[...new Set([one.name, id, ...aliases])].join(', ')}.`,
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
