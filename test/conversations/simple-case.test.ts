// The shortest sensible case (strict two people, fork, two lines) from report to closed in ten comments, in a GitHub in a box with the
// real App and the real Action. Everybody uses their own token.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { actionEnvironment } from '../../src/cli/action-environment.ts';
import { openBoxHouse } from '../../src/cli/box-house.ts';
import type { BoxHouse } from '../../src/cli/box-house.ts';
import { acme } from '../../src/sandbox/seed/world.ts';
import { personOf } from '../../src/sandbox/person.ts';
import type { Person } from '../../src/sandbox/person.ts';
import { makeBundle } from '../action/job.ts';
import type { Bundle } from '../action/job.ts';

const repository = 'acme/psirt';
const product = 'acme/widget';
const lines = [
  { line: '2.4', branch: 'main', tag: 'v2.4.1' },
  { line: '2.3', branch: '2.3', tag: 'v2.3.9' },
] as const;

let house: BoxHouse;
let bundle: Bundle;
const told: string[] = [];

beforeAll(async () => {
  bundle = await makeBundle();
  house = await openBoxHouse({ world: acme, say: ({ sentence }) => void told.push(sentence) });
});
afterAll(async () => {
  bundle.remove();
  await house.close();
});

const as = (login: string): Person => personOf(house.box, login);

interface Answer {
  readonly reactions: readonly string[];
  readonly status: string;
}

/** One comment on the case; its reactions and the case's status once everything that it led to is over. */
async function say(login: string, text: string): Promise<Answer> {
  const comment = await as(login).comment({ repository, number: 1 }, text);
  await house.rest();
  const given = await as('lead').reactions({ repository, comment });
  return { reactions: given.map(({ reaction }) => reaction), status: await status() };
}

async function status(): Promise<string> {
  const { labels } = await as('lead').issue({ repository, number: 1 });
  return labels.find((label) => label.startsWith('status/'))?.slice('status/'.length) ?? 'none';
}

async function card(): Promise<string> {
  const comments = await as('lead').comments({ repository, number: 1 });
  return comments.find(({ body }) => body.startsWith('<!-- psirt-bot:card'))?.body ?? '';
}

test('ten comments carry a case from its report to its end', { timeout: 60_000 }, async () => {
  const { box } = house;
  const ghsa = await as('reporter').report({
    repository: product,
    summary: 'Any reader can read the records of others',
    description: 'Ask for record 7 as somebody else.',
  });
  await house.rest();
  expect(await status()).toBe('new');
  expect(await as('reporter').advisoryComments({ repository: product, ghsa })).toHaveLength(1);

  const due = new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10);
  const done = { reactions: ['rocket'] };
  expect(await say('lead', '/psirt accept exploit none leak no')).toMatchObject({
    ...done,
    status: 'assessing',
  });
  const confirmed = await say(
    'lead',
    '/psirt confirm CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:N CWE-639 affects ">=2.3.0 <2.3.9" fixed 2.3.9 affects ">=2.4.0 <2.4.1" fixed 2.4.1 major no',
  );
  expect(confirmed.status).toBe('confirmed');
  expect(confirmed.reactions).toContain('rocket');
  const remedy = `/psirt remedy fix by ${due} dev @dev workaround none`;
  expect(await say('lead', remedy)).toMatchObject({ ...done, status: 'fixing' });

  const pulls = await buildFix(ghsa);
  const [first = '', second = ''] = pulls;
  const fix = `/psirt fix ${first} for 2.4 ${second} for 2.3 reviewed-by @lead`;
  expect(await say('dev', fix)).toMatchObject(done);
  expect(await say('dev', '/psirt reproduce yes test/idor.spec.ts')).toMatchObject(done);
  expect(await say('analyst', '/psirt test attested "full suite, log sha256:6f1d" for all')).toMatchObject(
    done,
  );
  expect(await say('dev', '/psirt similar none "CodeQL rule 12, all repositories"')).toMatchObject(done);
  expect(await say('lead', '/psirt publish')).toMatchObject({ ...done, status: 'ready' });
  const hash = /on `([\da-f]{8})`/.exec(await card())?.[1] ?? 'none';
  expect(await say('owner', `/psirt approve ${hash}`)).toMatchObject({ ...done, status: 'ready' });

  const before = box.publicLog.length;
  await box.controls.mergeFork(ghsa, 'owner');
  for (const { branch, tag } of lines) {
    await as('owner').release({ repository: product, tag, target: branch, notes: 'Fixes.' });
    await house.rest();
  }
  expect(await status()).toBe('released');
  expect(box.publicLog.slice(before).every(({ by }) => by === 'owner')).toBe(true);

  const { code, log } = await bundle.run({ ...actionEnvironment(box), INPUT_WAIT: '10' });
  await house.rest();
  expect(log).toContain(ghsa);
  expect(code).toBe(0);
  expect(await status()).toBe('recovering');
  expect(await as('lead').file({ repository: 'acme/security', path: `advisories/${ghsa}.md` })).toContain(
    'Upgrade to widget 2.3.9 or widget 2.4.1.',
  );
  expect(await say('lead', '/psirt close')).toMatchObject({ ...done, status: 'closed' });

  expect((await as('lead').issue({ repository, number: 1 })).state).toBe('closed');
  expect(box.violations()).toEqual([]);
  expect(told.filter((sentence) => /could not|defect|not carried out/.test(sentence))).toEqual([]);
});

/** The developer builds the fix of each line in the temporary private fork; gives the addresses of the pull requests. */
async function buildFix(ghsa: string): Promise<readonly string[]> {
  const { fork } = await as('owner').advisory({ repository: product, ghsa });
  if (fork === null) throw new Error('there is no temporary private fork');
  const pulls: string[] = [];
  for (const { line, branch } of lines) {
    const head = `fix-${line}`;
    const files = { 'src/record.js': `// Reads records of ${line}, each for its owner alone.\n` };
    await as('dev').push({ repository: fork, branch: head, from: branch, message: 'Check the owner', files });
    const number = await as('dev').openPull({
      repository: fork,
      head,
      base: branch,
      title: 'Check the owner',
    });
    pulls.push(`https://github.com/${fork}/pull/${number}`);
  }
  return pulls;
}
