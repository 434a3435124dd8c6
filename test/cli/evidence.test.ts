// Evidence from the command line: what `export` writes of a case in the box, where it refuses to.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Octokit } from '@octokit/rest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSay } from '../../src/app/say.ts';
import { openBoxHouse } from '../../src/cli/box-house.ts';
import type { BoxHouse } from '../../src/cli/box-house.ts';
import { readTar, tarOf } from '../../src/cli/evidence/tar.ts';
import { acme } from '../../src/sandbox/seed/world.ts';
import { filesOf } from '../core/evidence/a-material.ts';
import { shell } from './shell.ts';

const scratch = mkdtempSync(join(tmpdir(), 'psirt-evidence-'));
const at = (name: string): string => join(scratch, name);
afterAll(() => rmSync(scratch, { recursive: true }));

describe('psirt-bot export', () => {
  let house: BoxHouse;
  const cases = { owner: 'acme', repo: 'psirt' };
  const around = () => ({ environment: { GITHUB_TOKEN: house.box.tokens['lead'], GITHUB_API_URL: house.box.api } }); // prettier-ignore
  beforeAll(async () => {
    house = await openBoxHouse({ world: acme, say: openSay({ level: 'error', write: () => undefined }) });
    const lead = new Octokit({ baseUrl: house.box.api, auth: house.box.tokens['lead'] });
    const body = '### Which product is it?\n\nwidget\n\n### Who found it, when it wasn’t you?\n\nRemy <remy@outside.example>\n';
    await lead.issues.create({ ...cases, title: 'It overflows', body });
    await house.rest();
    await lead.issues.createComment({ ...cases, issue_number: 1, body: '/psirt ack' });
    await house.rest();
  }, 60_000); // prettier-ignore
  afterAll(() => house.close());

  test('writes what verify finds whole, for its owner alone, the same every time', async () => {
    const [one, two] = [await shell(`export 1 acme/psirt --out ${at('one.tar')}`, around()), await shell(`export #1 acme/psirt --out ${at('two.tar')}`, around())]; // prettier-ignore
    expect(one.code).toBe(0);
    expect(two.code).toBe(0);
    expect(one.aside).toContain('under embargo');
    expect(readFileSync(at('one.tar'))).toEqual(readFileSync(at('two.tar')));
    expect(statSync(at('one.tar')).mode & 0o777).toBe(0o600);
    const root = /root hash: ([0-9a-f]{64})/.exec(one.printed)?.[1] ?? '';

    const verified = await shell(`verify ${at('one.tar')} --root ${root}`);
    expect(verified).toMatchObject({ code: 0, aside: '' });
    expect(verified.printed).toMatch(/^case 1 of acme\/psirt, \d+ entries/);
    expect(verified.printed).toContain('nothing wrong');
    expect((await shell(`verify ${at('one.tar')}`)).aside).toContain('whoever changes all of them');
    expect((await shell(`verify ${at('one.tar')} --root ${'a'.repeat(64)}`)).code).toBe(1);
    expect((await shell(`verify ${at('one.tar')} --against-github`, around())).code).toBe(0);
  }, 60_000);

  test('holds the state, and no name of anybody outside', async () => {
    const read = readTar(readFileSync(at('one.tar')));
    if (!read.ok) throw new Error('it can be read');
    expect(JSON.parse(read.files.get('case.json') ?? '')).toMatchObject({
      case: 1,
      state: { status: 'triaging' },
    });
    const commits = JSON.parse(read.files.get('commits.json') ?? '') as { verified: boolean }[];
    expect(commits.length).toBeGreaterThan(0);
    expect(commits.every(({ verified }) => verified)).toBe(true);
    for (const text of read.files.values()) expect(text).not.toMatch(/remy/i);
  });

  test('metrics reads the same record over GitHub, and the settings in force [R33]', async () => {
    const { code, printed, aside } = await shell('metrics acme/psirt --json', around());
    expect([code, aside]).toEqual([0, '']);
    const summary = JSON.parse(printed) as { cases: { counted: number }; metrics: { name: string; by: { product: object } }[] }; // prettier-ignore
    expect(summary.cases).toMatchObject({ counted: 1, damaged: 0, otherPlan: 0 });
    const clocks = summary.metrics.find(({ name }) => name === 'clocks-kept');
    expect(clocks?.by.product).toEqual({ widget: expect.anything() });
    const nobody = await shell('metrics acme/nowhere', around());
    expect(nobody.code).not.toBe(0);
    expect(nobody.aside).toContain('acme/nowhere');
  });

  test('an archive of a log that GitHub does not have is found', async () => {
    writeFileSync(at('other.tar'), tarOf(filesOf()));
    const { code, printed } = await shell(`verify ${at('other.tar')} --against-github`, around());
    expect(code).toBe(1);
    expect(printed).toContain('GitHub’s log of this case does not go on from this one');
  });

  test.each<readonly [string, string, number, RegExp]>([
    ['no number', 'export x acme/psirt', 2, /^Expected the number of a case; got x\nfor example: psirt-bot export 42/],
    ['no such case', `export 9 acme/psirt --out ${at('nine.tar')}`, 1, /^There is no case 9; expected one of 1$/],
    ['the terminal', 'export 1 acme/psirt --out -', 2, /^Expected the path of a new file; got -\. Evidence is confidential/],
    ['a file that is there', `export 1 acme/psirt --out ${at('one.tar')}`, 2, /exists already/],
    ['no folder', `export 1 acme/psirt --out ${at('no/where.tar')}`, 2, /^There is no folder /],
    ['a checkout', `export 1 acme/psirt --out ${at('tree/deep/x.tar')}`, 2, /belongs to the git checkout .*tree/],
    ['no repository', `export 1 --out ${at('x.tar')}`, 2, /^Expected the case repository as OWNER\/REPO; got nothing/],
    ['verify of no file', 'verify nowhere.tar', 2, /^There is no file nowhere\.tar that can be read/],
    ['verify with no hash', `verify ${at('one.tar')} --root abc`, 2, /^Expected a root hash of 64 hex digits; got abc/],
  ])('%s is refused with what to do', async (_what, line, code, words) => {
    mkdirSync(at('tree/.git'), { recursive: true });
    mkdirSync(at('tree/deep'), { recursive: true });
    const ran = await shell(line, line.includes('acme') ? around() : {});
    expect(ran.aside).toMatch(words);
    expect(ran.code).toBe(code);
  }); // prettier-ignore

  test('verify names what is wrong in an archive on disk', async () => {
    writeFileSync(at('bad.tar'), readFileSync(at('one.tar')).subarray(0, 4000));
    const { code, printed } = await shell(`verify ${at('bad.tar')}`);
    expect(code).toBe(1);
    expect(printed).toMatch(
      /^the archive: it is cut: 4000 bytes .*\n1 wrong: this is not the evidence as it was exported$/,
    );
  });
});
