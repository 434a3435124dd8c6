// A receiver of webhooks for tests: checks the signature, keeps what came, answers what it was told to.
import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  readonly event: string;
  readonly guid: string;
  readonly signed: boolean;
  readonly payload: unknown;
}

export interface Inbox {
  readonly url: string;
  readonly received: Received[];
  /** Status of the answers from now on. */
  readonly answerWith: (status: number) => void;
  readonly close: () => Promise<void>;
}

export async function startInbox(secret: string): Promise<Inbox> {
  const received: Received[] = [];
  let status = 200;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const raw = Buffer.concat(chunks);
      const wanted = `sha256=${createHmac('sha256', secret).update(raw).digest('hex')}`;
      received.push({
        event: String(request.headers['x-github-event']),
        guid: String(request.headers['x-github-delivery']),
        signed: request.headers['x-hub-signature-256'] === wanted,
        payload: JSON.parse(raw.toString('utf8')),
      });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    received,
    answerWith: (next) => void (status = next),
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
}
