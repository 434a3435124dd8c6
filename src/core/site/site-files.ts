// Everything that the site's directory must hold once an advisory is written: its own documents with their hashes, and the lists of all
// advisories, made of what lies there. Made again from the same files it is the same, so what others broke mends itself.
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
import { atomFeed } from './feed.ts';
import { withList } from './list-page.ts';
import { listedOf, newestFirst, readIndex } from './listed.ts';
import type { Listed } from './listed.ts';
import { documentOf, providerFiles } from './provider.ts';

export type Files = ReadonlyMap<string, PublicText>;

/** The list for machines, from which the next one is made without reading every file again. */
const indexFile = 'index.json';
const readmeFile = 'README.md';

/** Files that no list names are read in at most this many; the rest come with the next advisory. */
const mostRead = 100;

/** What git calls a text. */
export function blobOf(text: string): string {
  const bytes = utf8ToBytes(text);
  return bytesToHex(sha1(utf8ToBytes(`blob ${bytes.length}\0${text}`)));
}

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
  const after = new Map([...there, ...[...own].map(([path, text]) => [path, blobOf(text)] as const)]);
  const sources = sourcesOf({ own, there, after }, seen.read);
  if (sources === undefined) return undefined;
  const lists = restated(sources, (texts) => listFiles(site, after, texts));
  const all = [...own, ...lists];
  return new Map(all.filter(([path, text]) => there.get(path) !== blobOf(text)));
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

interface Directory {
  readonly own: Files;
  readonly there: ReadonlyMap<string, string>;
  readonly after: ReadonlyMap<string, string>;
}

/** The texts that the lists are made of, by their paths: the former list, the README, and OSV files that the list doesn't tell of. */
function sourcesOf({ own, there, after }: Directory, read: Seen['read']): Files | undefined {
  const texts = new Map(own);
  const take = (path: string, blob: string | undefined): boolean => {
    if (texts.has(path) || blob === undefined) return true;
    const text = read(blob);
    if (text !== undefined) texts.set(path, text);
    return text !== undefined;
  };
  const isSeen = [indexFile, readmeFile].map((path) => take(path, there.get(path)));
  if (isSeen.includes(false)) return undefined;
  const known = new Set(readIndex(texts.get(indexFile) ?? '').map(({ file, blob }) => `${file} ${blob}`));
  const unknown = recordsIn(after).filter(([path, blob]) => !texts.has(path) && !known.has(`${path} ${blob}`));
  const taken = unknown.slice(0, mostRead).map(([path, blob]) => take(path, blob));
  return taken.includes(false) ? undefined : texts;
}

/** What may be an OSV file, the newest names first. */
function recordsIn(files: ReadonlyMap<string, string>): readonly (readonly [string, string])[] {
  const records = [...files].filter(([path]) => /^[^/]+\.json$/u.test(path) && path !== indexFile);
  return records.toSorted(([a], [b]) => (a < b ? 1 : -1));
}

function listFiles(
  site: Site,
  after: ReadonlyMap<string, string>,
  texts: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const known = new Map(readIndex(texts.get(indexFile) ?? '').map((one) => [`${one.file} ${one.blob}`, one]));
  const all = newestFirst(recordsIn(after).flatMap(([file, blob]) => {
    const text = texts.get(file);
    return (text === undefined ? known.get(`${file} ${blob}`) : listedOf(file, blob, text)) ?? [];
  })); // prettier-ignore
  if (all.length === 0) return new Map();
  const publisher = publisherOf(site);
  const withCsaf: readonly Listed[] = all.filter((one) => after.has(documentOf(one)));
  const hasCsaf = publisher !== undefined && withCsaf.length > 0;
  return new Map([
    [indexFile, jsonText({ version: 1, advisories: all })],
    [readmeFile, withList(texts.get(readmeFile) ?? '', all, hasCsaf)],
    ['feed.atom', atomFeed(all, site)],
    ...(hasCsaf ? providerFiles(withCsaf, publisher) : []),
  ]);
}
