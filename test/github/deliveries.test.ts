// Failed webhooks: how far back is read, and what becomes of one that GitHub forgot meanwhile.
import { expect, test } from 'vitest';
import { openRedelivery } from '../../src/github/deliveries.ts';
import { GitHubFailure } from '../../src/github/failure.ts';
import { fakeGitHub } from './fake.ts';

const list = 'GET /app/hook/deliveries';
const again = 'POST /app/hook/deliveries/{delivery_id}/attempts';
const since = '2026-12-03T10:00:00Z';
const item = (id: number, at: string) => ({
  id, guid: `g${id}`, event: 'issues', delivered_at: at, redelivery: false, status: 'timed out',
}); // prettier-ignore
const link = '<https://api.github.com/app/hook/deliveries?cursor=v1_2>; rel="next"';

test('pages are read as far back as something may be missed, and each delivery is asked for once', async () => {
  const fake = fakeGitHub({
    [list]: ({ cursor, status }) => {
      expect(status).toBe('failure');
      const at = cursor === undefined ? '2026-12-03T11:00:00.000Z' : '2026-12-03T09:00:00.000Z';
      return { data: [item(cursor === undefined ? 1 : 2, at)], headers: { link } };
    },
    [again]: () => ({ status: 202 }),
  });
  const redelivery = openRedelivery(fake.github);

  expect([await redelivery.ask(since), await redelivery.ask(since)]).toEqual([1, 0]);
  expect(
    fake.asked.filter(({ route }) => route === again).map(({ params }) => params['delivery_id']),
  ).toEqual([1]);
  expect(fake.count(list)).toBe(4);
});

test('reading ends although failures do not', async () => {
  const many = Array.from({ length: 100 }, (_, at) => item(at, '2026-12-03T11:00:00Z'));
  const fake = fakeGitHub({
    [list]: () => ({ data: many, headers: { link } }),
    [again]: () => ({ status: 202 }),
  });

  expect(await openRedelivery(fake.github).ask(since)).toBe(20);
  expect(fake.count(list)).toBe(3);
});

test.each([
  [404, true],
  [422, true],
  [502, false],
])('the answer %i to asking again: passed over: %s', async (status, passed) => {
  const fake = fakeGitHub({
    [list]: () => ({ data: [item(1, '2026-12-03T11:00:00Z')] }),
    [again]: () => ({ status }),
  });
  const asking = openRedelivery(fake.github)
    .ask(since)
    .catch((error: unknown) => error);

  expect(passed ? (await asking) === 1 : (await asking) instanceof GitHubFailure).toBe(true);
});
