// What a distributor of CSAF documents offers beside them: who provides, a feed of all (ROLIE), an index and a list of changes.
// Source: CSAF 2.0, section 7.1. We never claim to be a trusted provider: that takes signatures.
import { csafFolder, csafPath, publisherFields } from '../formats/csaf.ts';
import { jsonText } from '../formats/format.ts';
import type { Publisher } from '../formats/publisher.ts';
import { latestFirst } from './listed.ts';
import type { Listed } from './listed.ts';

/** The feed's file in the folder of documents. */
const rolie = 'csaf-feed-tlp-white.json';

/** Where the CSAF document of an advisory lies, if it has one. */
export const documentOf = ({ name, published }: Listed): string => csafPath(name, published);

/** The files, by their paths under the site's directory; of advisories whose documents are there, the newest first. */
export function providerFiles(all: readonly Listed[], publisher: Publisher): ReadonlyMap<string, string> {
  const [last] = latestFirst(all);
  if (last === undefined) return new Map();
  const inFolder = (one: Listed): string => documentOf(one).slice(csafFolder.length + 1);
  const changes = latestFirst(all).map((one) => `"${inFolder(one)}","${one.modified}"\n`);
  return new Map([
    [`${csafFolder}/index.txt`, all.map((one) => `${inFolder(one)}\n`).join('')],
    [`${csafFolder}/changes.csv`, changes.join('')],
    [`${csafFolder}/${rolie}`, jsonText(rolieFeed(all, publisher.base, last.modified))],
    ['csaf/provider-metadata.json', jsonText(metadata(publisher, last.modified))],
  ]);
}

/** A provider's files lie on its own host; on GitHub's, whoever has them is a publisher. */
function metadata(publisher: Publisher, updated: string): object {
  const { base, isOwnHost } = publisher;
  const feed = { summary: 'All documents, TLP:WHITE', tlp_label: 'WHITE', url: `${base}/${csafFolder}/${rolie}` }; // prettier-ignore
  return {
    canonical_url: `${base}/csaf/provider-metadata.json`,
    distributions: [{ rolie: { feeds: [feed] } }],
    last_updated: updated,
    list_on_CSAF_aggregators: true,
    metadata_version: '2.0',
    mirror_on_CSAF_aggregators: true,
    publisher: publisherFields(publisher),
    role: isOwnHost ? 'csaf_provider' : 'csaf_publisher',
  };
}

function rolieFeed(all: readonly Listed[], base: string, updated: string): object {
  return {
    feed: {
      id: 'csaf-feed-tlp-white',
      title: 'CSAF documents, TLP:WHITE',
      link: [{ rel: 'self', href: `${base}/${csafFolder}/${rolie}` }],
      category: [{ scheme: 'urn:ietf:params:rolie:category:information-type', term: 'csaf' }],
      updated,
      entry: all.map((one) => rolieEntry(one, base)),
    },
  };
}

function rolieEntry(one: Listed, base: string): object {
  const src = `${base}/${documentOf(one)}`;
  const hashes = ['sha256', 'sha512'].map((kind) => ({ rel: 'hash', href: `${src}.${kind}` }));
  return {
    id: one.name,
    title: one.title,
    link: [{ rel: 'self', href: src }, ...hashes],
    published: one.published,
    updated: one.modified,
    summary: { content: one.title },
    content: { type: 'application/json', src },
    format: { schema: 'https://docs.oasis-open.org/csaf/csaf/v2.0/csaf_json_schema.json', version: '2.0' },
  };
}
