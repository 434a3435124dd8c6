// A case repository in a box with the real App, where people talk: every act goes through GitHub's API with the person's own token, and
// what is looked at is what people see. It knows nothing of the product's inside but the form of its log.
import { openBoxHouse, startBoxApp } from '../../src/cli/box-house.ts';
import type { BoxApp, BoxHouse, BoxHouseOptions } from '../../src/cli/box-house.ts';
import { personOf } from '../../src/sandbox/person.ts';
import type { Person } from '../../src/sandbox/person.ts';
import { acme } from '../../src/sandbox/seed/world.ts';
import type { WorldRecord } from '../../src/sandbox/seed/world.ts';

export const repository = 'acme/psirt';
export const product = 'acme/widget';

/** What became of a comment: the bot's reactions to it, and its reply. */
export interface Heard {
  readonly comment: number;
  readonly reactions: readonly string[];
  /** Without what nobody sees; empty when there was nothing to read. */
  readonly reply: string;
}

export interface CaseRoom {
  readonly number: number;
  readonly place: { readonly repository: string; readonly number: number };
  /** Comments, and waits until everything that it led to is over. */
  readonly say: (login: string, ...lines: readonly string[]) => Promise<Heard>;
  /** What became of a comment by now. */
  readonly heard: (comment: number) => Promise<Heard>;
  readonly labels: () => Promise<readonly string[]>;
  /** `status/…` without its family. */
  readonly status: () => Promise<string>;
  readonly card: () => Promise<string>;
  /** Everything that the bot wrote on the issue, oldest first. */
  readonly ofBot: () => Promise<readonly string[]>;
  /** The entries of the log as they are stored. */
  readonly log: () => Promise<readonly Entry[]>;
}

export type Entry = Readonly<Record<string, unknown>> & { readonly kind: string };

export interface Room {
  readonly house: BoxHouse;
  readonly box: BoxHouse['box'];
  readonly as: (login: string) => Person;
  readonly rest: () => Promise<void>;
  /** Another process of the App, which knows nothing yet; from now on webhooks go there, and `rest` waits for it too. */
  readonly another: () => Promise<BoxApp>;
  /** A sweep to its end. */
  readonly sweep: () => Promise<void>;
  /** Moves time on, and sweeps. */
  readonly after: (time: { readonly days?: number; readonly hours?: number }) => Promise<void>;
  readonly caseAt: (number: number) => CaseRoom;
  /** An issue by a person, and the case that it became. */
  readonly opened: (
    login: string,
    issue: { title?: string; body: string; labels?: string[] },
  ) => Promise<CaseRoom>;
  /** A private report by `reporter`, and its case. */
  readonly reported: (report?: {
    summary?: string;
    description?: string;
  }) => Promise<CaseRoom & { ghsa: string }>;
  /** What the App told its operator that is no good news. */
  readonly troubles: () => readonly string[];
  /** Everything that the App told its operator. */
  readonly output: () => readonly string[];
  /** @throws when a request or an answer broke GitHub's contract */
  readonly close: () => Promise<void>;
}

type RoomOptions = Pick<BoxHouseOptions, 'forks' | 'before' | 'pager'>;

export async function openRoom(world: WorldRecord = acme, options: RoomOptions = {}): Promise<Room> {
  const told: string[] = [];
  const output: string[] = [];
  const say: BoxHouseOptions['say'] = (message) => {
    output.push(JSON.stringify(message));
    if (message.level !== 'info' && message.level !== 'debug') told.push(message.sentence);
  };
  const house = await openBoxHouse({ ...options, world, say });
  const { box } = house;
  const apps: Pick<BoxApp, 'app' | 'rest'>[] = [house];
  const rest = async (): Promise<void> => {
    for (const { rest: ended } of apps.toReversed()) await ended();
  };
  const as = (login: string): Person => personOf(box, login);
  const sweep = async (): Promise<void> => {
    await house.app.bot.sweep();
    await rest();
  };
  const caseAt = (number: number): CaseRoom => caseRoom({ house, as, rest }, number);
  return {
    house,
    box,
    as,
    rest,
    another: async () => {
      const app = await startBoxApp(box, { world, say });
      apps.push(app);
      await rest();
      return app;
    },
    sweep,
    after: async ({ days = 0, hours = 0 }) => {
      box.clock.advance((days * 24 + hours) * 3_600_000);
      await sweep();
    },
    caseAt,
    opened: async (login, { title = 'A report', body, labels = [] }) => {
      const number = await as(login).openIssue({ repository, title, body, labels });
      await rest();
      return caseAt(number);
    },
    reported: async ({ summary = 'Any reader can read all', description = 'Ask for record 7.' } = {}) => {
      const ghsa = await as('reporter').report({ repository: product, summary, description });
      await rest();
      const [newest] = await as('lead').issues(repository);
      return { ...caseAt(newest?.number ?? 0), ghsa };
    },
    troubles: () => told,
    output: () => output,
    close: async () => {
      const broken = box.violations();
      for (const { app } of apps.slice(1)) await app.stop();
      await house.close();
      if (broken.length > 0)
        throw new Error(`GitHub's contract was broken: ${JSON.stringify(broken, null, 2)}`);
    },
  };
}

/** A text without what is in it for GitHub's eyes only. */
export const asSeen = (text: string): string => text.replaceAll('\u200B', '');

type Inside = Pick<Room, 'house' | 'as' | 'rest'>;

function caseRoom({ house, as, rest }: Inside, number: number): CaseRoom {
  const place = { repository, number };
  const bot = house.box.app.botLogin;
  const ofBot = async (): Promise<readonly string[]> =>
    (await as('lead').comments(place)).flatMap(({ by, body }) => (by === bot ? [body] : []));
  const labels = async () => (await as('lead').issue(place)).labels;
  const heard = async (comment: number): Promise<Heard> => ({
    comment,
    reactions: (await as('lead').reactions({ repository, comment })).map(({ reaction }) => reaction),
    reply: asSeen((await ofBot()).find((body) => body.startsWith(`<!-- psirt-bot:reply:${comment} `)) ?? ''),
  });
  return {
    number,
    place,
    ofBot,
    labels,
    heard,
    say: async (login, ...lines) => {
      const comment = await as(login).comment(place, lines.join('\n'));
      await rest();
      return heard(comment);
    },
    status: async () => (await labels()).find((label) => label.startsWith('status/'))?.slice(7) ?? 'none',
    card: async () => (await ofBot()).find((body) => body.startsWith('<!-- psirt-bot:card')) ?? '',
    log: async () => {
      const path = `cases/${number}/log.jsonl`;
      const text = (await as('lead').file({ repository, path, ref: 'psirt-records' })) ?? '';
      return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Entry]));
    },
  };
}
