// A box with our clients on it, and a few hands that act in it as people do.
import { Octokit } from '@octokit/rest';
import type { BoxOptions, Box } from '../../../src/sandbox/box.ts';
import { startBox } from '../../../src/sandbox/box.ts';
import { openClients } from '../../../src/github/client.ts';
import type { Clients } from '../../../src/github/client.ts';
import { octokitSender } from '../../../src/github/octokit-sender.ts';
import type { GitHub, Sent } from '../../../src/github/port.ts';
import { openPort } from '../../../src/github/port.ts';
import { openRecords } from '../../../src/github/records.ts';
import type { Records } from '../../../src/github/records.ts';

export const cases = { owner: 'acme', repo: 'psirt' };
export const product = { owner: 'acme', repo: 'widget' };

export interface Bench {
  readonly box: Box;
  readonly clients: Clients;
  /** The clients of another process, which has no token yet. */
  readonly fresh: () => Clients;
  readonly bot: { readonly login: string; readonly id: number };
  /** Requests of our clients since `sent` was last emptied. */
  readonly sent: Sent[];
  /** GitHub as a person. */
  readonly as: (login: string) => GitHub;
  /** The record, opened as another process would. */
  readonly records: () => Records;
  readonly close: () => Promise<void>;
}

export async function startBench(options: BoxOptions = {}): Promise<Bench> {
  const box = await startBox(options);
  const sender = octokitSender({ Octokit, baseUrl: box.api, spaced: false });
  const sent: Sent[] = [];
  const fresh = () =>
    openClients({
      sender,
      key: { appId: box.app.id, privateKey: box.app.privateKey },
      caseRepository: 'acme/psirt',
      onRequest: (one) => sent.push(one),
    });
  const clients = fresh();
  const records = () =>
    openRecords({ github: clients.cases, repository: cases, pause: () => Promise.resolve() });
  return {
    box,
    clients,
    fresh,
    bot: { login: box.app.botLogin, id: box.app.botId },
    sent,
    as: (login) =>
      openPort({ sender, authorization: () => Promise.resolve(`token ${box.tokens[login] ?? ''}`) }),
    records,
    close: async () => {
      await box.idle();
      await box.close();
    },
  };
}
