// Evidence from the command line: what `export` writes of a case in the box, where it refuses to, and that `verify` names any changed byte.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Octokit } from '@octokit/rest';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSay } from '../../src/app/say.ts';
import { openBoxHouse } from '../../src/cli/box-house.ts';
import type { BoxHouse } from '../../src/cli/box-house.ts';
import { readTar, tarOf } from '../../src/cli/evidence/tar.ts';
import { checkEvidence } from '../../src/core/evidence/check.ts';
import { acme } from '../../src/sandbox/seed/world.ts';
import { filesOf } from '../core/evidence/a-material.ts';
import { shell } from './shell.ts';

const runs = Number(process.env['PROPERTY_RUNS']);
const scratch = mkdtempSync(join(tmpdir(), 'psirt-evidence-'));
const at = (name: string): string => join(scratch, name);
afterAll(() => rmSync(scratch, { recursive: true }));

describe('an archive with any one byte changed', () => {
  const files = filesOf();
  const whole = tarOf(files);
  const starts = startsOf(files);

  /** What verify finds in an archive, with places. */
  function faultsIn(bytes: Uint8Array): readonly string[] {
    const read = readTar(bytes);
    const faults = read.ok ? checkEvidence(read.files, { by: '0.1.0' }).faults : read.faults;
    return faults.map(({ path, wrong }) => `${path}: ${wrong}`);
  }

  function changedAt(index: number, by: number): Uint8Array {
    const bytes = Uint8Array.from(whole);
    bytes[index] = (bytes[index] ?? 0) ^ by;
    return bytes;
  }

  test('is whole before', () => {
    expect(faultsIn(whole)).toEqual([]);
    expect(tarOf(files)).toEqual(whole);
  });

  test.each([
    ['name', 3], ['mode', 101], ['owner id', 109], ['group id', 117], ['size', 134], ['time', 140], ['checksum', 150], ['type', 156],
    ['link', 160], ['magic', 259], ['owner', 270], ['group', 300], ['device', 330], ['prefix', 350], ['rest', 505],
  ])('in the header of each file (%s) fails', (_field, offset) => {
    for (const { from } of starts) for (const by of [1, 0x80]) expect(faultsIn(changedAt(from + offset, by))).not.toEqual([]);
  }); // prettier-ignore

  test('in the content of a file fails and names the file', () => {
    for (const { name, from, size } of starts)
      for (const index of [0, Math.floor(size / 2), size - 1])
        expect(faultsIn(changedAt(from + 512 + index, 1)).join('\n')).toContain(name);
  });

  test('in the padding after a file, and after the last, fails and names the place', () => {
    for (const { name, from, size } of starts.filter((start) => start.size % 512 > 0))
      expect(faultsIn(changedAt(from + 512 + size, 1))).toEqual([expect.stringMatching(new RegExp(`^${name.replaceAll('.', '\\.')}: byte \\d+ of the archive \\(padding\\): expected 0x00; found 0x01$`))]); // prettier-ignore
    expect(faultsIn(changedAt(whole.length - 1, 1))).toEqual([expect.stringMatching(/^the archive: byte \d+ of the archive \(its end\): expected 0x00; found 0x01$/)]); // prettier-ignore
  });

  test('anywhere fails', () => {
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (index, by) => {
        expect(faultsIn(changedAt(index, by))).not.toEqual([]);
      }),
      { numRuns: runs * 10 },
    );
  }, 600_000);

  test.each<readonly [string, () => Uint8Array, RegExp]>([
    ['nothing', () => new Uint8Array(), /^the archive: it is no tar archive/],
    ['a text', () => new TextEncoder().encode('hello '.repeat(400)), /^the archive: it is no tar archive/],
    ['a compressed one', () => gzipSync(whole), /^the archive: it is compressed; unpack it first/],
    ['one that is cut', () => whole.slice(0, 5000), /^the archive: it is cut: 5000 bytes/],
    ['one that is cut at a block', () => whole.slice(0, 5120), /^(?:the archive: it is cut|[\w./]+: )/],
    ['one that goes on', () => Uint8Array.from([...whole, ...new Uint8Array(512)]), /^the archive: expected \d+ bytes; found \d+$/],
    ['one with a file twice', () => { const half = tarOf(files); const end = ends(starts); return Uint8Array.from([...half.slice(0, end), ...half]); }, /stands twice in the archive$/],
    ['one with bytes that are no text', () => changedAt((starts.find(({ name }) => name === 'README.txt')?.from ?? 0) + 520, 0x80), /^README\.txt: it is no UTF-8 text$/],
  ])('%s is explained', (_what, bytes, wrong) => {
    expect(faultsIn(bytes())).toEqual(expect.arrayContaining([expect.stringMatching(wrong)]));
  }); // prettier-ignore
});

interface Start {
  readonly name: string;
  readonly from: number;
  readonly size: number;
}

/** Where each file's header stands in the archive. */
function startsOf(files: ReadonlyMap<string, string>): readonly Start[] {
  let from = 0;
  return [...files].map(([name, text]) => {
    const start = { name, from, size: Buffer.byteLength(text) };
    from = ends([start]);
    return start;
  });
}

function ends(starts: readonly Start[]): number {
  const last = starts.at(-1);
  return last === undefined ? 0 : last.from + 512 + Math.ceil(last.size / 512) * 512;
}

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
