// How the sandbox speaks to its engine: over connections that are kept, and that the engine may hang up at any moment.
import { Agent, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asker, startEngine } from '../../src/sandbox/platform/engine.ts';

const seen: string[] = [];
const server = createServer((request, response) => {
  seen.push(request.url ?? '');
  const times = seen.filter((url) => url === request.url).length;
  if (request.url === '/reused' && times === 1) request.socket.destroy();
  else if (request.url === '/fresh') request.socket.destroy();
  else response.end('well');
});
const agent = new Agent({ keepAlive: true });

beforeAll(async () => {
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
});
afterAll(() => {
  agent.destroy();
  server.close();
});

const ask = (url: string) => asker((server.address() as AddressInfo).port, agent)({ method: 'GET', url });

test('a kept connection that was hung up is no failure, a new one is', async () => {
  await expect(ask('/fresh')).rejects.toThrow('socket hang up');
  await ask('/first');
  const answer = await ask('/reused');

  expect(answer.bytes.toString()).toBe('well');
  expect(seen).toEqual(['/fresh', '/first', '/reused', '/reused']);
});

test('a closed engine answers nobody, and nobody fails by it', async () => {
  const engine = await startEngine({});
  const before = engine.ask({ method: 'GET', url: '/rate_limit' });
  await engine.close();
  const after = engine.own('GET', '/rate_limit');
  const soon = new Promise((done) => setTimeout(done, 50, 'silence'));

  expect(await Promise.race([before.then(String, String), after.then(String, String), soon])).toBe('silence');
});
