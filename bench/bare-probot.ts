// What we are held against: an App of Probot and nothing else. `empty` hears and does nothing; `comment` answers with one comment.
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { createNodeMiddleware, Probot, ProbotOctokit } from 'probot';
import type { ApplicationFunction } from 'probot';

export interface BareOptions {
  readonly appId: number;
  readonly privateKey: string;
  readonly secret: string;
  readonly baseUrl: string;
}

export const empty: ApplicationFunction = (app) => {
  app.on('issue_comment', () => undefined);
};

export const comment: ApplicationFunction = (app) => {
  app.on('issue_comment.created', async (context) => {
    if (context.isBot) return;
    await context.octokit.rest.issues.createComment(context.issue({ body: 'Heard.' }));
  });
};

/** Serves one App. @returns the address of its webhook path, and how to end it */
export async function serveBare(
  app: ApplicationFunction,
  { appId, privateKey, secret, baseUrl }: BareOptions,
): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const Octokit = ProbotOctokit.defaults({ throttle: { enabled: false }, retry: { enabled: false } });
  const probot = new Probot({ appId, privateKey, secret, baseUrl, Octokit, logLevel: 'fatal' });
  const handler = await createNodeMiddleware(app, { probot, webhooksPath: '/hooks' });
  const server = createServer((request, response) => void handler(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${portOf(server)}/hooks`, close: () => closed(server) };
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
}

// As a process of its own: `tsx bench/bare-probot.ts`, with the environment that Probot's own `run` reads.
if (process.argv[1]?.endsWith('bare-probot.ts') === true) {
  const env = (name: string): string => process.env[name] ?? '';
  const { url } = await serveBare(empty, {
    appId: Number(env('APP_ID')),
    privateKey: env('PRIVATE_KEY'),
    secret: env('WEBHOOK_SECRET'),
    baseUrl: env('GITHUB_API_URL'),
  });
  console.log(`listens on ${url}`);
}
