// Everything that the site's directory must hold once an advisory's page is there: its documents for tools with their hashes, and the lists
// of all advisories, made of what lies there. Made again from the same files it is the same, so what others broke mends itself.
import { sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { restated } from '../advisory/public-text.ts';
import type { PublicText } from '../advisory/public-text.ts';
import { csafFolder } from '../formats/csaf.ts';
import { jsonText } from '../formats/format.ts';
import { publisherOf } from '../formats/publisher.ts';
import type { Site } from '../formats/publisher.ts';
import type { SiteFile } from '../look.ts';
import { atomFeed, feedFile } from './feed.ts';
import { withList } from './list-page.ts';
import { listedOf, newestFirst, readIndex } from './listed.ts';
import type { Listed } from './listed.ts';
import { documentOf, providerFiles } from './provider.ts';

export type Files = ReadonlyMap<string, PublicText>;

/** The list for machines, from which the next one is made without reading every file again. */
export const indexFile = 'index.json';
const readmeFile = 'README.md';

/** Files that no list names are read in at most this many; the rest come with the next advisory. */
const mostRead = 100;

export interface Seen {
  readonly files: readonly SiteFile[];
  /** The text of a blob, or undefined while it must be looked at first. */
  readonly read: (blob: string) => PublicText | undefined;
}

/**
 * The files to write, by their paths under the directory; empty when all are there as they should be, undefined while something must be
 * looked at first.
 */
export function siteFiles(site: Site, documents: Files, seen: Seen): Files | undefined {
  const own = new Map([...documents, ...hashesOf(documents)]);
  const there = new Map(seen.files.map(({ path, blob }) => [path, blob]));
  const sources = sourcesIn(there, seen.read);
  if (sources === undefined) return undefined;
  const paths = new Set([...there.keys(), ...own.keys()]);
  const lists = restated(sources, (texts) => listFiles(site, { there, paths, texts }));
  return new Map([...own, ...lists].filter(([path, text]) => there.get(path) !== blobOf(text)));
}

/** What git calls a text. */
export function blobOf(text: string): string {
  const bytes = utf8ToBytes(text);
  return bytesToHex(sha1(utf8ToBytes(`blob ${bytes.length}\0${text}`)));
}

/** Each CSAF document's hashes, as the standard wants them: the hash, two blanks, the file. Section 7.1.18. */
function hashesOf(documents: Files): Files {
  const csaf = new Map([...documents].filter(([path]) => path.startsWith(csafFolder)));
  return restated(csaf, (texts) =>
    new Map([...texts].flatMap(([path, text]) => {
      const file = path.slice(path.lastIndexOf('/') + 1);
      const line = (hash: Uint8Array): string => `${bytesToHex(hash)}  ${file}\n`;
      const bytes = utf8ToBytes(text);
      return [[`${path}.sha256`, line(sha256(bytes))], [`${path}.sha512`, line(sha512(bytes))]];
    })),
  ); // prettier-ignore
}

/** The texts that the lists are made of, by their paths: the former list, the README, and OSV files that the list doesn't tell of. */
function sourcesIn(there: ReadonlyMap<string, string>, read: Seen['read']): Files | undefined {
  const texts = new Map<string, PublicText>();
  const take = (path: string): boolean => {
    const blob = there.get(path);
    if (blob === undefined) return true;
    const text = read(blob);
    if (text !== undefined) texts.set(path, text);
    return text !== undefined;
  };
  if ([indexFile, readmeFile].map(take).includes(false)) return undefined;
  const known = new Set(readIndex(texts.get(indexFile) ?? '').map(keyOf));
  const unknown = recordsIn(there).filter(([file, blob]) => !known.has(keyOf({ file, blob })));
  const taken = unknown.slice(0, mostRead).map(([path]) => take(path));
  return taken.includes(false) ? undefined : texts;
}

const keyOf = ({ file, blob }: Pick<Listed, 'file' | 'blob'>): string => `${file} ${blob}`;

/** What may be an OSV file, the last names first. */
function recordsIn(files: ReadonlyMap<string, string>): readonly (readonly [string, string])[] {
  const records = [...files].filter(([path]) => /^[^/]+\.json$/u.test(path) && path !== indexFile);
  return records.toSorted(([a], [b]) => (a < b ? 1 : -1));
}

interface Directory {
  readonly there: ReadonlyMap<string, string>;
  /** What lies there, and what will once this is written. */
  readonly paths: ReadonlySet<string>;
  readonly texts: ReadonlyMap<string, string>;
}

function listFiles(site: Site, { there, paths, texts }: Directory): ReadonlyMap<string, string> {
  const known = new Map(readIndex(texts.get(indexFile) ?? '').map((one) => [keyOf(one), one]));
  const all = newestFirst(recordsIn(there).flatMap(([file, blob]) => {
    const text = texts.get(file);
    return (text === undefined ? known.get(keyOf({ file, blob })) : listedOf(file, blob, text)) ?? [];
  })); // prettier-ignore
  if (all.length === 0) return new Map();
  const publisher = publisherOf(site);
  const withCsaf = all.filter((one) => paths.has(documentOf(one)));
  return new Map([
    [indexFile, jsonText({ version: 1, advisories: all })],
    [readmeFile, withList(texts.get(readmeFile) ?? '', all)],
    [feedFile, atomFeed(all, site, publisher)],
    ...providerFiles(withCsaf, publisher),
  ]);
}
