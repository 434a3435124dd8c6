// The webhook path: limit, signature, shape; then the delivery is handed on and answered at once. A wrong signature learns nothing.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Webhooks } from '@octokit/webhooks';
import type { Delivery } from '../app.ts';
import { answer, refuse } from './answer.ts';
import { isTooLong, longestBody, readBody } from './body.ts';
import { openRoom } from './room.ts';
import type { Say } from './say.ts';

/** Room for two of GitHub's longest deliveries and many of its usual ones. */
const mostTogether = 64 * 1024 * 1024;

export interface WebhookDoorOptions {
  /** The secret in use, then the one before it while they are being changed. */
  readonly secrets: readonly string[];
  readonly receive: (delivery: Delivery) => Promise<void>;
  readonly say: Say;
  /** Bytes of the longest body; GitHub's own limit unless given. */
  readonly limit?: number | undefined;
  /** Bytes that all bodies together may hold until their signatures are known. */
  readonly room?: number | undefined;
  /** Milliseconds that a body may take to come. */
  readonly patience?: number | undefined;
}

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Opens the door: one handler for requests that came to the webhook path. */
export function openWebhookDoor(options: WebhookDoorOptions): Handler {
  const { receive, say, limit = longestBody, patience } = options;
  const room = openRoom(options.room ?? mostTogether);
  const isSigned = verifier(options.secrets);
  const refused = (response: ServerResponse, status: number, sentence: string): void => {
    say({ level: 'warn', sentence: `a webhook was refused: ${sentence}`, ids: { status } });
    refuse(response, status, sentence);
  };
  return async (request, response) => {
    const early = wrongHeader(request) ?? (isTooLong(request, limit) ? tooLong : undefined);
    if (early !== undefined) return refused(response, ...early);
    const body = await readBody(request, { limit, room, patience });
    if (body === 'broken') return void response.destroy();
    if (body === 'too-much') response.setHeader('retry-after', '5');
    if (typeof body === 'string') return refused(response, ...unread[body]);
    const signed = await isSigned(body.text, header(request, 'x-hub-signature-256')).finally(body.done);
    if (!signed) return refused(response, ...wrongSignature);
    const payload = objectIn(body.text);
    if (payload === undefined) return refused(response, 400, 'the body is not a JSON object');
    const delivery = {
      id: header(request, 'x-github-delivery'),
      name: header(request, 'x-github-event'),
      payload,
    };
    try {
      await receive(delivery);
      answer(response, 202, 'accepted');
    } catch {
      // The error is dropped: it holds the whole event.
      say({
        level: 'error',
        sentence: 'a webhook could not be read',
        ids: { delivery: delivery.id, event: delivery.name },
      });
      answer(response, 500, 'not accepted');
    }
  };
}

type Refusal = readonly [status: number, sentence: string];

const tooLong: Refusal = [413, 'the body is longer than 26 MB'];
const unread: Readonly<Record<'too-long' | 'too-much' | 'too-slow', Refusal>> = {
  'too-long': tooLong,
  'too-much': [503, 'busy, try again'],
  'too-slow': [408, 'the body did not come in time'],
};
const wrongSignature: Refusal = [401, 'the signature is missing or wrong'];

function header({ headers }: IncomingMessage, name: string): string {
  return String(headers[name] ?? '');
}

function wrongHeader(request: IncomingMessage): Refusal | undefined {
  if (request.method !== 'POST') return [405, 'only POST is taken here'];
  if (!/^sha256=[\da-f]{64}$/i.test(header(request, 'x-hub-signature-256'))) return wrongSignature;
  if (!/^\s*application\/json\s*(?:;|$)/i.test(header(request, 'content-type')))
    return [415, 'the content type is not application/json'];
  const named = /^[a-z][a-z\d_]{0,59}$/.test(header(request, 'x-github-event'));
  const numbered = /^[\w-]{1,64}$/.test(header(request, 'x-github-delivery'));
  return named && numbered ? undefined : [400, 'X-GitHub-Event or X-GitHub-Delivery is missing'];
}

/** Checks a signature with every secret, the newest first. */
function verifier(secrets: readonly string[]): (text: string, signature: string) => Promise<boolean> {
  const each = secrets.map((secret) => new Webhooks({ secret }));
  return async (text, signature) => {
    if (text === '') return false;
    for (const webhooks of each) if (await webhooks.verify(text, signature)) return true;
    return false;
  };
}

function objectIn(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
