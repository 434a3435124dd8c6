// The advisory as an OpenVEX document: which packages are affected, fixed or not affected, for tools that compare it with an inventory.
// Source: https://github.com/openvex/spec, version 0.2.0.
import type { Advisory, AffectedProduct } from '../advisory/advisory.ts';
import { advisoryName, isReleased } from '../advisory/advisory.ts';
import { versionedPurl } from '../advisory/ecosystem.ts';
import { rangesText } from '../advisory/version-range.ts';
import { plain } from '../words/safe.ts';
import type { Format, Loss } from './format.ts';
import { jsonText } from './format.ts';
import { unpublished } from './osv.ts';
import type { Publisher } from './publisher.ts';
import { toldRanges, whatToDo } from './sentences.ts';

type Statement = Readonly<Record<string, unknown>>;

/** OpenVEX documents of one publisher. */
export function openvexOf(publisher: Publisher): Format {
  return {
    id: 'openvex',
    title: 'OpenVEX',
    fileName: pathOf,
    render: (advisory) => {
      const { version, times } = advisory;
      const timestamp = times.published ?? unpublished;
      const document = {
        '@context': 'https://openvex.dev/ns/v0.2.0',
        '@id': `${publisher.base}/${pathOf(advisory)}`,
        author: publisher.name,
        timestamp,
        last_updated: times.withdrawn ?? times.modified ?? timestamp,
        version: version.number,
        tooling: 'psirt-bot',
        statements: statementsOf(advisory),
      };
      return { kind: 'rendered', text: jsonText(document), losses: lossesOf(advisory) };
    },
  };
}

const pathOf = (advisory: Advisory): string => `openvex/${encodeURIComponent(advisoryName(advisory))}.json`;

/** One statement for each thing that is said of a product; of no product at all, that it is looked into. */
function statementsOf(advisory: Advisory): readonly Statement[] {
  const vulnerability = vulnerabilityOf(advisory);
  const said = advisory.products.flatMap((product) => saidOf(advisory, product));
  const all = said.length > 0 ? said : [{ status: 'under_investigation' }];
  return unique(all.map((one) => ({ vulnerability, ...one })));
}

function unique(all: readonly Statement[]): readonly Statement[] {
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}

function vulnerabilityOf(advisory: Advisory): object {
  const { ids } = advisory;
  const cve = ids.cve === 'pending' ? undefined : ids.cve;
  const all = [cve, ids.ghsa, ids.own, ...ids.aliases].filter((id) => id !== undefined);
  const [name = advisoryName(advisory), ...aliases] = [...new Set(all)];
  return { name, ...(aliases.length > 0 && { aliases }) };
}

function saidOf(advisory: Advisory, product: AffectedProduct): readonly Statement[] {
  const { affected, unaffected, ecosystem } = product;
  if (advisory.version.kind === 'withdrawn') {
    const why = plain(advisory.version.note ?? '');
    const impact_statement = `The advisory was withdrawn.${why === '' ? '' : ` ${why}`}`;
    return [{ products: [componentOf(product)], status: 'not_affected', impact_statement }];
  }
  const fixes = affected.flatMap(({ fix }) => (fix !== undefined && isReleased(fix) ? [fix.version] : []));
  const ranges = rangesText(affected.flatMap((line) => toldRanges(line, ecosystem)));
  return [
    ...(affected.length > 0 ? [{ products: [componentOf(product)], status: 'affected', ...noted(ranges), action_statement: whatToDo(advisory) }] : []),
    ...fixes.map((version) => ({ products: [componentOf(product, version)], status: 'fixed', ...noted(version) })),
    ...unaffected.map(({ ranges: which, justification, statement }) => ({
      products: [componentOf(product)], status: 'not_affected', ...noted(rangesText(which)), justification,
      ...(statement !== undefined && { impact_statement: plain(statement) }),
    })),
  ]; // prettier-ignore
}

/** OpenVEX knows no ranges: versions stand in words beside the package. */
function noted(versions: string): object {
  return versions === '' ? {} : { status_notes: `Versions: ${versions}` };
}

function componentOf({ purl, repository }: AffectedProduct, version?: string): object {
  if (purl === undefined) return { '@id': repository };
  const id = version === undefined ? purl : versionedPurl(purl, version);
  return { '@id': id, identifiers: { purl: id } };
}

function lossesOf({ products, cvss, credits }: Advisory): readonly Loss[] {
  return [
    ...(products.some(({ affected }) => affected.length > 0) ? [{ field: 'products.affected.ranges', why: 'OpenVEX knows no ranges: they stand in words' }] : []),
    ...(cvss.length > 0 ? [{ field: 'cvss', why: 'OpenVEX has no scores' }] : []),
    ...(credits.length > 0 ? [{ field: 'credits', why: 'OpenVEX thanks nobody' }] : []),
  ]; // prettier-ignore
}
