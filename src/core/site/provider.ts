// What lies beside the CSAF documents of a site: who publishes them, a feed of all (ROLIE), an index and a list of changes, and hashes.
// Source: CSAF 2.0, section 7.1. We claim the role of a publisher: signatures and a domain of one's own are not ours to give.
import { sha512 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { hashOf } from '../case/log.ts';
import { csafFolder, csafPath } from '../formats/csaf.ts';
import { jsonText } from '../formats/format.ts';
import type { Publisher } from '../formats/publisher.ts';
import type { Listed } from './listed.ts';

/** The feed's file in the folder of documents. */
const rolie = 'csaf-feed-tlp-white.json';

/** An advisory and the place of its CSAF document under the site's directory. */
export interface Provided {
  readonly one: Listed;
  readonly path: string;
}

/** Those whose CSAF document lies on the site, by what the site's directory holds. */
export function providedOf(all: readonly Listed[], paths: Iterable<string>): readonly Provided[] {
  const documents = new Map([...paths].filter(isDocument).map((path) => [fileOf(path), path]));
  return all.flatMap((one) => {
    const path = documents.get(fileOf(csafPath(one.name, one.published)));
    return path === undefined ? [] : [{ one, path }];
  });
}

/** Whether a file of the site is a CSAF document: they lie in folders of their years. */
export const isDocument = (path: string): boolean =>
  path.startsWith(`${csafFolder}/`) && /\/\d{4}\/[^/]+\.json$/u.test(path);

const fileOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** The hashes beside a document, by their paths: requirement 18. */
export function hashFiles(path: string, text: string): readonly (readonly [path: string, text: string])[] {
  return [
    [`${path}.sha256`, `${hashOf(text)}  ${fileOf(path)}\n`],
    [`${path}.sha512`, `${bytesToHex(sha512(utf8ToBytes(text)))}  ${fileOf(path)}\n`],
  ];
}

/** The files about all documents, by their paths; empty where there is no document. */
export function providerFiles(
  provided: readonly Provided[],
  publisher: Publisher,
): ReadonlyMap<string, string> {
  const changed = provided.toSorted((a, b) => b.one.modified.localeCompare(a.one.modified, 'en'));
  const updated = changed[0]?.one.modified;
  if (updated === undefined) return new Map();
  const inFolder = ({ path }: Provided): string => path.slice(csafFolder.length + 1);
  return new Map([
    [`${csafFolder}/index.txt`, provided.map((each) => `${inFolder(each)}\n`).join('')],
    [
      `${csafFolder}/changes.csv`,
      changed.map((each) => `"${inFolder(each)}","${each.one.modified}"\n`).join(''),
    ],
    [`${csafFolder}/${rolie}`, jsonText(feedOf(provided, publisher.base, updated))],
    ['csaf/provider-metadata.json', jsonText(metadata(publisher, updated))],
  ]);
}

function metadata({ name, namespace, base }: Publisher, updated: string): object {
  const summary = 'All documents, TLP:WHITE';
  return {
    canonical_url: `${base}/csaf/provider-metadata.json`,
    distributions: [{ rolie: { feeds: [{ summary, tlp_label: 'WHITE', url: `${base}/${csafFolder}/${rolie}` }] } }],
    last_updated: updated,
    list_on_CSAF_aggregators: true,
    metadata_version: '2.0',
    mirror_on_CSAF_aggregators: true,
    publisher: { category: 'vendor', name, namespace },
    role: 'csaf_publisher',
  }; // prettier-ignore
}

function feedOf(provided: readonly Provided[], base: string, updated: string): object {
  return {
    feed: {
      id: 'csaf-feed-tlp-white',
      title: 'CSAF documents, TLP:WHITE',
      link: [{ rel: 'self', href: `${base}/${csafFolder}/${rolie}` }],
      category: [{ scheme: 'urn:ietf:params:rolie:category:information-type', term: 'csaf' }],
      updated,
      entry: provided.map((each) => entryOf(each, base)),
    },
  };
}

function entryOf({ one: { name, title, published, modified }, path }: Provided, base: string): object {
  const src = `${base}/${path}`;
  const hashes = ['sha256', 'sha512'].map((kind) => ({ rel: 'hash', href: `${src}.${kind}` }));
  return {
    id: name,
    title,
    link: [{ rel: 'self', href: src }, ...hashes],
    published,
    updated: modified,
    summary: { content: title },
    content: { type: 'application/json', src },
    format: { schema: 'https://docs.oasis-open.org/csaf/csaf/v2.0/csaf_json_schema.json', version: '2.0' },
  };
}
