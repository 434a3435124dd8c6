// How the server answers: a status and one plain sentence. No answer ever repeats anything of a request.
import type { ServerResponse } from 'node:http';

/** Milliseconds that a refused sender has to read the answer while it may still be sending. */
const linger = 1000;

/** A short text. */
export function answer(response: ServerResponse, status: number, sentence: string): void {
  begin(response, status, sentence);
  response.end();
}

/**
 * The same, and the connection ends. What is still being sent is thrown away unread for a moment: a connection that is cut while
 * somebody sends would take the answer with it.
 */
export function refuse(response: ServerResponse, status: number, sentence: string): void {
  const { req: request } = response;
  response.setHeader('connection', 'close');
  begin(response, status, sentence);
  if (request.complete) {
    response.end();
    return;
  }
  request.once('end', () => response.end());
  request.resume();
  setTimeout(() => request.socket.destroy(), linger).unref();
}

function begin(response: ServerResponse, status: number, sentence: string): void {
  const text = `${sentence}\n`;
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'content-length': text.length });
  response.write(text);
}
