// Failed webhooks: asked for once each, oldest first, and never without end.
import { expect, test } from 'vitest';
import { mostAsked, worthAsking } from '../../../src/core/sweep/redelivery.ts';
import type { FailedDelivery } from '../../../src/core/sweep/redelivery.ts';

const since = '2026-12-03T10:00:00Z';
const failed = (id: number, more: Partial<FailedDelivery> = {}): FailedDelivery => ({
  id, guid: `g${id}`, event: 'issues', at: `2026-12-03T11:00:${String(id).padStart(2, '0')}Z`, repeated: false, ...more,
}); // prettier-ignore
const ids = (all: readonly FailedDelivery[], asked: readonly string[] = []) =>
  worthAsking(all, new Set(asked), since).map(({ id }) => id);

test('the oldest is asked for first', () => {
  expect(ids([failed(3), failed(1), failed(2)])).toEqual([1, 2, 3]);
});

test.each<[string, readonly FailedDelivery[], readonly string[]]>([
  ['it is older than what is missed', [failed(1, { at: '2026-12-03T09:59:59Z' })], []],
  ['it was asked for', [failed(1)], ['g1']],
  ['its repetition failed too', [failed(1), failed(2, { guid: 'g1', repeated: true })], []],
  ['it is only a ping', [failed(1, { event: 'ping' })], []],
])('a delivery is left alone when %s', (_what, all, asked) => {
  expect(ids(all, asked)).toEqual([]);
});

test('no more are asked for at once than a server that just came back can bear', () => {
  expect(ids(Array.from({ length: 50 }, (_, at) => failed(at)))).toHaveLength(mostAsked);
});
