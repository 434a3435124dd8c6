// A receiver of pages on this machine, and what came to it.
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Came {
  readonly method: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Receiver {
  readonly url: string;
  readonly came: readonly Came[];
  /** What it answers from now on; 204 at first. */
  readonly answer: (with_: number | ((response: ServerResponse) => void)) => void;
  readonly close: () => Promise<void>;
}

/** Opens one at a free port. */
export async function openReceiver(): Promise<Receiver> {
  const came: Came[] = [];
  let how: number | ((response: ServerResponse) => void) = 204;
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { method, headers } = request;
      came.push({ method, headers, body: Buffer.concat(parts).toString('utf8') });
      if (typeof how === 'number') response.writeHead(how).end();
      else how(response);
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/psirt`,
    came,
    answer: (next) => void (how = next),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => void server.close(() => resolve()));
    },
  };
}
