// The advisory as the fields of a GitHub repository advisory. GitHub has one field for a vector and none for references, products
// that aren't affected, or people without a login: those go into the description. Never names a late fix as patched once published.
// Source: REST API, repository-advisory-create and -update (platform description 1.3).
import type { Advisory, AffectedProduct, CreditKind } from '../advisory/advisory.ts';
import { advisoryName, isReleased } from '../advisory/advisory.ts';
import { readCvss, baseVector } from '../advisory/cvss-vector.ts';
import { severityOf } from '../advisory/cvss.ts';
import type { CvssScore, Severity } from '../advisory/cvss.ts';
import type { Ecosystem } from '../advisory/ecosystem.ts';
import { githubRange } from '../advisory/version-range.ts';
import { plain } from '../words/safe.ts';
import { mistake } from '../mistake.ts';
import type { Format, Loss, Unfit } from './format.ts';
import { jsonText } from './format.ts';
import { ghsaDescription } from './ghsa-description.ts';
import { toldRanges } from './sentences.ts';

export interface GhsaVulnerability {
  readonly package: { readonly ecosystem: Ecosystem; readonly name: string };
  readonly vulnerable_version_range: string;
  readonly patched_versions: string | null;
}

/** The body of a request that creates or updates an advisory. `severity` and `cvss_vector_string` exclude each other. */
export interface GhsaFields {
  readonly summary: string;
  readonly description: string;
  readonly vulnerabilities: readonly GhsaVulnerability[];
  readonly cwe_ids: readonly string[];
  readonly credits: readonly { readonly login: string; readonly type: CreditKind }[];
  /** Absent with a vector, and where nothing is at stake. */
  readonly severity?: Exclude<Severity, 'none'>;
  readonly cvss_vector_string?: string;
  /** Absent while none is known: GitHub may know one that we don't. */
  readonly cve_id?: string;
}

export type GhsaRendering =
  { readonly kind: 'rendered'; readonly fields: GhsaFields; readonly losses: readonly Loss[] } | Unfit;

const longestSummary = 1_024;
const longestDescription = 65_535;

export const ghsa: Format = {
  id: 'ghsa',
  title: 'GitHub advisory',
  fileName: (advisory) => `${advisoryName(advisory)}.ghsa.json`,
  render: (advisory) => {
    const rendering = ghsaFields(advisory);
    if (rendering.kind === 'unfit') return rendering;
    return { kind: 'rendered', text: jsonText(rendering.fields), losses: rendering.losses };
  },
};

/** The fields of the GitHub advisory. Before publication planned versions stand as patched ones; afterwards only released ones. */
export function ghsaFields(advisory: Advisory): GhsaRendering {
  const { ids, severity, cwes, credits, products } = advisory;
  const summary = plain(advisory.title);
  const description = ghsaDescription(advisory);
  if (summary.length > longestSummary) return tooLong('title', summary.length, longestSummary);
  if (description.length > longestDescription)
    return tooLong('description', description.length, longestDescription);
  const vector = leadingVector(advisory);
  const fields: GhsaFields = {
    summary,
    description,
    vulnerabilities: products.flatMap((product) => vulnerabilitiesOf(product, advisory)),
    cwe_ids: cwes,
    credits: credits.flatMap((credit) =>
      credit.consent === 'yes' && credit.login !== undefined
        ? [{ login: credit.login, type: credit.kind }]
        : [],
    ),
    ...(vector !== undefined && { cvss_vector_string: vector.base }),
    ...(vector === undefined && severity !== 'none' && { severity }),
    ...(ids.cve !== undefined && ids.cve !== 'pending' && { cve_id: ids.cve }),
  };
  return { kind: 'rendered', fields, losses: lossesOf(advisory, vector?.score) };
}

function vulnerabilitiesOf(product: AffectedProduct, { times }: Advisory): readonly GhsaVulnerability[] {
  const { ecosystem, package: name, affected } = product;
  return affected.flatMap((line) => {
    const { fix } = line;
    const isTold = fix !== undefined && (isReleased(fix) || times.published === undefined);
    return toldRanges(line, ecosystem).map((range) => ({
      package: { ecosystem, name },
      vulnerable_version_range: githubRange(range),
      patched_versions: isTold ? fix.version : null,
    }));
  });
}

/** The vector GitHub gets: the leading one, its base metrics alone, because GitHub's own form refuses others. */
function leadingVector({ cvss }: Advisory): { readonly score: CvssScore; readonly base: string } | undefined {
  for (const score of cvss) {
    const read = readCvss(score.vector);
    if (read.ok) return { score, base: baseVector(read.value) };
  }
  return undefined;
}

function tooLong(field: string, length: number, longest: number): Unfit {
  return {
    kind: 'unfit',
    mistake: mistake(
      `at most ${longest}`,
      `a ${field} of ${length} characters`,
      'a shorter text with a link to the rest',
    ),
  };
}

function lossesOf(
  { severity, cvss, credits, products, references, version }: Advisory,
  shown: CvssScore | undefined,
): readonly Loss[] {
  const isOther = shown !== undefined && severityOf(shown.base) !== severity;
  const inDescription = 'GitHub has no field for it; it stands in the description';
  return [
    ...(version.kind === 'withdrawn'
      ? [{ field: 'version', why: 'a published advisory is withdrawn by GitHub’s support alone' }]
      : []),
    ...(isOther
      ? [{ field: 'severity', why: 'GitHub shows the rating of the vector’s base score instead' }]
      : []),
    ...(cvss.length > 1
      ? [{ field: 'cvss', why: 'GitHub takes one vector; the others stand in the description' }]
      : []),
    ...(references.length > 0 ? [{ field: 'references', why: inDescription }] : []),
    ...(products.some(({ unaffected }) => unaffected.length > 0)
      ? [{ field: 'products.unaffected', why: inDescription }]
      : []),
    ...(credits.some((credit) => credit.consent === 'anonymous' || credit.login === undefined)
      ? [{ field: 'credits', why: 'GitHub credits logins alone; the others stand in the description' }]
      : []),
  ];
}
