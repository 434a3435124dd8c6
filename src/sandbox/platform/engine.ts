// Starts `emulate`, the third party's state engine behind the gateway, and asks it over loopback.
// Nobody but the gateway talks to it; its own webhooks are never used.
import { Agent, request as httpRequest } from 'node:http';
import { createEmulator } from 'emulate';
import type { SeedConfig } from 'emulate';
import { parseJson } from '../json.ts';

export interface EngineRequest {
  readonly method: string;
  /** Path and query as in GitHub's API. */
  readonly url: string;
  readonly token?: string;
  readonly body?: Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface EngineAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly bytes: Buffer;
}

export interface Engine {
  /** How the engine names itself in its answers, such as `http://localhost:40123`. */
  readonly base: string;
  readonly ask: (request: EngineRequest) => Promise<EngineAnswer>;
  /** A JSON request with the sandbox's own rights; undefined when the engine says no (status 400 and above). */
  readonly own: (method: string, url: string, body?: unknown) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

export type EngineSeed = SeedConfig;

/** The engine limits a token to 5,000 requests an hour; the sandbox's own requests go round among these. */
export const ownTokens: readonly string[] = Array.from({ length: 50 }, (_, i) => `sandbox-own-${i}`);

const portOf = (url: string): number => {
  const port = Number(new URL(url).port);
  if (!(port > 0))
    throw new Error(`The engine must name its own port, got ${url}: unset EMULATE_BASE_URL and PORTLESS_URL`);
  return port;
};

/** Asks the engine on a port of this machine. */
export function asker(port: number, agent: Agent): Engine['ask'] {
  const ask: Engine['ask'] = (request) =>
    new Promise((done, fail) => {
      const { method, url, token, body, headers = {} } = request;
      const auth = token === undefined ? {} : { authorization: `Bearer ${token}` };
      const length = body === undefined || body.length === 0 ? {} : { 'content-length': String(body.length) };
      const options = {
        host: '127.0.0.1',
        port,
        method,
        path: url,
        agent,
        headers: { ...headers, ...auth, ...length },
      };
      const sent = httpRequest(options, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', fail);
        answer.on('end', () =>
          done({ status: answer.statusCode ?? 0, headers: answer.headers, bytes: Buffer.concat(chunks) }),
        );
      });
      sent.on('error', (error) => {
        // The engine had hung up a connection that lay idle, just when it was taken up again: it never saw the request.
        if (sent.reusedSocket && 'code' in error && error.code === 'ECONNRESET') done(ask(request));
        else fail(error);
      });
      sent.end(body);
    });
  return ask;
}

/** Starts the engine on a free loopback port; up in about a tenth of a second. */
export async function startEngine(seed: EngineSeed): Promise<Engine> {
  const emulator = await createEmulator({ service: 'github', port: 0, hostname: '127.0.0.1', seed });
  const agent = new Agent({ keepAlive: true });
  const never = new Promise<never>(() => undefined);
  const reach = asker(portOf(emulator.url), agent);
  let closed = false;
  // What was still going on in the box when it was closed, such as a fork that becomes ready, hears nothing more.
  const ask: Engine['ask'] = async (request) => {
    if (closed) return never;
    try {
      return await reach(request);
    } catch (error) {
      if (closed) return never;
      throw error;
    }
  };
  let turn = 0;
  return {
    base: emulator.url,
    ask,
    own: async (method, url, body) => {
      const token = ownTokens[turn++ % ownTokens.length] ?? '';
      const json = body === undefined ? {} : { body: Buffer.from(JSON.stringify(body)) };
      const headers = { 'content-type': 'application/json' };
      const answer = await ask({ method, url, token, headers, ...json });
      return answer.status < 400 ? parseJson(answer.bytes.toString('utf8')) : undefined;
    },
    close: async () => {
      closed = true;
      agent.destroy();
      await emulator.close();
    },
  };
}
