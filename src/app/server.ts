// The HTTP server: webhooks, publication by the Action, health. It refuses early, answers at once, and drains when it is told to stop.
import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { answer, refuse } from './answer.ts';
import { openWebhookDoor } from './webhook-door.ts';
import type { WebhookDoorOptions } from './webhook-door.ts';

export const webhookPath = '/api/github/webhooks';
export const publishPath = '/publish';
export const healthPath = '/health';

export interface WebServerOptions extends WebhookDoorOptions {
  /** Takes `POST /publish`; 404 where it isn't given. */
  readonly publish?: RequestListener | undefined;
}

export interface WebServer {
  /** Listens. @param port 0 takes any free one @returns `http://HOST:PORT` @throws when the port is taken */
  readonly listen: (host: string, port: number) => Promise<string>;
  /** From now on nothing is taken in; ends when what was taken in is answered. */
  readonly drain: () => Promise<void>;
  /** Ends all connections. */
  readonly close: () => Promise<void>;
}

/** Opens the server; nothing listens yet. */
export function openWebServer(options: WebServerOptions): WebServer {
  const takeWebhook = openWebhookDoor(options);
  let draining = false;
  const open = new Set<Promise<void>>();
  const server = createServer((request, response) => {
    const path = pathOf(request);
    const ended = new Promise<void>((resolve) => {
      response.once('close', resolve);
    }).finally(() => open.delete(ended));
    open.add(ended);
    if (draining) return refuse(response, 503, 'stopping');
    if (path === webhookPath) return void takeWebhook(request, response);
    if (path === healthPath && request.method === 'GET') return answer(response, 200, 'ok');
    if (path === publishPath && options.publish !== undefined) return options.publish(request, response);
    return refuse(response, 404, 'not found');
  });
  limit(server);
  return {
    listen: (host, port) => listening(server, host, port),
    drain: async () => {
      draining = true;
      server.close();
      server.closeIdleConnections();
      await Promise.all(open);
    },
    close: async () => {
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      server.closeAllConnections();
      await closed;
    },
  };
}

function limit(server: Server): void {
  server.headersTimeout = 10_000;
  server.requestTimeout = 30_000;
  server.keepAliveTimeout = 65_000;
  server.maxConnections = 500;
  // Who asks before sending a body hears the answer before sending it.
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    server.emit('request', request, response);
    if (!response.headersSent) response.writeContinue();
  });
}

function pathOf({ url = '' }: IncomingMessage): string {
  const path = url.split('?', 1)[0] ?? '';
  return path.length > 1 ? path.replace(/\/$/, '') : path;
}

function listening(server: Server, host: string, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, () => {
      server.off('error', reject);
      const address = server.address();
      const actual = typeof address === 'object' && address !== null ? address.port : port;
      resolve(`http://${host.includes(':') ? `[${host}]` : host}:${actual}`);
    });
  });
}
