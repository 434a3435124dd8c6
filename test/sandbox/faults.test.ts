// Faults on purpose: what a caller sees of each, and whether the act happened.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startBox } from '../../src/sandbox/box.ts';
import type { Box } from '../../src/sandbox/box.ts';
import type { RequestSeen } from '../../src/sandbox/faults.ts';
import { as, at, each } from './client.ts';
import type { Ask } from './client.ts';

let box: Box;
let lead: Ask;
const issues = '/repos/acme/psirt/issues';
const creating = ({ operationId }: RequestSeen) => operationId === 'issues/create';

beforeAll(async () => {
  box = await startBox();
  lead = as(box, box.tokens['lead']);
});
afterAll(() => box.close());
beforeEach(() => box.faults.clear());

const open = (title: string) => lead('POST', issues, { title });
const found = async (title: string) => each((await lead('GET', issues)).body, 'title').includes(title);

test.each([500, 502, 503])('an error %i does nothing and is over after one time', async (status) => {
  box.faults.inject({ when: creating, fault: { kind: 'fail', status } });
  expect((await open(`error ${status}`)).status).toBe(status);
  expect(await found(`error ${status}`)).toBe(false);
  expect((await open(`error ${status}`)).status).toBe(201);
});

test('throttling says for how long and does nothing', async () => {
  box.faults.inject({ when: creating, fault: { kind: 'throttle', retryAfter: 7 } });
  const answer = await open('throttled');
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '7']);
  expect(await found('throttled')).toBe(false);
});

test('a lost answer comes after the act', async () => {
  box.faults.inject({ when: creating, fault: { kind: 'lose' } });
  await expect(open('lost')).rejects.toThrow(/fetch failed/);
  expect(await found('lost')).toBe(true);
  expect(box.exchanges.findLast(({ operationId }) => operationId === 'issues/create')?.status).toBe(201);
});

test('a delay acts later, so that others come first', async () => {
  const slow = ({ body }: RequestSeen) => body['title'] === 'slow';
  box.faults.inject({ when: slow, fault: { kind: 'delay', ms: 300 } });
  const answers = await Promise.all([open('slow'), open('fast')]);
  const [slowly, fast] = answers.map(({ body }) => Number(at(body, 'number')));
  expect(slowly).toBeGreaterThan(Number(fast));
});

test('a rule fires as often as it says, by whom and where it says', async () => {
  const byLead = ({ by, repository, method }: RequestSeen) =>
    by === 'lead' && repository === 'acme/psirt' && method === 'GET';
  box.faults.inject({ when: byLead, fault: { kind: 'fail', status: 502 }, times: 2 });
  const outsider = as(box, box.tokens['outsider']);
  expect((await outsider('GET', issues)).status).toBe(200);
  expect((await lead('GET', '/repos/acme/widget')).status).toBe(200);
  const statuses = [await lead('GET', issues), await lead('GET', issues), await lead('GET', issues)];
  expect(statuses.map(({ status }) => status)).toEqual([502, 502, 200]);
});

test('webhooks go their own way', async () => {
  const before = box.deliveries.length;
  box.faults.webhook({ when: (event) => event === 'issues', fate: 'drop', times: 1 });
  await open('a');
  await open('b');
  await box.idle();
  expect(box.deliveries.slice(before).map(({ payload }) => at(payload, 'issue', 'title'))).toEqual(['b']);
});
