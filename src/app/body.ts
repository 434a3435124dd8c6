// Reads the body of a request up to a limit and not one byte more into memory. It knows nothing of what is in it.
import type { IncomingMessage } from 'node:http';

/** GitHub sends at most 25 MB. https://docs.github.com/webhooks/webhook-events-and-payloads#payload-cap */
export const longestBody = 26 * 1024 * 1024;

/** Whether the sender itself says that the body is too long. */
export function isTooLong({ headers }: IncomingMessage, limit: number): boolean {
  return Number(headers['content-length'] ?? 0) > limit;
}

/** The body as text, or `too-long` as soon as that is known, or `broken` when the sender went away. */
export function readBody(
  request: IncomingMessage,
  limit: number,
): Promise<{ readonly text: string } | 'too-long' | 'broken'> {
  if (isTooLong(request, limit)) return Promise.resolve('too-long');
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= limit) {
        chunks.push(chunk);
        return;
      }
      chunks.length = 0;
      resolve('too-long');
    });
    request.on('end', () => resolve({ text: Buffer.concat(chunks).toString('utf8') }));
    request.on('error', () => resolve('broken'));
    request.on('close', () => resolve('broken'));
  });
}
