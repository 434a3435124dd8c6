// `page --test` and what `doctor` says of the pager: a team knows before it counts whether somebody can be called.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openReceiver } from '../channels/receiver.ts';
import type { Receiver } from '../channels/receiver.ts';
import { pagerCheck } from '../../src/cli/doctor/pager.ts';
import type { Sight } from '../../src/cli/doctor/finding.ts';
import { shell } from './shell.ts';

let receiver: Receiver;
beforeAll(async () => {
  receiver = await openReceiver();
});
afterAll(() => receiver.close());

const environment = () => ({
  PSIRT_REPOSITORY: 'acme/psirt',
  PSIRT_PAGE_URL: receiver.url,
  PSIRT_PAGE_SECRET: 'what signs each page',
});

test('a test page says that it is one, and what came of it', async () => {
  const { code, printed } = await shell('page --test', { environment: environment() });
  expect({ code, printed }).toEqual({
    code: 0,
    printed: expect.stringContaining('The test page was taken.'),
  });
  expect(JSON.parse(receiver.came.at(-1)?.body ?? '')).toMatchObject({ alarm: 'test', case: null, text: 'psirt-bot: this is a test; nobody is needed. https://github.com/acme/psirt' }); // prettier-ignore

  receiver.answer(401);
  const refused = await shell('page --test', { environment: environment() });
  expect({ ...refused }).toMatchObject({ code: 1 });
  expect(refused.aside).toContain('The test page was not taken');
  expect(refused.aside).not.toContain('what signs each page');
});

test('without --test, and without a pager, it says what to do', async () => {
  const bare = await shell('page', { environment: environment() });
  expect(bare).toMatchObject({ code: 2, aside: expect.stringContaining('psirt-bot page --test') });
  const none = await shell('page --test', { environment: { PSIRT_REPOSITORY: 'acme/psirt' } });
  expect(none).toMatchObject({ code: 2, aside: expect.stringMatching(/PSIRT_PAGE_URL: expected where pages go[^]*PSIRT_PAGE_SECRET: expected/u) }); // prettier-ignore
});

const found = (given: Record<string, string>) =>
  pagerCheck.look({ environment: given, repository: { owner: 'acme', repo: 'psirt' } } as unknown as Sight);

test('doctor says whether pages can be sent, and never the secret', async () => {
  expect(await found({})).toEqual([expect.objectContaining({ state: 'note', what: expect.stringContaining('no pager is set in this environment') })]); // prettier-ignore
  const { PSIRT_REPOSITORY: _none, ...pager } = environment();
  expect(await found(pager)).toEqual([{ state: 'good', what: `pages go to ${new URL(receiver.url).host}; \`psirt-bot page --test\` sends one` }]); // prettier-ignore
  const [wrong] = await found({
    PSIRT_PAGE_URL: 'https://pager.acme.example/hidden',
    PSIRT_PAGE_SECRET: 'short',
  });
  expect(wrong).toMatchObject({
    state: 'wrong',
    todo: expect.stringContaining('PSIRT_PAGE_SECRET: expected'),
  });
  expect(JSON.stringify(wrong)).not.toMatch(/short"|hidden/u);
});
