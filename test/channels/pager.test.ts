// A page on the wire: what is sent, that its signature holds, and what each kind of answer means, against a server on this machine.
import { createHmac } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { openPager } from '../../src/channels/pager.ts';
import { pageOf } from '../../src/core/page.ts';
import { openReceiver } from './receiver.ts';
import type { Receiver } from './receiver.ts';

const secret = 'what signs each page';
const page = pageOf({
  repository: 'acme/psirt',
  number: 42,
  alarm: 'exploited',
  act: 'page:exploited:7',
  at: '2026-12-01T16:00:00Z',
});
const opened: Receiver[] = [];
afterEach(async () => {
  for (const receiver of opened.splice(0)) await receiver.close();
});

async function receiver(): Promise<Receiver> {
  const one = await openReceiver();
  opened.push(one);
  return one;
}

test('one signed POST, whose signed content holds its time and what to know it by', async () => {
  const { url, came } = await receiver();
  expect(await openPager({ url, secret }).send(page)).toBe('sent');

  expect(came).toHaveLength(1);
  const [{ method, headers, body } = { method: '', headers: {}, body: '' }] = came;
  expect(method).toBe('POST');
  expect(headers['content-type']).toBe('application/json');
  expect(headers['x-psirt-signature-256']).toBe(
    `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
  );
  expect(JSON.parse(body)).toEqual({
    id: expect.stringMatching(/^[\da-f]{32}$/u),
    sent_at: '2026-12-01T16:00:00Z',
    alarm: 'exploited',
    case: 42,
    text: 'psirt-bot: case 42 needs somebody now. https://github.com/acme/psirt/issues/42',
    url: 'https://github.com/acme/psirt/issues/42',
  });
});

test.each([
  [200, 'sent'],
  [204, 'sent'],
  [307, 'refused'],
  [401, 'refused'],
  [500, 'refused'],
  [503, 'refused'],
] as const)('an answer of %i: %s', async (status, sent) => {
  const { url, answer } = await receiver();
  answer(status);
  expect(await openPager({ url, secret }).send(page)).toBe(sent);
});

test('it is sent nowhere else, whatever the receiver says', async () => {
  const [first, second] = [await receiver(), await receiver()];
  first.answer((response) => void response.writeHead(308, { Location: second.url }).end());
  expect(await openPager({ url: first.url, secret }).send(page)).toBe('refused');
  expect(second.came).toEqual([]);
});

test('where nobody listens nothing was sent; where the answer is lost nobody knows', async () => {
  const one = await openReceiver();
  await one.close();
  expect(await openPager({ url: one.url, secret }).send(page)).toBe('refused');
  expect(await openPager({ url: 'https://nowhere.invalid/', secret }).send(page)).toBe('refused');

  const two = await receiver();
  two.answer((response) => void response.socket?.destroy());
  expect(await openPager({ url: two.url, secret }).send(page)).toBe('unknown');
  two.answer(() => undefined);
  expect(await openPager({ url: two.url, secret }, 200).send(page)).toBe('unknown');
});
