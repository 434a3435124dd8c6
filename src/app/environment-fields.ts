// Every environment variable that the server reads, in words: what is expected, and an example to copy. Secrets are never shown again.

export interface EnvironmentField {
  readonly expected: string;
  readonly example: string;
  /** What holds when it isn't set; absent where it must be set. */
  readonly without?: string;
  readonly secret?: true;
}

/** In the order in which docs and mistakes name them. */
export const environmentFields = {
  APP_ID: { expected: 'the App’s numeric id, from its settings page', example: 'APP_ID=123456' },
  PRIVATE_KEY: {
    expected:
      'the App’s private RSA key as PEM; line breaks may be written as \\n, or the whole of it as Base64',
    example: 'PRIVATE_KEY="$(base64 -w0 psirt-bot.private-key.pem)"',
    without: '`PRIVATE_KEY_PATH`',
    secret: true,
  },
  PRIVATE_KEY_PATH: {
    expected: 'a readable file with the App’s private RSA key as PEM, instead of PRIVATE_KEY',
    example: 'PRIVATE_KEY_PATH=/run/secrets/psirt-bot.pem',
    without: '`PRIVATE_KEY`',
  },
  WEBHOOK_SECRET: {
    expected: 'the App’s webhook secret, at least 16 characters; without one the server does not start',
    example: 'WEBHOOK_SECRET="$(openssl rand -hex 32)"',
    secret: true,
  },
  WEBHOOK_SECRET_OLD: {
    expected: 'while the secret is being changed, the one before it: another one of at least 16 characters',
    example: 'WEBHOOK_SECRET_OLD=…',
    without: 'only `WEBHOOK_SECRET` is taken',
    secret: true,
  },
  PSIRT_REPOSITORY: {
    expected: 'the private case repository as owner/name',
    example: 'PSIRT_REPOSITORY=acme/psirt',
  },
  HOST: {
    expected: 'the address to listen on: an IP address or host name of this machine',
    example: 'HOST=0.0.0.0',
    without: '127.0.0.1: behind a reverse proxy on the same machine; a container needs 0.0.0.0',
  },
  PORT: {
    expected: 'the port to listen on, 0 to 65535 (0: any free one)',
    example: 'PORT=3000',
    without: '3000',
  },
  GITHUB_API_URL: {
    expected: 'the base of GitHub’s REST API, https (http only on this machine)',
    example: 'GITHUB_API_URL=https://api.acme.ghe.com',
    without: 'https://api.github.com',
  },
  GHE_HOST: {
    expected: 'the host of a GitHub Enterprise Server, instead of GITHUB_API_URL',
    example: 'GHE_HOST=github.acme.example',
    without: '`GITHUB_API_URL` holds',
  },
  PUBLISH_AUDIENCE: {
    expected: 'the audience that the Action’s OIDC tokens must name: this server’s public https address',
    example: 'PUBLISH_AUDIENCE=https://psirt.acme.example',
    without: '`/publish` is shut',
  },
  OIDC_ISSUER: {
    expected: 'who issues the Action’s OIDC tokens, https (http only on this machine)',
    example: 'OIDC_ISSUER=https://token.actions.githubusercontent.com',
    without: 'https://token.actions.githubusercontent.com',
  },
  PSIRT_PAGE_URL: {
    expected:
      'where pages go when somebody is needed now: an https address (http only at 127.0.0.1), set together with PSIRT_PAGE_SECRET',
    example: 'PSIRT_PAGE_URL=https://pager.acme.example/psirt',
    without: 'nobody is paged',
    secret: true,
  },
  PSIRT_PAGE_SECRET: {
    expected:
      'what signs each page, at least 16 characters that the receiving side knows too and that are no other secret; set together with PSIRT_PAGE_URL',
    example: 'PSIRT_PAGE_SECRET="$(openssl rand -hex 32)"',
    without: 'nobody is paged',
    secret: true,
  },
  SWEEP_MINUTES: {
    expected: 'minutes between two sweeps, 1 to 1440',
    example: 'SWEEP_MINUTES=5',
    without: '5',
  },
  LOG_LEVEL: {
    expected: 'error, warn, info or debug; no level prints payloads',
    example: 'LOG_LEVEL=info',
    without: 'info',
  },
  WEBHOOK_PROXY_URL: {
    expected: 'nothing: a relay such as smee.io would read every private report; use a tunnel of your own',
    example: 'unset WEBHOOK_PROXY_URL',
    without: 'as it must be',
  },
} as const satisfies Readonly<Record<string, EnvironmentField>>;

export type EnvironmentName = keyof typeof environmentFields;
