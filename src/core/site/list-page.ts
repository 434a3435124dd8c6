// The list of all advisories as a page: a part of the directory's README between marks of ours. What others wrote around it stays.
import { inline } from '../words/safe.ts';
import { feedFile } from './feed.ts';
import type { Listed } from './listed.ts';

const start = '<!-- psirt-bot list -->';
const end = '<!-- psirt-bot end of list -->';

/** The README with this list in it: in place of the former one, else at the end. */
export function withList(readme: string, all: readonly Listed[]): string {
  const part = listPart(all);
  const from = readme.indexOf(start);
  const until = from === -1 ? -1 : readme.indexOf(end, from);
  if (until !== -1) return readme.slice(0, from) + part + readme.slice(until + end.length);
  const before = readme.trimEnd();
  return before === '' ? `${part}\n` : `${before}\n\n${part}\n`;
}

function listPart(all: readonly Listed[]): string {
  return [
    start,
    '# Security advisories',
    `To hear of new ones, subscribe to the [Atom feed](${feedFile}). For tools: [all in one file](index.json), one OSV file each, [CSAF](csaf/provider-metadata.json) and OpenVEX.`,
    [
      '| Published | Severity | Advisory | IDs | Products | State |',
      '|---|---|---|---|---|---|',
      ...all.map(row),
    ].join('\n'),
    end,
  ].join('\n\n');
}

function row({ published, severity, title, name, id, aliases, products, state, modified }: Listed): string {
  const [first, last] = [published.slice(0, 10), modified.slice(0, 10)];
  const cells = [
    first,
    inline(severity),
    `[${inline(title, 250)}](${encodeURIComponent(name)}.md)`,
    [...new Set([name, id, ...aliases])].map((one) => inline(one)).join(', '),
    products.map((one) => inline(one)).join(', '),
    `${state === 'final' ? state : `**${state}**`}${last === first ? '' : `, ${last}`}`,
  ];
  return `| ${cells.join(' | ')} |`;
}
