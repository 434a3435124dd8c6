// The advisory as a CSAF 2.0 document: what large customers and authorities read by machine. What is withdrawn names no product any
// more. Source: https://docs.oasis-open.org/csaf/csaf/v2.0/os/csaf-v2.0-os.html
import type { Advisory, Credit, Time } from '../advisory/advisory.ts';
import { advisoryName } from '../advisory/advisory.ts';
import { canonicalJson } from '../advisory/canonical.ts';
import { plain } from '../words/safe.ts';
import { productTree } from './csaf-products.ts';
import type { ProductTree } from './csaf-products.ts';
import { csafVulnerability, cweName, told } from './csaf-vulnerability.ts';
import type { Format, Loss } from './format.ts';
import { jsonText } from './format.ts';
import { unpublished } from './osv.ts';
import type { Publisher } from './publisher.ts';
import { advisoryUrl, fixAddresses, ratedAs } from './sentences.ts';

/** Everybody may read them. */
export const csafFolder = 'csaf/white';

/** Where a document lies under the site's directory: its year, and its ID as the standard makes a file name of it. Section 5.1. */
export function csafPath(id: string, published: Time): string {
  const file = id.toLowerCase().replaceAll(/[^+\-a-z0-9]+/gu, '_');
  return `${csafFolder}/${published.slice(0, 4)}/${file}.json`;
}

/** CSAF documents of one publisher. */
export function csafOf(publisher: Publisher): Format {
  return {
    id: 'csaf',
    title: 'CSAF 2.0',
    fileName: pathOf,
    render: (advisory) => {
      const text = jsonText(JSON.parse(canonicalJson(documentOf(advisory, publisher))));
      return { kind: 'rendered', text, losses: lossesOf(advisory) };
    },
  };
}

const pathOf = (advisory: Advisory): string =>
  csafPath(advisoryName(advisory), advisory.times.published ?? unpublished);

function documentOf(advisory: Advisory, publisher: Publisher): object {
  const isWithdrawn = advisory.version.kind === 'withdrawn';
  const tree = productTree(isWithdrawn ? [] : advisory.products, publisher.name);
  const isWhole = tree.branches.length > 0;
  return {
    document: {
      ...(advisory.credits.length > 0 && { acknowledgments: advisory.credits.map(acknowledged) }),
      aggregate_severity: { text: ratedAs(advisory) },
      category: isWhole ? 'csaf_security_advisory' : 'csaf_base',
      csaf_version: '2.0',
      distribution: { tlp: { label: 'WHITE', url: 'https://www.first.org/tlp/v1/' } },
      lang: 'en',
      notes: documentNotes(advisory),
      publisher: publisherFields(publisher),
      references: referencesOf(advisory, publisher),
      title: titleOf(advisory),
      tracking: trackingOf(advisory),
    },
    ...(isWhole && wholePart(advisory, tree)),
  };
}

function wholePart(advisory: Advisory, tree: ProductTree): object {
  const { branches } = tree;
  return { product_tree: { branches }, vulnerabilities: [csafVulnerability(advisory, tree)] };
}

/** The publisher as documents and the provider's own file name it. */
export function publisherFields({ name, namespace, contact }: Publisher): object {
  return { category: 'vendor', ...(contact !== undefined && { contact_details: contact }), name, namespace };
}

function titleOf({ title, version }: Advisory): string {
  const said = plain(title) || 'Security advisory';
  return version.kind === 'withdrawn' ? `Withdrawn: ${said}` : said;
}

const noteTitles = {
  early: 'Early version',
  final: 'What is new',
  revised: 'What is new',
  withdrawn: 'Why it was withdrawn',
};

function documentNotes({ summary, version }: Advisory): readonly object[] {
  return [
    ...told('summary', 'Summary', plain(summary) || 'No summary.'),
    ...told('general', noteTitles[version.kind], plain(version.note ?? '')),
  ];
}

/** Every version that was public, in the order in which they came; the last one is this document. */
function trackingOf(advisory: Advisory): object {
  const { ids, times, version, history = [] } = advisory;
  const initial = times.published ?? unpublished;
  const current = times.withdrawn ?? times.modified ?? initial;
  const note = plain(version.note ?? '');
  const all = [
    ...history.map(({ at, kind }) => ({ date: at, summary: summaries[kind] })),
    { date: current, summary: note || summaries[version.kind] },
  ];
  const id = advisoryName(advisory);
  const aliases = [ids.ghsa, ids.cve === 'pending' ? undefined : ids.cve, ...ids.aliases].filter(
    (alias): alias is string => alias !== undefined && alias !== id,
  );
  return {
    ...(aliases.length > 0 && { aliases: [...new Set(aliases)] }),
    current_release_date: current,
    generator: { engine: { name: 'psirt-bot' } },
    id,
    initial_release_date: all[0]?.date ?? initial,
    revision_history: all.map((one, place) => ({ ...one, number: String(place + 1) })),
    status: version.kind === 'early' ? 'interim' : 'final',
    version: String(all.length),
  };
}

const summaries = {
  early: 'Early version.',
  final: 'Final version.',
  revised: 'Revised.',
  withdrawn: 'Withdrawn.',
};

function referencesOf(advisory: Advisory, { base }: Publisher): readonly object[] {
  const self = `${base}/${pathOf(advisory)}`;
  const url = advisoryUrl(advisory);
  const others = [...fixAddresses(advisory).map((one) => ({ url: one, summary: 'fix' })), ...advisory.references.map(({ type, url: one }) => ({ url: one, summary: type }))]; // prettier-ignore
  return [
    { category: 'self', summary: 'This document', url: self },
    ...(url === undefined ? [] : [{ category: 'self', summary: 'GitHub advisory', url }]),
    ...others.map((one) => ({ category: 'external', ...one })),
  ];
}

function acknowledged(credit: Credit): object {
  const summary = credit.kind.replaceAll('_', ' ');
  const name = credit.consent === 'yes' ? plain(credit.name) : '';
  if (credit.consent === 'anonymous' || name === '') return { summary: `${summary}: anonymous` };
  const { login } = credit;
  return { names: [name], summary, ...(login !== undefined && { urls: [`https://github.com/${login}`] }) };
}

function lossesOf({ cvss, cwes, timeline }: Advisory): readonly Loss[] {
  return [
    ...(cvss.some(({ version }) => version === '4.0') ? [{ field: 'cvss', why: 'CSAF 2.0 has no field for CVSS 4.0: it stands in a note' }] : []),
    ...(cwes.filter((id) => cweName(id) !== undefined).length > 1 ? [{ field: 'cwes', why: 'CSAF 2.0 has a field for one weakness: the others stand in a note' }] : []),
    ...(timeline.length > 0 ? [{ field: 'timeline', why: 'CSAF tells of its versions alone' }] : []),
  ]; // prettier-ignore
}
