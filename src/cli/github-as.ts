// How a command speaks to GitHub: with the App's key where the environment has one, else as the person whose token it holds.
import { ProbotOctokit } from 'probot';
import { environmentMistakes } from '../app/environment-check.ts';
import type { Given } from '../app/environment-check.ts';
import { readAppEnvironment } from '../app/environment.ts';
import { clientsFor } from '../app/serve.ts';
import { isOnThisMachine } from '../app/this-machine.ts';
import { oneClient } from '../github/client.ts';
import type { Clients } from '../github/client.ts';
import { octokitSender } from '../github/octokit-sender.ts';
import { openPort } from '../github/port.ts';
import { nameParts } from '../github/repository-name.ts';
import type { RepositoryName } from '../github/repository-name.ts';

export interface Reach {
  readonly as: 'app' | 'person';
  readonly clients: Clients;
  /** The case repository. */
  readonly repository: RepositoryName;
}

export interface Wish {
  readonly environment: Given;
  /** `OWNER/REPO` as typed. */
  readonly named: string | undefined;
  /** `person`: the App's key is of no use here. */
  readonly as: 'person' | 'anybody';
}

const form = /^[\w-]{1,39}\/[\w.-]{1,100}$/;

/** Clients, or what is missing and what to type. */
export function reachFor({ environment, named, as }: Wish): Reach | { readonly wrong: string } {
  const name = named ?? environment['PSIRT_REPOSITORY'];
  if (name === undefined || !form.test(name))
    return {
      wrong: `Expected the case repository as OWNER/REPO; got ${name ?? 'nothing'}\nfor example: acme/psirt`,
    };
  const token = environment['GITHUB_TOKEN'] ?? '';
  if (environment['APP_ID'] === undefined || as === 'person') {
    if (token !== '') return asPerson(environment, name, token);
    const other = as === 'person' ? '' : ', or the App’s APP_ID and PRIVATE_KEY';
    return {
      wrong: `Expected a token of a person in GITHUB_TOKEN${other}; got nothing\nfor example: GITHUB_TOKEN="$(gh auth token)"`,
    };
  }
  const read = readAppEnvironment({ ...environment, PSIRT_REPOSITORY: name });
  if (!read.ok) return { wrong: environmentMistakes(read.mistakes) };
  const { repository } = read.environment;
  return { as: 'app', clients: clientsFor(read.environment), repository };
}

function asPerson(environment: Given, name: string, token: string): Reach {
  const baseUrl = environment['GITHUB_API_URL'];
  const sender = octokitSender({ Octokit: ProbotOctokit, baseUrl, spaced: !isOnThisMachine(baseUrl) });
  const authorization = () => Promise.resolve(`token ${token}`);
  return {
    as: 'person',
    clients: oneClient(openPort({ sender, authorization })),
    repository: nameParts(name),
  };
}
