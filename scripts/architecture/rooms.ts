// The rooms of the house and which way imports may go: the one table behind the architecture test and the pictures in
// the docs. A new room needs a line here, and a sentence in docs/architecture.md saying why it is a new idea.

/** A room: a set of files that may import the rooms it names, and, when `packages` stands, only those packages. */
export type Room = {
  name: string;
  /** What the room is for, as the picture and the docs say it. */
  purpose: string;
  /** Paths that belong to it: a file, or a folder ending in a slash. */
  paths: readonly string[];
  imports: readonly string[];
  /** Packages by name; a trailing `*` stands for the rest. Absent: any package of package.json, and Node's own. */
  packages?: readonly string[];
};

/** From the doors to the core; the first room whose path fits owns the file. */
export const rooms: readonly Room[] = [
  {
    name: 'app',
    purpose: 'door: webhook → which case → settle',
    paths: ['src/app.ts', 'src/app/'],
    imports: ['settle', 'queue', 'github', 'intake', 'channels', 'site', 'core'],
  },
  {
    name: 'cli',
    purpose: 'door: the command line',
    paths: ['src/cli.ts', 'src/cli/'],
    imports: ['app', 'settle', 'queue', 'github', 'intake', 'channels', 'site', 'sandbox', 'core'],
  },
  {
    name: 'action',
    purpose: 'door: the companion Action',
    paths: ['action/'],
    imports: ['settle', 'queue', 'github', 'channels', 'site', 'core'],
  },
  {
    name: 'settle',
    purpose: 'observe → decide → record → act, until quiet',
    paths: ['src/settle.ts', 'src/settle/'],
    imports: ['queue', 'github', 'intake', 'channels', 'site', 'core'],
  },
  {
    name: 'queue',
    purpose: 'one case at a time, one record write at a time',
    paths: ['src/queue.ts', 'src/queue/'],
    imports: ['core'],
  },
  { name: 'github', purpose: 'touches GitHub, decides nothing', paths: ['src/github/'], imports: ['core'] },
  {
    name: 'intake',
    purpose: 'other ways in: mail, alerts, imports',
    paths: ['src/intake/'],
    imports: ['github', 'core'],
  },
  {
    name: 'channels',
    purpose: 'ways out that are not GitHub: the pager',
    paths: ['src/channels/'],
    imports: ['core'],
  },
  {
    name: 'site',
    purpose: 'the public files: pages, feeds, CSAF',
    paths: ['src/site/'],
    imports: ['github', 'core'],
  },
  {
    name: 'sandbox',
    purpose: 'a GitHub in a box for demo, drills and tests',
    paths: ['src/sandbox/'],
    imports: ['core'],
  },
  {
    name: 'core',
    purpose: 'pure: everything that thinks, nothing that touches',
    paths: ['src/core/'],
    imports: [],
    packages: [
      'zod',
      'remark*',
      'mdast*',
      'unist*',
      'yaml',
      'gray-matter',
      'ae-cvss-calculator',
      'cvss',
      'semver',
      'packageurl-js',
      '@noble/hashes',
    ],
  },
];

/** The room that owns a path, or undefined where the table has none for it. */
export function roomOf(path: string): Room | undefined {
  return rooms.find((room) =>
    room.paths.some((owned) => (owned.endsWith('/') ? path.startsWith(owned) : path === owned)),
  );
}
