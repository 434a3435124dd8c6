// One issue that shows all cases: it appears with the first case, follows what people do, and comes back however somebody treats it. It
// tells nothing of what the cases are about, and as created it tells nothing at all.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dashboardTitle } from '../../src/core/dashboard/dashboard-text.ts';
import { shell } from '../cli/shell.ts';
import { openRoom, repository } from './room.ts';
import type { CaseRoom, Room } from './room.ts';

let room: Room;
let one: CaseRoom;

beforeAll(async () => {
  room = await openRoom();
  one = await room.reported({ summary: 'CANARY summary', description: 'CANARY description' });
});
afterAll(() => room.close());

async function dashboards() {
  const all = await room.as('lead').issues(repository);
  return all.filter(({ title, body }) => title === dashboardTitle || body.includes('## All open cases'));
}

async function dashboard() {
  const [only, ...others] = await dashboards();
  if (only === undefined || others.length > 0) throw new Error('there is not exactly one dashboard');
  return { ...only, place: { repository, number: only.number } };
}

const writes = () => room.box.exchanges.filter(({ method, by }) => method !== 'GET' && by !== 'lead').length;

test('appears with the first case, pinned, and tells its number and product alone', async () => {
  expect(await dashboards()).toEqual([]);
  await room.after({ hours: 1 });
  const { body, state } = await dashboard();
  expect(state).toBe('open');
  expect(body).toContain('**1 open case**');
  expect(body).toContain(`| case ${one.number} | widget |`);
  expect(body).toContain('```mermaid\npie showData\n');
  expect(body).not.toContain('CANARY');
  expect(body).not.toContain('Pin it by hand');
  const { app, api } = room.box;
  const environment = {
    APP_ID: String(app.id),
    PRIVATE_KEY: app.privateKey,
    PSIRT_REPOSITORY: repository,
    GITHUB_API_URL: api,
  };
  expect((await shell('doctor', { environment })).printed).toContain(
    'ok    the dashboard is pinned (pin-by-app)',
  );
  expect(JSON.stringify(room.box.createdLog)).not.toContain('open case');
});

test('follows what people do, and rests when nothing changed', async () => {
  await one.say('analyst', '/psirt accept exploit none leak no public no');
  await room.after({ hours: 1 });
  expect((await dashboard()).body).toMatch(new RegExp(String.raw`\| case ${one.number} \| widget \| .* \| assessing \|`, 'u')); // prettier-ignore
  await room.sweep();
  const before = writes();
  await room.sweep();
  expect(writes()).toBe(before);
});

test('edited or closed, it is made right again, and once more after a restart', async () => {
  const { body, place } = await dashboard();
  await room
    .as('lead')
    .octokit.rest.issues.update({ owner: 'acme', repo: 'psirt', issue_number: place.number, body: 'mine' });
  await room.after({ hours: 1 });
  expect((await dashboard()).body).toBe(body);
  await room.as('lead').close(place);
  await room.after({ hours: 1 });
  expect((await dashboard()).state).toBe('open');
  await room.as('lead').close(place);
  await room.another();
  await room.after({ hours: 1 });
  expect((await dashboard()).state).toBe('open');
});

test('is no case, and nothing that is said there makes it one', async () => {
  const { place } = await dashboard();
  await room.as('lead').comment(place, '/psirt ack');
  await room.rest();
  await room.after({ hours: 1 });
  expect((await room.as('lead').issue(place)).labels).toEqual([]);
  expect(room.troubles()).toEqual([]);
});

test('deleted, it is made anew an hour later, and the new one is kept from then on', async () => {
  const { number, place } = await dashboard();
  const gone = { owner: 'acme', repo: 'psirt', issue_number: number, body: 'gone', title: 'gone' };
  await room.as('lead').octokit.rest.issues.update(gone);
  room.box.faults.inject({
    when: ({ operationId }) => operationId === 'issues/update',
    fault: { kind: 'fail', status: 410 },
  });
  await room.after({ hours: 1 });
  await room.after({ hours: 2 });
  await room.sweep();
  const fresh = await dashboard();
  expect(fresh.number).toBeGreaterThan(number);
  expect((await room.as('lead').issue(place)).title).toBe('gone');
  expect(fresh.body).toContain('open case');
});
