// What people would do and say about a published record had they been the project: which product they keep, who reports how, the
// lines they type, the words they write and the releases they make.
import { stringify } from 'yaml';
import { productName } from '../../src/sandbox/seed/world.ts';
import type { LineRecord, ProductRecord } from '../../src/sandbox/seed/world.ts';
import { questions } from '../../src/core/case/report-form.ts';
import type { QuestionId } from '../../src/core/case/report-form.ts';
import type { RealPackage, RealRecord, SaidRange } from './real.ts';
import { compare } from './versions.ts';

export interface PlannedLine extends LineRecord {
  readonly fixed: string;
  /** The tag of the fixed release. */
  readonly tag: string;
}

export interface Plan {
  readonly product: ProductRecord;
  /** Lines that get a fix, the oldest first; empty when nothing will be fixed. */
  readonly lines: readonly PlannedLine[];
  /** A private report on GitHub, or the form in the case repository. */
  readonly report:
    | { readonly way: 'private'; readonly summary: string; readonly description: string }
    | { readonly way: 'form'; readonly title: string; readonly body: string };
  readonly confirm: string;
  readonly credits: readonly string[];
  readonly remedy: string;
  readonly agree: string;
  /** What a psirt-lead says of the score or the weakness where the record names none; undefined where it names both. */
  readonly waive: string | undefined;
  /** The CVE ID that GitHub gives when it is asked; absent where a person types it, or there is none. */
  readonly cveFromGitHub?: string;
  /** `advisories/<n>.md`. */
  readonly prose: string;
  /** Logins of people who are named and are nobody else in the box. */
  readonly guests: readonly string[];
}

const isScored = ({ vectors, cwes }: RealRecord): boolean => vectors.length > 0 && cwes.length > 0;

/** For some records GitHub gives the ID when it is asked, for the others a person types it. */
const isAsked = ({ source }: RealRecord): boolean => /^(?:rustsec|psf|go-report|node-npm)/.test(source);

const quoted = (text: string): string => JSON.stringify(text);

/** The plan of a record. The same record gives the same plan. */
export function planOf(record: RealRecord): Plan {
  const product = productOf(record);
  const packages = record.commits === undefined ? record.packages : [packageOfCommits(record)];
  const lines = linesOf(packages.flatMap(({ said }) => said));
  const fromGitHub = record.cves.length === 1 && isAsked(record) ? record.cves[0] : undefined;
  const isFixed = lines.length > 0;
  return {
    product: { ...product, lines: lines.length > 0 ? lines : [noLine] },
    lines,
    report: reportOf(record, product),
    confirm: confirmOf(record, { packages, fromGitHub }),
    waive: isScored(record) ? undefined : '/psirt waive A2 "the record names no score or no weakness"',
    credits: record.credits.map(creditOf),
    remedy: isFixed
      ? '/psirt remedy fix by +30d dev @dev workaround none'
      : '/psirt remedy wontfix by +30d no fixed release will come\n/psirt workaround none',
    agree: `/psirt approve ${isFixed ? 'remedy' : 'wontfix'}`,
    ...(fromGitHub !== undefined && { cveFromGitHub: fromGitHub }),
    prose: proseOf(record),
    guests: record.credits.flatMap((name) => (name.startsWith('@') ? [name.slice(1)] : [])),
  };
}

const ecosystems = { Go: 'go', npm: 'npm', 'crates.io': 'rust' } as const;
const noLine: LineRecord = { name: 'main', branch: 'main', tags: 'v*', releases: ['v1.0.0'] };

function productOf({ packages, commits }: RealRecord): Omit<ProductRecord, 'lines'> {
  const first = packages[0];
  if (first === undefined)
    return { repository: repositoryName(commits?.repository ?? ''), workspace: 'fork' };
  const { ecosystem, name } = first;
  return {
    repository: repositoryName(name),
    ecosystem: ecosystem === undefined ? 'other' : ecosystems[ecosystem],
    package: name,
    workspace: 'fork',
  };
}

/** `github.com/nats-io/nats-server/v2` is kept in `nats-server`. */
function repositoryName(name: string): string {
  const place = /^(?:https:\/\/)?github\.com\/[^/]+\/([^/]+)/.exec(name)?.[1] ?? name;
  return place.replaceAll(/[^\w.-]/g, '-');
}

/** A record of commits names no versions: in the box each commit is released on a line of its own. */
function packageOfCommits({ commits }: RealRecord): RealPackage {
  const said = (commits?.fixed ?? []).map((_, i) => {
    const fixed = `${i + 1}.0.1`;
    return { range: `>=${i + 1}.0.0 <${fixed}`, fixed };
  });
  return { name: '', said, affects: () => undefined, named: [], releasesOnly: true };
}

function linesOf(said: readonly SaidRange[]): readonly PlannedLine[] {
  const versions = [...new Set(said.flatMap(({ fixed }) => fixed ?? []))].toSorted(compare);
  const minor = (version: string): string => version.split('.').slice(0, 2).join('.');
  return versions.map((fixed, i) => {
    const released = fixed.replace(/\+.*$/, '');
    const isAlone = versions.filter((one) => minor(one) === minor(released)).length === 1;
    const name = isAlone ? minor(released) : released;
    const branch = i === versions.length - 1 ? 'main' : `release-${name}`;
    const tags = isAlone ? `v${name}*` : `v${name}`;
    return { name, branch, tags, releases: [`v${released}-rc.1`], fixed, tag: `v${released}` };
  });
}

/** Half of the sources report in private, the other half by the form. */
function reportOf(record: RealRecord, { repository }: Omit<ProductRecord, 'lines'>): Plan['report'] {
  const title = titleOf(record);
  const isPrivate = ['go-osv', 'go-report', 'node-npm'].some((source) => record.source.startsWith(source));
  if (isPrivate) return { way: 'private', summary: title, description: record.description };
  const answers: readonly (readonly [QuestionId, string])[] = [
    ['product', productName(repository)],
    ['version', '1.0.0'],
    ['description', record.description],
    ['exploited', 'No'],
    ['public', 'No'],
    ['dataSeen', 'No'],
    ['deadline', '_No response_'],
  ];
  const body = answers.map(([id, answer]) => `### ${questions[id].label}\n\n${answer}`).join('\n\n');
  return { way: 'form', title: 'Report', body };
}

function titleOf({ title, description }: RealRecord): string {
  return title ?? `${description.split(/[.\n]/)[0] ?? ''}`.slice(0, 200);
}

interface About {
  readonly packages: readonly RealPackage[];
  readonly fromGitHub: string | undefined;
}

function confirmOf(record: RealRecord, { packages, fromGitHub }: About): string {
  const known = ['low', 'medium', 'high', 'critical'].includes(record.rating ?? '');
  const severity =
    record.vectors.length > 0 ? record.vectors : [`severity ${known ? record.rating : 'medium'}`];
  const affects = packages.flatMap(({ name, said }, place) =>
    said.map((one) =>
      [
        `affects ${quoted(one.range)}`,
        `fixed ${one.fixed ?? 'none'}`,
        ...(place === 0 ? [] : [`package ${quoted(name)}`]),
      ].join(' '),
    ),
  );
  const [first] = record.cves;
  const cve = first === undefined ? 'cve none "none was asked for"' : `cve ${first}`;
  return [
    '/psirt confirm',
    ...severity,
    ...record.cwes,
    ...affects,
    ...(fromGitHub === undefined ? [cve] : []),
    'major no',
  ].join(' ');
}

/** A login where the record gives nothing else; otherwise the name as it stands. */
function creditOf(name: string): string {
  const who = name.startsWith('@') ? name : quoted(name);
  return `/psirt credit ${who} as finder consent yes`;
}

function proseOf(record: RealRecord): string {
  const references = record.references
    .filter(({ url }) => url.startsWith('https:'))
    .map(({ type, url }) => (type === undefined ? url : { type: type.toLowerCase(), url }));
  const front = stringify(
    { title: titleOf(record), summary: titleOf(record), aliases: record.aliases, references },
    { lineWidth: 0 },
  );
  return `---\n${front}---\n\n${record.description}\n`;
}
