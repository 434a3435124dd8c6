// The HTTP server in front of everything: the API, the addresses of archives and the OIDC issuer. Listens on 127.0.0.1 only.
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Oidc } from '../oidc.ts';
import { handle } from './handle.ts';
import type { Gateway } from './handle.ts';

export interface Served {
  readonly gateway: Gateway;
  readonly oidc: Oidc;
}

export interface GatewayServer {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  /** Requests are answered 503 until this was called. */
  readonly open: (served: Served) => void;
  /** A request under way, if any. */
  readonly busy: () => Promise<void> | undefined;
  /** What the sandbox got wrong itself. */
  readonly defects: readonly string[];
  readonly close: () => Promise<void>;
}

async function answer(
  { gateway, oidc }: Served,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = request.url ?? '/';
  if (url.startsWith('/_archive/')) {
    const bytes = await gateway.services.archives.download(url);
    return void response.writeHead(bytes ? 200 : 404, { 'content-type': 'application/x-gzip' }).end(bytes);
  }
  if (!/^\/(\.well-known|_actions)\//.test(url)) return handle(gateway, request, response);
  const body = await oidc.answer(url, request.headers.authorization);
  response.writeHead(body === undefined ? 401 : 200, { 'content-type': 'application/json' });
  return void response.end(JSON.stringify(body ?? { message: 'Unauthorized' }));
}

const listen = (server: Server): Promise<number> =>
  new Promise((done) => {
    server.listen(0, '127.0.0.1', () => done((server.address() as AddressInfo).port));
  });

/** Takes a free port at once, so that the platform can know its own address before it is built. */
export async function startGateway(): Promise<GatewayServer> {
  const under = new Set<Promise<void>>();
  const defects: string[] = [];
  let served: Served | undefined;
  const server = createServer((request, response) => {
    if (!served) return void response.writeHead(503).end();
    const work = answer(served, request, response).catch((error: unknown) => {
      const message = error instanceof Error ? error.message : 'unknown';
      defects.push(message);
      response.writeHead(500, { 'content-type': 'application/json' }).end(JSON.stringify({ message }));
    });
    under.add(work);
    return void work.finally(() => under.delete(work));
  });
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}`,
    open: (ready) => void (served = ready),
    busy: () => [...under][0],
    defects,
    close: async () => {
      const closed = new Promise((done) => server.close(done));
      server.closeAllConnections();
      await closed;
    },
  };
}
