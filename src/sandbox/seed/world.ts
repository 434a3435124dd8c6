// From a few words (an organisation, its products, their lines and releases) to a whole seed with a case repository that is ready to
// work: demo, tests and replays name their own products and tags here. The settings file is committed by a person.
import { stringify } from 'yaml';
import { publisherAccountId } from './accounts.ts';
import { productFiles } from './product-files.ts';
import type { SandboxSeed, SeedBranch, SeedPerson, SeedRepository } from './seed.ts';

export interface LineRecord {
  /** As the settings call it: `2.4`. */
  readonly name: string;
  readonly branch: string;
  /** Pattern of its tags: `v2.4.*`. */
  readonly tags: string;
  /** Tags that exist already, the oldest first. */
  readonly releases: readonly string[];
}

export interface ProductRecord {
  /** Repository name; in the settings the product has the same name in lower case. */
  readonly repository: string;
  readonly description?: string;
  /** Ecosystem of GitHub's advisories; `other` when not given. */
  readonly ecosystem?: string;
  /** Name in that ecosystem; the product's name when not given. */
  readonly package?: string;
  readonly workspace?: 'fork' | 'none';
  readonly publisher?: 'app' | 'action';
  /** Supported lines, the oldest first: each branch grows from the one before. */
  readonly lines: readonly LineRecord[];
  /** Text by path in every release; a small source file with a flaw when not given. */
  readonly files?: Readonly<Record<string, string>>;
}

export interface WorldRecord {
  readonly organisation: string;
  readonly products: readonly ProductRecord[];
  /** Private case repository; `psirt` when not given. */
  readonly cases?: string;
  /** Public repository of the advisory pages; `security` when not given. */
  readonly site?: string;
  /** Text of `.github/psirt.yml`; made from the rest when not given, null for a repository without one. */
  readonly settings?: string | null;
}

/** The product's name in the settings. */
export const productName = (repository: string): string =>
  repository.toLowerCase().replaceAll(/[^a-z\d.-]/g, '-');

/** What a file without a wish says: strict about two people, and who holds which role. */
export function settingsText({ organisation, products, site = 'security' }: WorldRecord): string {
  const product = (record: ProductRecord): object => {
    const { repository, ecosystem = 'other', workspace = 'fork', publisher = 'app', lines } = record;
    return {
      repository: `${organisation}/${repository}`,
      ecosystem,
      package: record.package ?? productName(repository),
      workspace,
      publisher,
      lines: Object.fromEntries(lines.toReversed().map(({ name, branch, tags }) => [name, { branch, tags }])),
    };
  };
  return stringify({
    version: 1,
    products: Object.fromEntries(products.map((record) => [productName(record.repository), product(record)])),
    roles: { 'psirt-lead': ['lead'], psirt: ['analyst'], 'product-owner': ['owner'], 'fix-dev': ['dev'] },
    two_person: 'strict',
    cve: { request: 'github' },
    site: { repository: `${organisation}/${site}` },
    publishers: [publisherAccountId],
  });
}

/** The people of the issue tracker's stories: who leads, who works, who owns, who fixes, who reports, who has no business there. */
function peopleOf({ products, cases = 'psirt' }: WorldRecord): SeedPerson[] {
  const on = (level: 'maintain' | 'write'): Record<string, typeof level> =>
    Object.fromEntries(products.map(({ repository }) => [repository, level]));
  return [
    { login: 'owner', name: 'Olu Owner', member: 'owner' },
    {
      login: 'lead',
      name: 'Lea Lead',
      member: 'member',
      access: { [cases]: 'maintain', ...on('maintain') },
    },
    { login: 'analyst', name: 'Ana Analyst', member: 'member', access: { [cases]: 'write', ...on('write') } },
    { login: 'dev', name: 'Dev Developer', member: 'member', access: { [cases]: 'read', ...on('write') } },
    { login: 'reporter', name: 'Remy Reporter' },
    { login: 'outsider', name: 'Otto Outsider', access: { [cases]: 'write' } },
    { login: 'helper', name: 'Hana Helpdesk', member: 'member' },
  ];
}

function branchesOf({ repository, lines, files }: ProductRecord): SeedBranch[] {
  return lines.map(({ branch, releases }, i) => ({
    name: branch,
    ...(i === 0 ? {} : { from: lines[i - 1]?.branch ?? 'main' }),
    commits: releases.map((tag) => ({
      message: `Release ${tag}`,
      files: productFiles({ product: repository, tag, ...(files ? { files } : {}) }),
      tag,
    })),
  }));
}

function casesOf(world: WorldRecord): SeedRepository {
  const text = world.settings === undefined ? settingsText(world) : world.settings;
  const files = { 'README.md': '# Cases\n\nReports of vulnerabilities and what became of them.\n' };
  const commits =
    text === null
      ? []
      : [{ message: 'Say who does what', by: 'owner', files: { ...files, '.github/psirt.yml': text } }];
  return {
    name: world.cases ?? 'psirt',
    private: true,
    description: 'Product security incident response',
    branches: commits.length === 0 ? [] : [{ name: 'main', commits }],
  };
}

/** The seed of a world. Everybody in it is one of `owner lead analyst dev reporter outsider helper`. */
export function seedOf(world: WorldRecord): SandboxSeed {
  return {
    organisation: world.organisation,
    people: peopleOf(world),
    teams: [{ slug: 'support', members: ['helper'] }],
    repositories: [
      casesOf(world),
      ...world.products.map((product) => ({
        name: product.repository,
        description: product.description ?? 'Reads records from a stream',
        branches: branchesOf(product),
      })),
      { name: world.site ?? 'security', description: 'Security advisories', branches: [] },
    ],
  };
}

/** The default world: `acme` with the product `widget` in the lines 2.4 (`main`) and 2.3. */
export const acme: WorldRecord = {
  organisation: 'acme',
  products: [
    {
      repository: 'widget',
      ecosystem: 'npm',
      publisher: 'action',
      lines: [
        { name: '2.3', branch: '2.3', tags: 'v2.3.*', releases: ['v2.3.8'] },
        { name: '2.4', branch: 'main', tags: 'v2.4.*', releases: ['v2.4.0'] },
      ],
    },
  ],
};
