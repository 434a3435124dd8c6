// A product in the box whose advisories the Action publishes, the real App beside it, and the people of one case.
import { openSay } from '../../src/app/say.ts';
import { openBoxHouse } from '../../src/cli/box-house.ts';
import type { BoxHouse } from '../../src/cli/box-house.ts';
import { personOf } from '../../src/sandbox/person.ts';
import type { Person } from '../../src/sandbox/person.ts';

/** Stands in everything private that people write here. */
export const canary = 'CANARY';
export const repository = 'acme/widget';
export const cases = 'acme/psirt';

export interface Case {
  readonly number: number;
  /** Comments as somebody; ends when the bot has answered. @throws when it was refused */
  readonly say: (login: string, body: string) => Promise<void>;
  /** The text of the bot's newest comment. */
  readonly heard: () => Promise<string>;
  readonly card: () => Promise<string>;
}

export interface Product {
  readonly house: BoxHouse;
  readonly as: (login: string) => Person;
  /** The log of the App. */
  readonly written: string[];
  /** Opens a case, public from the start, and brings it to where somebody may ask to publish. */
  readonly openCase: (fixed: string) => Promise<Case>;
  /** Merges what the case is fixed by. */
  readonly mergeFix: () => Promise<void>;
  readonly tag: (name: string) => Promise<void>;
  readonly untag: (name: string) => Promise<void>;
  /** The environment of a job on a tag, with the publisher App's key. */
  readonly withKey: (tag: string) => Record<string, string>;
  /** The same, with a token for the bot's server. */
  readonly withServer: (tag: string) => Promise<Record<string, string>>;
  readonly close: () => Promise<void>;
}

/** Starts box and App. @param publisher who publishes, as the settings say */
export async function startProduct(publisher: 'app' | 'action' = 'action'): Promise<Product> {
  const written: string[] = [];
  const say = openSay({ level: 'info', write: (line) => written.push(line) });
  const lines = [{ name: '2.4', branch: 'main', tags: 'v2.4.*', releases: ['v2.4.0'] }];
  const product = { repository: 'widget', ecosystem: 'npm', workspace: 'none', publisher, lines } as const;
  const house = await openBoxHouse({ say, world: { organisation: 'acme', products: [product] } });
  const as = (login: string): Person => personOf(house.box, login);
  let fixes = 0;
  const branch = (): string => `fix-${fixes}`;
  return {
    house,
    as,
    written,
    openCase: async (fixed) => {
      fixes += 1;
      const one = await opened(house, as);
      await brought(one, as, { fixed, branch: branch(), pull: fixes });
      return one;
    },
    mergeFix: async () => {
      await as('dev').merge({ repository, number: fixes });
      await house.rest();
    },
    tag: async (name) => {
      await as('dev').tag({ repository, tag: name, on: 'main' });
      await house.rest();
    },
    untag: async (name) => {
      await as('dev').octokit.rest.git.deleteRef({ owner: 'acme', repo: 'widget', ref: `tags/${name}` });
      await house.rest();
    },
    withKey: (tag) => ({
      ...jobOn(house, tag),
      'INPUT_APP-ID': String(house.box.publisher.id),
      'INPUT_PRIVATE-KEY': house.box.publisher.privateKey,
      'INPUT_CASE-REPOSITORY': cases,
      INPUT_BOT: house.box.app.botLogin,
    }),
    withServer: async (tag) => {
      const { data } = await as('dev').octokit.rest.repos.get({ owner: 'acme', repo: 'widget' });
      const sha = await as('dev').commit(repository, tag);
      const job = { repository, repositoryId: data.id, ref: `refs/tags/${tag}`, sha, workflow: '.github/workflows/release.yml' };
      return {
        ...jobOn(house, tag),
        ...house.box.oidc.job(job),
        INPUT_SERVER: house.app.url,
        INPUT_AUDIENCE: 'psirt-bot',
      };
    },
    close: house.close,
  }; // prettier-ignore
}

function jobOn({ box }: BoxHouse, tag: string): Record<string, string> {
  return {
    GITHUB_ACTIONS: 'true',
    GITHUB_API_URL: box.api,
    GITHUB_REPOSITORY: repository,
    GITHUB_EVENT_NAME: 'push',
    GITHUB_REF: `refs/tags/${tag}`,
  };
}

async function opened(house: BoxHouse, as: (login: string) => Person): Promise<Case> {
  const lead = as('lead');
  const number = await lead.openIssue({
    repository: cases,
    title: `${canary} Records run over`,
    body: `A long record is read beyond its end. ${canary}`,
  });
  await house.rest();
  const place = { repository: cases, number };
  const byBot = async (): Promise<readonly string[]> => {
    const all = await lead.comments(place);
    return all.filter(({ by }) => by === house.box.app.botLogin).map(({ body }) => body);
  };
  return {
    number,
    say: async (login, body) => {
      const comment = await as(login).comment(place, body);
      await house.rest();
      const reactions = await lead.reactions({ repository: cases, comment });
      if (!reactions.some(({ reaction }) => reaction === 'rocket'))
        throw new Error(`${body} was refused:\n${(await byBot()).at(-1) ?? 'without an answer'}`);
    },
    heard: async () => (await byBot()).findLast((body) => body.startsWith('<!-- psirt-bot:reply:')) ?? '',
    card: async () => (await byBot()).find((body) => body.includes('### ')) ?? '',
  };
}

interface Fix {
  readonly fixed: string;
  readonly branch: string;
  readonly pull: number;
}

async function brought(
  { say }: Case,
  as: (login: string) => Person,
  { fixed, branch, pull }: Fix,
): Promise<void> {
  await say(
    'lead',
    [
      '/psirt component widget',
      '/psirt public https://example.com/post',
      '/psirt accept exploit none leak no',
      `/psirt confirm CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:N CWE-639 affects ">=2.3.0 <${fixed}" fixed ${fixed} major no`,
      '/psirt remedy fix by +30d dev @dev workaround none',
    ].join('\n'),
  );
  const dev = as('dev');
  const text = `export const checked = '${branch}';\n`;
  await dev.push({ repository, branch, message: 'Check the length', files: { [`src/${branch}.js`]: text } });
  await dev.openPull({ repository, head: branch, base: 'main', title: 'Check the length' });
  await say(
    'dev',
    [
      `/psirt fix https://github.com/${repository}/pull/${pull} for 2.4 reviewed-by @lead`,
      '/psirt reproduce yes test/record.test.js',
      '/psirt similar none "searched"',
    ].join('\n'),
  );
  await say('analyst', '/psirt test attested "full suite" for all');
}

/** Two people sign what stands. */
export async function ask(one: Case): Promise<void> {
  await one.say('lead', '/psirt publish');
}

/** The second signature, over the hash that the bot told. */
export async function approve(one: Case): Promise<void> {
  const hash = /\/psirt approve ([0-9a-f]{7,})/.exec(await one.heard())?.[1] ?? 'no hash was told';
  await one.say('owner', `/psirt approve ${hash}`);
}
