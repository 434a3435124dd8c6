// The advisory as a CSAF 2.0 document, TLP:WHITE. Source: https://docs.oasis-open.org/csaf/csaf/v2.0/os/csaf-v2.0-os.html
import type { Advisory } from '../advisory/advisory.ts';
import { advisoryName } from '../advisory/advisory.ts';
import { plain } from '../words/safe.ts';
import { csafProducts, productTree } from './csaf-products.ts';
import { filledOnly, vulnerabilityOf } from './csaf-vulnerability.ts';
import type { Format, Loss } from './format.ts';
import { jsonText, unpublished } from './format.ts';
import type { Publisher } from './publisher.ts';
import { advisoryUrl, fixAddresses, ratedAs } from './sentences.ts';

/** Where documents for everybody lie, under the site's directory. */
export const csafFolder = 'csaf/white';

/** CSAF documents in this publisher's name. */
export function csafOf(publisher: Publisher): Format {
  return {
    id: 'csaf',
    title: 'CSAF',
    fileName: (advisory) => csafPath(advisoryName(advisory), firstOut(advisory)),
    render: (advisory) => ({
      kind: 'rendered',
      text: jsonText(documentOf(advisory, publisher)),
      losses: lossesOf(advisory),
    }),
  };
}

/** The file of a document: sections 5.1 (its name) and 7.1.11 (the folder of the year in which it was first published). */
export function csafPath(id: string, first: string): string {
  return `${csafFolder}/${first.slice(0, 4)}/${id.toLowerCase().replaceAll(/[^+\-a-z0-9]+/gu, '_')}.json`;
}

const firstOut = ({ history = [], times }: Advisory): string =>
  history[0]?.at ?? times.published ?? unpublished;

function documentOf(advisory: Advisory, publisher: Publisher): object {
  const isWithdrawn = advisory.version.kind === 'withdrawn';
  const products = isWithdrawn ? [] : csafProducts(advisory.products);
  const isWhole = products.length > 0;
  return filledOnly({
    document: filledOnly({
      acknowledgments: thanksOf(advisory),
      aggregate_severity: isWithdrawn ? undefined : { text: ratedAs(advisory) },
      // Of what was withdrawn nothing is said of any product any more, which an advisory would have to.
      category: isWhole ? 'csaf_security_advisory' : 'csaf_base',
      csaf_version: '2.0',
      distribution: { text: 'Everybody may read and share it.', tlp: { label: 'WHITE', url: 'https://www.first.org/tlp/v1/' } },
      lang: 'en',
      notes: summariesOf(advisory),
      publisher: filledOnly({
        category: 'vendor',
        contact_details: publisher.contact,
        name: publisher.name,
        namespace: publisher.namespace,
      }),
      references: referencesOf(advisory, publisher),
      title: `${isWithdrawn ? 'Withdrawn: ' : ''}${plain(advisory.title)}`,
      tracking: trackingOf(advisory),
    }),
    product_tree: isWhole ? productTree(publisher.name, products) : undefined,
    vulnerabilities: [vulnerabilityOf(advisory, products)],
  }); // prettier-ignore
}

function summariesOf({ summary, version }: Advisory): readonly object[] {
  const note = version.note === undefined ? [] : [{ category: 'general', title: `Version ${version.number}`, text: plain(version.note) }]; // prettier-ignore
  return [{ category: 'summary', text: plain(summary) }, ...note];
}

function trackingOf(advisory: Advisory): object {
  const { ids, version, history = [], times } = advisory;
  const modified = times.modified ?? unpublished;
  const past = history.map(({ number, kind, at }) => ({
    date: at,
    number: String(number),
    summary: `${kind} version`,
  }));
  const summary = version.note === undefined ? `${version.kind} version` : plain(version.note);
  const id = advisoryName(advisory);
  const cve = ids.cve === undefined || ids.cve === 'pending' ? [] : [ids.cve];
  const aliases = new Set([...(ids.ghsa === undefined ? [] : [ids.ghsa]), ...cve, ...ids.aliases]);
  return filledOnly({
    aliases: [...aliases].filter((alias) => alias !== id),
    current_release_date: modified,
    generator: { engine: { name: 'psirt-bot' } },
    id,
    initial_release_date: firstOut(advisory),
    revision_history: [...past, { date: modified, number: String(version.number), summary }],
    status: version.kind === 'early' ? 'interim' : 'final',
    version: String(version.number),
  });
}

function referencesOf(advisory: Advisory, { base }: Publisher): readonly object[] {
  const own = advisoryUrl(advisory);
  const external = (summary: string, url: string) => ({ category: 'external', summary, url });
  return [
    { category: 'self', summary: 'This document', url: `${base}/${csafPath(advisoryName(advisory), firstOut(advisory))}` },
    ...(own === undefined ? [] : [{ category: 'self', summary: 'GitHub advisory', url: own }]),
    ...fixAddresses(advisory).map((url) => external('fix', url)),
    ...advisory.references.map(({ type, url }) => external(type, url)),
  ]; // prettier-ignore
}

function thanksOf({ credits }: Advisory): readonly object[] {
  return credits.flatMap((credit) => {
    if (credit.consent === 'anonymous') return [];
    const { name, kind, login } = credit;
    const urls = login === undefined ? [] : [`https://github.com/${login}`];
    return [filledOnly({ names: [plain(name)], summary: kind.replaceAll('_', ' '), urls })];
  });
}

function lossesOf({ cwes, credits, timeline }: Advisory): readonly Loss[] {
  return [
    ...(cwes.length > 1 ? [{ field: 'cwes', why: 'CSAF 2.0 has room for one weakness' }] : []),
    ...(credits.some(({ consent }) => consent === 'anonymous')
      ? [{ field: 'credits', why: 'CSAF names people or says nothing' }]
      : []),
    ...(timeline.length > 0 ? [{ field: 'timeline', why: 'CSAF tells of versions alone' }] : []),
  ];
}
