// Our sender over Probot's Octokit: it spaces writes where GitHub has to be spared, and repeats nothing that GitHub refused.
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ProbotOctokit } from 'probot';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { octokitSender } from '../../src/github/octokit-sender.ts';
import { openPort } from '../../src/github/port.ts';
import type { GitHub } from '../../src/github/port.ts';
import { openRestraint } from '../../src/github/restraint.ts';

let server: Server;
let times: number[] = [];
let status = 200;
beforeAll(async () => {
  server = createServer((request, response) => {
    times.push(performance.now());
    request.resume();
    response.writeHead(status, { 'content-type': 'application/json', 'retry-after': '3600' }).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.close();
});
beforeEach(() => {
  times = [];
  status = 200;
});

function portOf(spaced: boolean, carrier?: typeof fetch): GitHub {
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return openPort({
    sender: octokitSender({ Octokit: ProbotOctokit, baseUrl, spaced }),
    restraint: openRestraint(),
    fetch: carrier,
  });
}

const place = { owner: 'acme', repo: 'psirt', issue_number: 1 };
const label = (github: GitHub) =>
  github.request('POST /repos/{owner}/{repo}/issues/{issue_number}/labels', { ...place, labels: ['x'] });

/** Milliseconds until the second of two writes arrives. */
async function tookTwo(spaced: boolean): Promise<number> {
  times = [];
  const github = portOf(spaced);
  const begun = performance.now();
  await Promise.all([label(github), label(github)]);
  return (times[1] ?? 0) - begun;
}

test('with spacing the second of two writes waits for a second; without, it doesn’t', async () => {
  const spaced = await tookTwo(true);

  expect(spaced).toBeGreaterThanOrEqual(950);
  expect(await tookTwo(false)).toBeLessThan(spaced);
});

test.each([429, 502])('a write that is answered with %i is sent once', async (answer) => {
  status = answer;
  await expect(label(portOf(false))).rejects.toThrow(String(answer));

  expect(times).toHaveLength(1);
});

test('a read that is refused for its number is not repeated either', async () => {
  status = 429;
  await expect(portOf(true).request('GET /repos/{owner}/{repo}', place)).rejects.toThrow('rate-limited');

  expect(times).toHaveLength(1);
});

test('nothing goes out but by the fetch that was given', async () => {
  const never: typeof fetch = () => Promise.reject(new Error('no way out'));
  await expect(label(portOf(false, never))).rejects.toThrow('unknown');
  expect(times).toEqual([]);

  let gone = 0;
  const carrier: typeof fetch = (...request) => {
    gone += 1;
    return fetch(...request);
  };
  await label(portOf(false, carrier));
  expect([gone, times.length]).toEqual([1, 1]);
});
