// What the sandbox holds when it starts: one organisation, its people, its repositories. Data only.
import type { AccessLevel } from '../platform/repositories.ts';

export interface SeedPerson {
  readonly login: string;
  readonly name: string;
  /** Place in the organisation; outsiders have none. */
  readonly member?: 'owner' | 'member';
  /** Role per repository name. */
  readonly access?: Readonly<Record<string, AccessLevel>>;
}

export interface SeedBranch {
  readonly name: string;
  /** Branch it grows from; the repository's first commit when not given. */
  readonly from?: string;
  readonly message: string;
  /** Whole files by path. */
  readonly files: Readonly<Record<string, string>>;
  /** Version tag on its head, with a release. */
  readonly tag?: string;
}

export interface SeedRepository {
  readonly name: string;
  readonly private?: boolean;
  readonly description: string;
  readonly branches: readonly SeedBranch[];
}

export interface SeedTeam {
  readonly slug: string;
  readonly members: readonly string[];
}

export interface SandboxSeed {
  readonly organisation: string;
  readonly people: readonly SeedPerson[];
  readonly teams: readonly SeedTeam[];
  readonly repositories: readonly SeedRepository[];
}

export interface SeedNames {
  readonly organisation?: string;
  /** Public product repository. */
  readonly product?: string;
  /** Private case repository. */
  readonly cases?: string;
  /** Public repository of the advisory pages. */
  readonly site?: string;
}

const parser = (limit: string): string =>
  [
    '// Reads length-prefixed records.',
    'export function readRecord(bytes, offset) {',
    '  const length = bytes.readUInt16BE(offset);',
    `  ${limit}`,
    '  return bytes.subarray(offset + 2, offset + 2 + length);',
    '}',
    '',
  ].join('\n');

function productFiles(product: string, version: string): Record<string, string> {
  return {
    'README.md': `# ${product}\n\nReads records from a stream. This is version ${version}.\n`,
    'SECURITY.md':
      '# Security\n\nPlease report vulnerabilities privately, with the button on the Security tab.\n',
    'package.json': `${JSON.stringify({ name: product, version, type: 'module', main: 'src/record.js' }, null, 2)}\n`,
    'src/record.js': parser('const end = offset + 2 + length; // no check against bytes.length'),
    'CHANGELOG.md': `# Changes\n\n## ${version}\n\n- The current release of this line.\n`,
  };
}

function people(product: string, cases: string): SeedPerson[] {
  return [
    { login: 'owner', name: 'Olu Owner', member: 'owner' },
    {
      login: 'lead',
      name: 'Lea Lead',
      member: 'member',
      access: { [cases]: 'maintain', [product]: 'maintain' },
    },
    {
      login: 'analyst',
      name: 'Ana Analyst',
      member: 'member',
      access: { [cases]: 'write', [product]: 'write' },
    },
    { login: 'dev', name: 'Dev Developer', member: 'member', access: { [product]: 'write' } },
    { login: 'reporter', name: 'Remy Reporter' },
    { login: 'outsider', name: 'Otto Outsider', access: { [cases]: 'write' } },
    { login: 'helper', name: 'Hana Helpdesk', member: 'member' },
  ];
}

/** The default world: a product with the supported lines 2.4 (`main`) and 2.3, a case repository, a site. */
export function defaultSeed(names: SeedNames = {}): SandboxSeed {
  const { organisation = 'acme', product = 'widget', cases = 'psirt', site = 'security' } = names;
  const old: SeedBranch = {
    name: '2.3',
    message: 'Release 2.3.8',
    files: productFiles(product, '2.3.8'),
    tag: 'v2.3.8',
  };
  const current: SeedBranch = {
    name: 'main',
    from: '2.3',
    message: 'Release 2.4.0',
    files: productFiles(product, '2.4.0'),
    tag: 'v2.4.0',
  };
  return {
    organisation,
    people: people(product, cases),
    teams: [{ slug: 'support', members: ['helper'] }],
    repositories: [
      { name: cases, private: true, description: 'Product security incident response', branches: [] },
      { name: product, description: 'Reads records from a stream', branches: [old, current] },
      { name: site, description: 'Security advisories', branches: [] },
    ],
  };
}
