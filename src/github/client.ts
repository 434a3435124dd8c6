// The ports that the rest of the house uses, one for each purpose, each with the least token that serves it.
import { appJwt } from './app-jwt.ts';
import type { AppKey } from './app-jwt.ts';
import { narrowTokens } from './narrow-tokens.ts';
import type { Purpose, Purposes } from './narrow-tokens.ts';
import { openPort } from './port.ts';
import type { GitHub, Sender, Sent } from './port.ts';
import { openRestraint } from './restraint.ts';
import type { Restraint } from './restraint.ts';

export interface Clients {
  /** As the App itself: installations, deliveries. */
  readonly app: GitHub;
  /** The case repository: its issues and contents, and the organisation's teams. */
  readonly cases: GitHub;
  /** Reads code, tags, commits and pull requests of any repository of the organisation. */
  readonly reader: (repository: string) => GitHub;
  /** Advisories of a product's public repository. */
  readonly product: (repository: string) => GitHub;
  /** Releases of a product's public repository, drafts included. */
  readonly releases: (repository: string) => GitHub;
  /** Opens a temporary private fork: the only use of `administration`, and GitHub refuses it where it wasn't granted. */
  readonly forks: (repository: string) => GitHub;
  /** Files of the site's repository. */
  readonly site: (repository: string) => GitHub;
}

export interface ClientOptions {
  readonly sender: Sender;
  readonly key: AppKey;
  /** `owner/name` of the case repository. */
  readonly caseRepository: string;
  /** Called after each request, those for tokens included. */
  readonly onRequest?: ((sent: Sent) => void) | undefined;
  readonly timeout?: number | undefined;
  /** What carries requests to GitHub; the platform's own unless given. */
  readonly fetch?: typeof fetch | undefined;
  /** How long to wait when GitHub is asked too much; the clients of one installation share it. */
  readonly restraint?: Restraint | undefined;
  /** What tokens may do; the bot's own unless given. */
  readonly purposes?: Purposes | undefined;
}

/** The clients of an App: the case bot's own, or a publisher's. Tokens are minted when they are first needed. */
export function openClients(options: ClientOptions): Clients {
  const { sender, onRequest, timeout, fetch, key, restraint = openRestraint() } = options;
  const shared = { sender, onRequest, timeout, fetch, restraint };
  const authorization = async () => `bearer ${appJwt(key, Date.now())}`;
  const app = openPort({ ...shared, authorization });
  const mint = narrowTokens(app, options.purposes);
  const ports = new Map<string, GitHub>();
  const portFor = (purpose: Purpose) => (repository: string) => {
    const name = `${purpose} ${repository}`;
    const port =
      ports.get(name) ??
      openPort({ ...shared, authorization: async () => `token ${await mint(repository, purpose)}` });
    ports.set(name, port);
    return port;
  };
  return {
    app,
    cases: portFor('cases')(options.caseRepository),
    reader: portFor('reader'),
    product: portFor('advisories'),
    releases: portFor('releases'),
    forks: portFor('forks'),
    site: portFor('site'),
  };
}

/** Clients that all speak by one port: for a person's token, or an in-memory GitHub. */
export function oneClient(github: GitHub): Clients {
  const same = () => github;
  return {
    app: github,
    cases: github,
    reader: same,
    product: same,
    releases: same,
    forks: same,
    site: same,
  };
}
