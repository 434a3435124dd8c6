// The two GitHub Apps of the sandbox: the bot, and the publisher that may do little.
import { sandboxKey } from './apps.ts';
import type { SandboxApp } from './apps.ts';

export interface AppOptions {
  /** Permissions of the bot's App, as in app.yml. */
  readonly permissions?: Readonly<Record<string, string>>;
  /** Webhook events of the bot's App, as in app.yml. */
  readonly events?: readonly string[];
  readonly webhookSecret?: string;
}

const defaultPermissions = {
  metadata: 'read',
  issues: 'write',
  contents: 'write',
  pull_requests: 'write',
  members: 'read',
  repository_advisories: 'write',
};
const defaultEvents = [
  'issues',
  'issue_comment',
  'repository_advisory',
  'release',
  'create',
  'push',
  'pull_request',
  'repository',
];
const publisherPermissions = {
  metadata: 'read',
  contents: 'write',
  issues: 'read',
  members: 'read',
  pull_requests: 'read',
  repository_advisories: 'write',
};

interface Names {
  readonly id: number;
  readonly slug: string;
  readonly installationId: number;
}

async function app(
  names: Names,
  grants: Pick<SandboxApp, 'permissions' | 'events' | 'webhookSecret'>,
): Promise<SandboxApp> {
  const { slug, id } = names;
  const [clientId, botLogin] = [`Iv23li${id}sandbox`, `${slug}[bot]`];
  return { ...names, ...grants, name: slug, clientId, botLogin, privateKey: await sandboxKey(slug) };
}

/** First the bot, then the publisher. */
export function bothApps(options: AppOptions): Promise<readonly [SandboxApp, SandboxApp]> {
  const {
    permissions = defaultPermissions,
    events = defaultEvents,
    webhookSecret = 'sandbox-webhook-secret',
  } = options;
  return Promise.all([
    app(
      { id: 12345, slug: 'psirt-bot', installationId: 100 },
      { permissions: { metadata: 'read', ...permissions }, events, webhookSecret },
    ),
    app(
      { id: 23456, slug: 'psirt-publisher', installationId: 200 },
      { permissions: publisherPermissions, events: [], webhookSecret },
    ),
  ]);
}
