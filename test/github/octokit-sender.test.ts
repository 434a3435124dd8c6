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

function portOf(spaced: boolean): GitHub {
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return openPort({
    sender: octokitSender({ Octokit: ProbotOctokit, baseUrl, spaced }),
    restraint: openRestraint(),
  });
}

const place = { owner: 'acme', repo: 'psirt', issue_number: 1 };
const label = (github: GitHub) =>
  github.request('POST /repos/{owner}/{repo}/issues/{issue_number}/labels', { ...place, labels: ['x'] });

test.each([
  [true, 950, 5000],
  [false, 0, 500],
])('with spacing %s, two writes lie at least %i ms apart', async (spaced, least, most) => {
  const github = portOf(spaced);
  await Promise.all([label(github), label(github)]);
  const [first = 0, second = 0] = times;

  expect(second - first).toBeGreaterThanOrEqual(least);
  expect(second - first).toBeLessThan(most);
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
