// The advisory as an OpenVEX 0.2.0 document: affected, fixed or not affected, for scanners. Source: https://github.com/openvex/spec
import type { Advisory } from '../advisory/advisory.ts';
import { advisoryName } from '../advisory/advisory.ts';
import { mistake } from '../mistake.ts';
import { plain } from '../words/safe.ts';
import { csafProducts } from './csaf-products.ts';
import type { CsafProduct } from './csaf-products.ts';
import type { Format, Loss } from './format.ts';
import { jsonText, unpublished } from './format.ts';
import type { Publisher } from './publisher.ts';
import { unmarked, whatToDo } from './sentences.ts';

/** OpenVEX documents in this publisher's name. */
export function openvexOf(publisher: Publisher): Format {
  const fileName = (advisory: Advisory): string => `openvex/${advisoryName(advisory)}.json`;
  return {
    id: 'openvex',
    title: 'OpenVEX',
    fileName,
    render: (advisory) => {
      const statements = statementsOf(advisory);
      if (statements.length === 0)
        return {
          kind: 'unfit',
          mistake: mistake('a product of which something is said', '', 'affects ">=1.0.0"'),
        };
      const { times, version } = advisory;
      const document = {
        '@context': 'https://openvex.dev/ns/v0.2.0',
        '@id': `${publisher.base}/${fileName(advisory)}`,
        author: publisher.name,
        timestamp: times.published ?? unpublished,
        last_updated: times.modified ?? unpublished,
        version: version.number,
        tooling: 'psirt-bot',
        statements: statements.map((statement) => ({
          vulnerability: vulnerabilityOf(advisory),
          ...statement,
        })),
      };
      return { kind: 'rendered', text: jsonText(document), losses: lossesOf(advisory) };
    },
  };
}

function vulnerabilityOf(advisory: Advisory): object {
  const { cve, ghsa, aliases } = advisory.ids;
  const known = cve === undefined || cve === 'pending' ? [] : [cve];
  const ids = new Set([...known, ...(ghsa === undefined ? [] : [ghsa]), advisoryName(advisory), ...aliases]);
  const [name, ...others] = ids;
  return { name, description: plain(advisory.title), ...(others.length > 0 && { aliases: others }) };
}

/** OpenVEX knows no ranges: affected is the package, fixed is a version of it. */
function statementsOf(advisory: Advisory): readonly object[] {
  const products = csafProducts(advisory.products);
  const having = (status: CsafProduct['said']['status']) =>
    products.filter(({ said }) => said.status === status);
  const affected = new Set(having('known_affected').map(packageOf));
  if (advisory.version.kind === 'withdrawn') {
    const impact_statement = ['This advisory was withdrawn.', plain(advisory.version.note ?? '')]
      .join(' ')
      .trim();
    return statement(affected, { status: 'not_affected', impact_statement });
  }
  return [
    ...statement(affected, { status: 'affected', action_statement: unmarked(whatToDo(advisory)) }),
    ...statement(new Set(having('fixed').map(versionOf)), { status: 'fixed' }),
    ...products.flatMap((one) => notAffected(one, affected)),
  ];
}

function statement(ids: ReadonlySet<string>, said: object): readonly object[] {
  if (ids.size === 0) return [];
  const products = [...ids].map((id) => ({
    '@id': id,
    ...(id.startsWith('pkg:') && { identifiers: { purl: id } }),
  }));
  return [{ products, ...said }];
}

/** Some versions of a package that is affected can't be told apart from it. */
function notAffected(product: CsafProduct, affected: ReadonlySet<string>): readonly object[] {
  const { said } = product;
  if (said.status !== 'known_not_affected' || affected.has(packageOf(product))) return [];
  const { justification, statement: because } = said.why;
  const impact = because === undefined ? {} : { impact_statement: plain(because) };
  return statement(new Set([packageOf(product)]), { status: 'not_affected', justification, ...impact });
}

const packageOf = ({ packageUrl, repository }: CsafProduct): string => packageUrl ?? repository;

const versionOf = ({ purl, repository, name }: CsafProduct): string =>
  purl ?? `${repository}#${encodeURIComponent(name)}`;

function lossesOf({ products, cvss }: Advisory): readonly Loss[] {
  const isPartly = products.some(({ affected, unaffected }) => affected.length > 0 && unaffected.length > 0);
  return [
    ...(products.some(({ affected }) => affected.length > 0)
      ? [{ field: 'products.affected.ranges', why: 'OpenVEX knows no ranges: the whole package is told' }]
      : []),
    ...(isPartly
      ? [{ field: 'products.unaffected', why: 'OpenVEX knows no ranges: the package counts as affected' }]
      : []),
    ...(cvss.length > 0 ? [{ field: 'cvss', why: 'OpenVEX has no scores' }] : []),
  ];
}
