// Repository advisories: their states, who may do what, private reports, CVE requests, comments, credits, cursors and webhooks.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBox } from '../../src/sandbox/box.ts';
import type { Box } from '../../src/sandbox/box.ts';
import { as, asApp, at, each } from './client.ts';
import type { Ask, Reply } from './client.ts';

let box: Box;
let app: Ask;
let owner: Ask;
let reporter: Ask;
const home = '/repos/acme/widget/security-advisories';
const affected = [{ package: { ecosystem: 'npm', name: 'widget' }, vulnerable_version_range: '< 2.4.1' }];
const text = { summary: 'Records overflow', description: 'A length is not checked.' };
const whole = { ...text, vulnerabilities: affected, severity: 'high' };

beforeAll(async () => {
  box = await startBox();
  app = await asApp(box);
  owner = as(box, box.tokens['owner']);
  reporter = as(box, box.tokens['reporter']);
});
afterAll(() => box.close());

async function made(fields: object = whole): Promise<string> {
  const { status, body } = await app('POST', home, fields);
  expect(status).toBe(201);
  return `${home}/${String(at(body, 'ghsa_id'))}`;
}

async function reported(fields: object = text): Promise<string> {
  const { body } = await reporter('POST', `${home}/reports`, fields);
  return `${home}/${String(at(body, 'ghsa_id'))}`;
}

const state = async (place: string) => at((await owner('GET', place)).body, 'state');
const move = async (place: string, to: string) => (await owner('PATCH', place, { state: to })).status;

describe('states', () => {
  test.each([
    { path: ['draft', 'published'], last: 200 },
    { path: ['draft', 'closed', 'draft'], last: 200 },
    { path: ['draft', 'closed', 'published'], last: 422 },
    { path: ['draft', 'published', 'draft'], last: 422 },
    { path: ['draft', 'published', 'closed'], last: 422 },
    { path: ['draft', 'draft'], last: 200 },
  ])('$path ends with $last', async ({ path, last }) => {
    const place = await made();
    const statuses: number[] = [];
    for (const next of path.slice(1)) statuses.push(await move(place, next));
    expect(statuses.at(-1)).toBe(last);
    expect(statuses.slice(0, -1)).toEqual(statuses.slice(0, -1).map(() => 200));
    expect(await state(place)).toBe(last === 200 ? path.at(-1) : path.at(-2));
  });

  test('a report is accepted or closed, and not published at once', async () => {
    const place = await reported(whole);
    expect([await state(place), await move(place, 'published')]).toEqual(['triage', 422]);
    await move(place, 'draft');
    const { body } = await owner('GET', place);
    expect([at(body, 'state'), at(body, 'submission', 'accepted')]).toEqual(['draft', true]);
    expect(await move(await reported(), 'closed')).toBe(200);
  });

  test('a state that cannot be set, or a field that is none, is refused before anything changes', async () => {
    const place = await made();
    expect((await owner('PATCH', place, { state: 'triage' })).status).toBe(422);
    expect((await owner('PATCH', place, { summary: 'other', sumary: 'x' })).status).toBe(422);
    expect(at((await owner('GET', place)).body, 'summary')).toBe(text.summary);
  });

  test.each([{ severity: null }, { vulnerabilities: [] }])('nothing is published with %o', async (lack) => {
    const place = await made();
    expect((await app('PATCH', place, { ...lack, state: 'published' })).status).toBe(422);
    expect(await state(place)).toBe('draft');
  });

  test('publishing says who and when, and tells the Apps', async () => {
    const place = await made();
    const before = box.deliveries.length;
    const { body } = await app('PATCH', place, { state: 'published' });
    expect([at(body, 'publisher', 'login'), at(body, 'published_at')]).toEqual([
      'psirt-bot[bot]',
      expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    ]);
    await box.idle();
    const told = () => box.deliveries.slice(before).map(({ event, action }) => `${event}.${String(action)}`);
    expect(told()).toEqual(['repository_advisory.published']);
    await app('PATCH', place, { state: 'published', summary: 'better' });
    await box.idle();
    expect(told()).toHaveLength(1);
    expect((await as(box)('GET', place)).status).toBe(200);
  });
});

describe('fields', () => {
  const v3 = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H';
  const v4 = 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N';

  test.each([
    [v3, 'cvss_v3', 9.8],
    [v4, 'cvss_v4', 9.3],
  ])('%s is filed under %s with its score', async (vector, kind, score) => {
    const place = await made({ ...text, vulnerabilities: affected, cvss_vector_string: vector });
    const { body } = await app('GET', place);
    expect(at(body, 'cvss_severities', kind)).toEqual({ vector_string: vector, score });
    expect(at(body, 'severity')).toBe('critical');
  });

  test('severity and vector exclude each other, and only base metrics are taken', async () => {
    const place = await made({ ...text, vulnerabilities: affected, cvss_vector_string: v3 });
    const refused = await app('PATCH', place, { severity: 'low' });
    expect([refused.status, at(refused.body, 'message')]).toEqual([
      422,
      'Cannot update severity value when CVSS is set.',
    ]);
    expect((await app('PATCH', place, { cvss_vector_string: `${v4}/E:P` })).status).toBe(422);
    expect((await app('PATCH', place, { cvss_vector_string: null, severity: 'low' })).status).toBe(200);
  });

  test('lists are replaced whole; credits keep what people answered', async () => {
    const credits = [{ login: 'reporter', type: 'finder' }];
    const place = await made({ ...whole, cwe_ids: ['CWE-122'], credits });
    box.controls.answerCredit(place.split('/').at(-1) ?? '', 'reporter', 'accepted');
    await app('PATCH', place, {
      cwe_ids: ['CWE-787'],
      credits: [...credits, { login: 'dev', type: 'analyst' }],
    });
    const { body } = await app('GET', place);
    expect(at(body, 'cwe_ids')).toEqual(['CWE-787']);
    expect(each(at(body, 'credits_detailed'), 'state')).toEqual(['accepted', 'pending']);
    expect((await app('PATCH', place, { credits: [{ login: 'nobody-here', type: 'other' }] })).status).toBe(
      422,
    );
  });
});

describe('people', () => {
  test('a draft exists for administrators and collaborators only', async () => {
    const place = await made();
    expect((await reporter('GET', place)).status).toBe(404);
    expect((await as(box)('GET', place)).status).toBe(404);
    await app('PATCH', place, { collaborating_users: ['reporter'] });
    expect((await reporter('GET', place)).status).toBe(200);
    expect((await reporter('PATCH', place, { summary: 'clearer' })).status).toBe(200);
    expect((await reporter('PATCH', place, { state: 'closed' })).status).toBe(403);
    expect((await reporter('PATCH', place, { collaborating_users: [] })).status).toBe(403);
  });

  test('a team collaborates with all its members', async () => {
    const place = await made();
    const helper = as(box, box.tokens['helper']);
    expect((await helper('GET', place)).status).toBe(404);
    await app('PATCH', place, { collaborating_teams: ['support'] });
    expect((await helper('GET', place)).status).toBe(200);
  });

  test('an App without the permission sees none of it, one that reads changes nothing', async () => {
    const place = await made();
    const without = await asApp(box, { permissions: { issues: 'write' } });
    const reads = await asApp(box, { permissions: { repository_advisories: 'read' } });
    expect((await without('GET', place)).status).toBe(403);
    expect([(await reads('GET', place)).status, (await reads('PATCH', place, text)).status]).toEqual([
      200, 403,
    ]);
    expect((await reads('POST', home, whole)).status).toBe(403);
  });

  test('private repositories have no advisories', async () => {
    expect((await app('POST', '/repos/acme/psirt/security-advisories', whole)).status).toBe(404);
    expect((await owner('POST', '/repos/acme/psirt/security-advisories/reports', text)).status).toBe(404);
  });
});

describe('private reports', () => {
  test('anybody with an account reports; the reporter is collaborator and credited, and the Apps are told', async () => {
    const before = box.deliveries.length;
    const place = await reported({ ...text, severity: 'high' });
    const { body } = await reporter('GET', place);
    expect([at(body, 'state'), at(body, 'submission', 'accepted')]).toEqual(['triage', false]);
    expect([each(at(body, 'collaborating_users'), 'login'), at(body, 'author', 'login')]).toEqual([
      ['reporter'],
      'reporter',
    ]);
    expect(each(at(body, 'credits_detailed'), 'state')).toEqual(['pending']);
    await box.idle();
    expect(box.deliveries.slice(before).map(({ event, action }) => [event, action])).toEqual([
      ['repository_advisory', 'reported'],
    ]);
    expect((await as(box)('POST', `${home}/reports`, text)).status).toBe(401);
  });

  test('where reports are not enabled there are none; only administrators ask and switch', async () => {
    const path = '/repos/acme/widget/private-vulnerability-reporting';
    expect((await owner('GET', path)).body).toEqual({ enabled: true });
    expect([(await reporter('GET', path)).status, (await app('GET', path)).status]).toEqual([403, 403]);
    expect((await owner('DELETE', path)).status).toBe(204);
    expect((await owner('GET', path)).body).toEqual({ enabled: false });
    expect((await reporter('POST', `${home}/reports`, text)).status).toBe(403);
    expect((await owner('PUT', path)).status).toBe(204);
    expect((await reporter('POST', `${home}/reports`, text)).status).toBe(201);
  });
});

test('a CVE is requested by administrators, needs affected versions, and comes without a webhook', async () => {
  const place = await made();
  const ghsa = place.split('/').at(-1) ?? '';
  await app('PATCH', place, { collaborating_users: ['reporter'] });
  expect((await reporter('POST', `${place}/cve`)).status).toBe(403);
  expect((await app('POST', `${place}/cve`)).status).toBe(202);
  expect(box.controls.cveRequests).toContain(ghsa);
  expect((await app('POST', `${await made({ ...whole, vulnerabilities: [] })}/cve`)).status).toBe(422);

  const before = box.deliveries.length;
  box.controls.assignCve(ghsa, 'CVE-2026-12345');
  const { body } = await app('GET', place);
  expect([at(body, 'cve_id'), each(at(body, 'identifiers'), 'value')]).toEqual([
    'CVE-2026-12345',
    [ghsa, 'CVE-2026-12345'],
  ]);
  expect((await app('POST', `${place}/cve`)).status).toBe(422);
  await box.idle();
  expect(box.deliveries).toHaveLength(before);
});

test('comments are for those who see the advisory, also by time, and absent where the preview is off', async () => {
  const place = await reported();
  const first = await reporter('POST', `${place}/comments`, { body: 'Any news?' });
  expect([first.status, at(first.body, 'user', 'login')]).toEqual([201, 'reporter']);
  box.clock.advance(60_000);
  const since = box.clock.stamp();
  const second = await app('POST', `${place}/comments`, { body: 'Soon.' });
  const own = `${place}/comments/${String(at(second.body, 'id'))}`;
  expect(each((await reporter('GET', `${place}/comments`)).body, 'body')).toEqual(['Any news?', 'Soon.']);
  expect(each((await app('GET', `${place}/comments?since=${since}`)).body, 'body')).toEqual(['Soon.']);
  expect([
    (await app('PATCH', own, { body: 'On Monday.' })).status,
    (await reporter('PATCH', own, { body: 'Never.' })).status,
    (await as(box, box.tokens['dev'])('GET', `${place}/comments`)).status,
    (await app('DELETE', own)).status,
  ]).toEqual([200, 403, 404, 404]);

  box.controls.setAdvisoryComments('off');
  expect((await app('GET', `${place}/comments`)).status).toBe(404);
  expect((await app('POST', `${place}/comments`, { body: 'x' })).status).toBe(404);
  box.controls.setAdvisoryComments('on');
});

/** The value of a query parameter in a `Link` header. */
const cursorOf = ({ headers }: Reply, name: string) =>
  new RegExp(`${name}=([^&>]+)`).exec(headers.get('link') ?? '')?.[1] ?? 'none';
const nextOf = ({ headers }: Reply) => /<([^>]+)>; rel="next"/.exec(headers.get('link') ?? '')?.[1];
const idsOf = ({ body }: Reply) => each(body, 'ghsa_id');

describe('lists', () => {
  const site = '/repos/acme/security/security-advisories';
  const ids: unknown[] = [];
  const list = (query: string, ask = app) => ask('GET', `${site}?${query}`);

  beforeAll(async () => {
    for (const summary of ['a1', 'a2', 'a3', 'a4', 'a5'])
      ids.push(at((await app('POST', site, { ...whole, summary })).body, 'ghsa_id'));
    await app('PATCH', `${site}/${String(ids[1])}`, { state: 'published' });
  });

  test('go by cursor to their end', async () => {
    const seen: unknown[] = [];
    let next: string | undefined = `${box.api}${site}?per_page=2&sort=created&direction=asc`;
    while (next !== undefined) {
      const page = await app('GET', next.slice(box.api.length));
      seen.push(...idsOf(page));
      next = nextOf(page);
    }
    expect(seen).toEqual(ids);
  });

  test('show the newest first, and lead back', async () => {
    const newest = await list('per_page=2');
    expect(idsOf(newest)).toEqual([ids[4], ids[3]]);
    const older = await list(`per_page=2&after=${cursorOf(newest, 'after')}`);
    expect(idsOf(older)).toEqual([ids[2], ids[1]]);
    expect(idsOf(await list(`per_page=2&before=${cursorOf(older, 'before')}`))).toEqual([ids[4], ids[3]]);
  });

  test('show each only what it may see, and one state when asked', async () => {
    expect(idsOf(await list('state=published'))).toEqual([ids[1]]);
    expect(idsOf(await list('per_page=100', reporter))).toEqual([ids[1]]);
    const all = idsOf(await app('GET', '/orgs/acme/security-advisories?per_page=100'));
    expect(all).toEqual(expect.arrayContaining(ids));
    expect(all.length).toBeGreaterThan(ids.length);
  });
});

test('only what was wrong on purpose broke the contract, and no answer or webhook of the sandbox did', () => {
  const texts = box.violations().flatMap(({ what, texts: words }) => words.map((word) => `${what} ${word}`));
  expect(texts.filter((line) => !/^(PATCH|DELETE) .*(sumary|state|not in GitHub)/.test(line))).toEqual([]);
});
