// Everything that the site's directory must hold once an advisory is written: its own documents, and the lists of all advisories, made of
// what lies there. Made again from the same files it is the same, so what others broke mends itself. Holds nothing that isn't public.
import { sha1 } from '@noble/hashes/legacy.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { restated } from '../advisory/public-text.ts';
import type { PublicText } from '../advisory/public-text.ts';
import { jsonText } from '../formats/format.ts';
import type { SiteFile } from '../look.ts';
import { atomFeed, feedFile } from './feed.ts';
import { listFile, withList } from './list-page.ts';
import { listedOf, newestFirst, readIndex } from './listed.ts';
import type { Listed } from './listed.ts';
import { publisherOf } from '../formats/publisher.ts';
import type { Site } from '../formats/publisher.ts';

/** Texts by their paths under the site's directory. */
export type Files = ReadonlyMap<string, PublicText>;

/** The list for machines, from which the next one is made without reading every file again. */
const indexFile = 'index.json';

/** Files that no list names are read in at most this many; the rest come with the next advisory. */
const mostRead = 100;

/** What git calls a text. */
export function blobOf(text: string): string {
  return bytesToHex(sha1(utf8ToBytes(`blob ${utf8ToBytes(text).length}\0${text}`)));
}

export interface Seen {
  readonly files: readonly SiteFile[];
  /** The text of a blob, or undefined while it must be looked at first. */
  readonly read: (blob: string) => string | undefined;
}

/**
 * The files to write, by their paths under the directory; empty when all are there as they should be, undefined while something must be
 * looked at first.
 */
export function siteFiles(site: Site, documents: Files, seen: Seen): Files | undefined {
  const there = new Map(seen.files.map(({ path, blob }) => [path, blob]));
  const after = new Map([...there, ...[...documents].map(([path, text]) => [path, blobOf(text)] as const)]);
  const sources = sourcesOf({ documents, there, after }, seen.read);
  if (sources === undefined) return undefined;
  const lists = restated(sources, (texts) => listFiles(site, after, texts));
  return new Map([...documents, ...lists].filter(([path, text]) => there.get(path) !== blobOf(text)));
}

type Blobs = ReadonlyMap<string, string>;

interface Directory {
  readonly documents: Files;
  readonly there: Blobs;
  readonly after: Blobs;
}

/** The texts that the lists are made of, by their paths: the former lists, and OSV files that they don't tell of. */
function sourcesOf({ documents, there, after }: Directory, read: Seen['read']): Blobs | undefined {
  const texts = new Map<string, string>(documents);
  const take = (path: string, blob: string | undefined): boolean => {
    if (texts.has(path) || blob === undefined) return true;
    const text = read(blob);
    if (text !== undefined) texts.set(path, text);
    return text !== undefined;
  };
  const isSeen = [indexFile, listFile].map((path) => take(path, there.get(path)));
  if (isSeen.includes(false)) return undefined;
  const known = knownIn(texts);
  const unknown = recordsIn(after).filter(([path, blob]) => !known.has(`${path} ${blob}`));
  const taken = unknown.slice(0, mostRead).map(([path, blob]) => take(path, blob));
  return taken.includes(false) ? undefined : texts;
}

/** What the former list says, by file and blob. */
const knownIn = (texts: Blobs): ReadonlyMap<string, Listed> =>
  new Map(readIndex(texts.get(indexFile) ?? '').map((one) => [`${one.file} ${one.blob}`, one]));

/** What may be an OSV file, the newest names first. */
function recordsIn(files: Blobs): readonly (readonly [path: string, blob: string])[] {
  const records = [...files].filter(([path]) => /^[^/]+\.json$/u.test(path) && path !== indexFile);
  return records.toSorted(([a], [b]) => (a < b ? 1 : -1));
}

function listFiles(site: Site, after: Blobs, texts: Blobs): Blobs {
  const known = knownIn(texts);
  const all = newestFirst(recordsIn(after).flatMap(([file, blob]) => {
    const text = texts.get(file);
    return (text === undefined ? known.get(`${file} ${blob}`) : listedOf(file, blob, text)) ?? [];
  })); // prettier-ignore
  if (all.length === 0) return new Map();
  return new Map([
    [indexFile, jsonText({ version: 1, advisories: all })],
    [listFile, withList(texts.get(listFile) ?? '', all)],
    [feedFile, atomFeed(all, publisherOf(site))],
  ]);
}
