// What happens in a case's life, scene by scene: each is one thing that people do, and all that follows from it.
import { canary } from '../../support/stories/canaries.ts';
import { cardOf, place, product } from './stage.ts';
import type { Stage } from './stage.ts';
import type { Way } from './workflow.ts';

export interface Scene {
  readonly name: string;
  readonly happen: (stage: Stage) => Promise<void>;
}

const lines = [
  { line: '2.4', branch: 'main', tag: 'v2.4.1' },
  { line: '2.3', branch: '2.3', tag: 'v2.3.9' },
] as const;

/** The App is started, for the first time. */
export const starts: Scene = { name: 'start', happen: ({ start }) => start() };

/** A comment on the case; the scene has the name of its first command. */
export function says(login: string, ...text: readonly string[]): Scene {
  return {
    name: text[0]?.split(' ')[1] ?? 'say',
    happen: async (stage) => {
      await stage.as(login).comment(place, text.join('\n'));
      await stage.rest();
    },
  };
}

const [title, description] = [
  `Any reader can read the records of others ${canary('title')}`,
  `Ask for record 7 as somebody else. ${canary('body')}`,
];

/** Somebody outside reports it privately, on the product's own page. */
export const reports: Scene = {
  name: 'report',
  happen: async (stage) => {
    await stage.as('reporter').report({ repository: product, summary: title, description });
    await stage.rest();
  },
};

/** Somebody of the team opens an issue. */
export const opens: Scene = {
  name: 'open',
  happen: async (stage) => {
    await stage.as('analyst').openIssue({ repository: place.repository, title, body: description });
    await stage.rest();
  },
};

/** The developer builds the fix of each line in the temporary private fork, and links it. */
export const fixes: Scene = {
  name: 'fix',
  happen: async (stage) => {
    const [first, second] = await buildFix(stage);
    const text = `/psirt fix ${first} for 2.4 ${second} for 2.3 reviewed-by @lead`;
    await stage.as('dev').comment(place, text);
    await stage.rest();
  },
};

/** Gives the addresses of the pull requests. */
async function buildFix({ as }: Stage): Promise<readonly string[]> {
  const [{ fork } = { fork: null }] = await as('owner').advisories(product);
  if (fork === null) throw new Error('there is no temporary private fork');
  const pulls: string[] = [];
  for (const { line, branch } of lines) {
    const head = `fix-${line}`;
    const files = { 'src/record.js': `// Reads records of ${line}, each for its owner alone.\n` };
    await as('dev').push({ repository: fork, branch: head, from: branch, message: 'Check the owner', files });
    const pull = { repository: fork, head, base: branch, title: 'Check the owner' };
    pulls.push(`https://github.com/${fork}/pull/${await as('dev').openPull(pull)}`);
  }
  return pulls;
}

/** The product owner signs what the card shows. */
export const approves: Scene = {
  name: 'approve',
  happen: async (stage) => {
    const hash = /on `([\da-f]{8})`/.exec(await cardOf(stage))?.[1] ?? 'none';
    await stage.as('owner').comment(place, `/psirt approve ${hash}`);
    await stage.rest();
  },
};

/** "Merge pull requests" on the advisory's page. */
export const merges: Scene = {
  name: 'merge',
  happen: async ({ box, as, rest }) => {
    const [{ ghsa } = { ghsa: 'none' }] = await as('owner').advisories(product);
    await box.controls.mergeFork(ghsa, 'owner');
    await rest();
  },
};

/** A release of each line. */
export const releases: readonly Scene[] = lines.map(({ branch, tag }) => ({
  name: tag,
  happen: async (stage) => {
    await stage.as('owner').release({ repository: product, tag, target: branch, notes: 'Fixes.' });
    await stage.rest();
  },
}));

/** The release's workflow asks for publication. What it wrote last into the record sends the App no webhook: its next sweep sees it. */
export function publishes(way: Way): Scene {
  return {
    name: 'action',
    happen: async ({ runAction, sweep }) => {
      await runAction(way);
      await sweep();
    },
  };
}
