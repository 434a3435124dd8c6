// One house for one record: a box with the product of that record, our bot beside it, and people who act through GitHub's API.
import { Octokit } from '@octokit/rest';
import { openClients } from '../../src/github/client.ts';
import { octokitSender } from '../../src/github/octokit-sender.ts';
import { startBox } from '../../src/sandbox/box.ts';
import type { Box } from '../../src/sandbox/box.ts';
import type { SandboxSeed } from '../../src/sandbox/seed/seed.ts';
import { acme, seedOf } from '../../src/sandbox/seed/world.ts';
import { openBot } from '../../src/settle/bot.ts';
import type { Bot } from '../../src/settle/bot.ts';
import { as } from '../sandbox/client.ts';
import { at, list, needed } from './shape.ts';
import type { Plan } from './plan.ts';

export type Login = 'lead' | 'analyst' | 'owner' | 'dev' | 'reporter';
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH';

export interface House {
  readonly box: Box;
  readonly bot: Bot;
  /** Full name of the product's repository. */
  readonly product: string;
  /** Asks GitHub as a person; what is refused is an error that says who asked for what. */
  readonly ask: (who: Login, request: readonly [Method, string, unknown?]) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

/** Permissions of the App with the optional right to open temporary private forks. */
const permissions = {
  metadata: 'read',
  contents: 'write',
  issues: 'write',
  members: 'read',
  pull_requests: 'read',
  repository_advisories: 'write',
  administration: 'write',
} as const;

/** The world of a plan: its one product, and the people whom the record names by login. */
export function seedOfPlan({ product, guests }: Plan): SandboxSeed {
  const seed = seedOf({ ...acme, products: [product] });
  const people = guests.map((login) => ({ login, name: login }));
  return { ...seed, people: [...seed.people, ...people] };
}

/** Starts the house; the bot knows its settings when this ends. */
export async function openHouse(plan: Plan): Promise<House> {
  const box = await startBox({ permissions, seed: seedOfPlan(plan) });
  const clients = openClients({
    sender: octokitSender({ Octokit, baseUrl: box.api, spaced: false }),
    key: { appId: box.app.id, privateKey: box.app.privateKey },
    caseRepository: 'acme/psirt',
  });
  const told: string[] = [];
  const bot = openBot({
    clients,
    repository: { owner: 'acme', repo: 'psirt' },
    account: { login: box.app.botLogin, id: box.app.botId },
    owner: 'replay',
    door: 'app',
    tell: ({ level, sentence }) => void (level === 'info' ? undefined : told.push(sentence)),
    pause: () => Promise.resolve(),
  });
  await bot.sweep();
  const ask: House['ask'] = async (who, [method, path, body]) => {
    const reply = await as(box, box.tokens[who])(method, path, body);
    if (reply.status < 300) return reply.body;
    throw new Error(
      `GitHub refused ${who}: ${method} ${path}, status ${reply.status}: ${JSON.stringify(reply.body)}`,
    );
  };
  const close = async (): Promise<void> => {
    await bot.drain();
    await box.idle();
    const breaches = box.violations();
    await box.close();
    if (breaches.length > 0) throw new Error(`GitHub's contract was broken: ${JSON.stringify(breaches[0])}`);
    if (told.length > 0) throw new Error(`the bot told of trouble: ${told.join('; ')}`);
  };
  return { box, bot, product: `acme/${plan.product.repository}`, ask, close };
}

/** Comments as a person on case `number` and waits for the bot; a refusal is an error with the bot's words. */
export async function say(
  house: House,
  number: number,
  [who, text]: readonly [Login, string],
): Promise<void> {
  const { ask, bot, box } = house;
  const path = `/repos/acme/psirt/issues`;
  const comment = await ask(who, ['POST', `${path}/${number}/comments`, { body: text }]);
  await bot.settle(number);
  await bot.idle();
  const id = Number(at(comment, 'id'));
  const seen = await ask(who, ['GET', `${path}/comments/${id}`]);
  if (at(seen, 'reactions', 'rocket') === 1) return;
  const all = list(await ask(who, ['GET', `${path}/${number}/comments?per_page=100`]));
  const words = all.filter(
    (one) => Number(at(one, 'id')) > id && at(one, 'user', 'login') === box.app.botLogin,
  );
  throw new Error(
    `${who} said “${text}” and was answered:\n${words.map((one) => needed(one, 'body')).join('\n')}`,
  );
}
