// Reads the body of a request up to a limit and not one byte more into memory. It knows nothing of what is in it.
import type { IncomingMessage } from 'node:http';
import type { Room } from './room.ts';

/** GitHub sends at most 25 MB. https://docs.github.com/webhooks/webhook-events-and-payloads#payload-cap */
export const longestBody = 26 * 1024 * 1024;

/** Milliseconds that a body may take to come. GitHub gives up after ten seconds. */
const longestWay = 15_000;

export interface BodyRules {
  readonly limit: number;
  /** What all bodies together may hold; short ones need none. */
  readonly room?: Room | undefined;
  /** Milliseconds. */
  readonly patience?: number | undefined;
}

/** `too-much`: with all others; `broken`: the sender went away. Whoever gets the text calls `done` once it is no longer needed. */
export type Body =
  { readonly text: string; readonly done: () => void } | 'too-long' | 'too-much' | 'too-slow' | 'broken';

/** Whether the sender itself says that the body is too long. */
export function isTooLong({ headers }: IncomingMessage, limit: number): boolean {
  return Number(headers['content-length'] ?? 0) > limit;
}

/** The body as text, or why there is none, as soon as that is known. */
export function readBody(request: IncomingMessage, rules: BodyRules): Promise<Body> {
  const { limit, room, patience = longestWay } = rules;
  if (isTooLong(request, limit)) return Promise.resolve('too-long');
  return new Promise((resolve) => {
    let chunks: Buffer[] = [];
    let length = 0;
    const end = (body: Body): void => {
      clearTimeout(timer);
      request.off('data', hear);
      chunks = [];
      resolve(body);
    };
    const fail = (why: Extract<Body, string>): void => {
      guest?.leave();
      end(why);
    };
    const guest = room?.(() => end('too-much'));
    const timer = setTimeout(fail, patience, 'too-slow');
    const hear = (chunk: Buffer): void => {
      length += chunk.length;
      if (length > limit) return fail('too-long');
      chunks.push(chunk);
      guest?.take(chunk.length);
    };
    request.on('data', hear);
    request.on('end', () =>
      end({ text: Buffer.concat(chunks).toString('utf8'), done: () => guest?.leave() }),
    );
    request.on('error', () => fail('broken'));
    request.on('close', () => resolve('broken'));
  });
}
