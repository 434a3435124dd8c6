// Evidence with any one byte changed: verify fails, and names the place, wherever that byte stands.
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTar, tarOf } from '../../src/cli/evidence/tar.ts';
import { checkEvidence } from '../../src/core/evidence/check.ts';
import { filesOf } from '../core/evidence/a-material.ts';

const runs = Number(process.env['PROPERTY_RUNS']);

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

  interface Place extends Start {
    readonly part: 'header' | 'content' | 'padding';
    /** Of a text, from 1. */
    readonly line: number;
  }

  /** Where a byte stands; undefined behind the last file. */
  function placeOf(index: number): Place | undefined {
    const start = starts.find((one) => index >= one.from && index < ends([one]));
    if (start === undefined) return undefined;
    const within = index - start.from - 512;
    const before = Buffer.from(files.get(start.name) ?? '').subarray(0, Math.max(0, within));
    const part = within < 0 ? 'header' : within < start.size ? 'content' : 'padding';
    return { ...start, part, line: before.toString('latin1').split('\n').length };
  }

  /** What verify must name of a place, and did not; empty where it names all. */
  function unnamed(index: number, by: number): readonly string[] {
    const bytes = changedAt(index, by);
    const faults = faultsIn(bytes);
    const place = placeOf(index);
    const says = (words: string): boolean => faults.some((fault) => fault.includes(words));
    if (place === undefined) return says(`byte ${index} of the archive`) ? [] : [`byte ${index}`];
    const { name, from, part } = place;
    // Whose name itself was changed is told by its place.
    const file = says(name) || (part === 'header' && index - from < 100) ? [] : [name];
    if (part === 'content') return [...file, ...unnamedLine(bytes, place)];
    const isPlaced = says(`byte ${index} of the archive`) || (part === 'header' && says(`bytes ${from} to ${from + 511} of the archive`)); // prettier-ignore
    return [...file, ...(isPlaced ? [] : [`byte ${index}`])];
  }

  /** A changed line breaks the chain of the next one; a changed end of a line makes one of two. */
  function unnamedLine(bytes: Uint8Array, { name, line }: Place): readonly string[] {
    if (name !== 'log.jsonl') return [];
    const named = linesIn(bytes);
    return named.includes(line) || named.includes(line + 1) ? [] : [`line ${line}, and not ${named.join()}`];
  }

  /** The lines of the log that verify names. */
  function linesIn(bytes: Uint8Array): readonly number[] {
    const read = readTar(bytes);
    if (!read.ok) return read.faults.map(({ wrong }) => Number(/in line (\d+)$/u.exec(wrong)?.[1]));
    const { faults } = checkEvidence(read.files, { by: '0.1.0' });
    return faults.flatMap(({ path, line }) => (path === 'log.jsonl' && line !== null ? [line] : []));
  }

  test.each([
    ['name', 3], ['mode', 101], ['owner id', 109], ['group id', 117], ['size', 134], ['time', 140], ['checksum', 150], ['end of the checksum', 155],
    ['type', 156], ['link', 160], ['magic', 259], ['owner', 270], ['group', 300], ['device', 330], ['prefix', 350], ['rest', 505],
  ])('in the header of each file (%s) is named', (_field, offset) => {
    expect(starts.flatMap(({ from }) => [1, 0x80].flatMap((by) => unnamed(from + offset, by)))).toEqual([]);
  }); // prettier-ignore

  test('in the content of a file is named, with the line of a log', () => {
    const indices = starts.flatMap(({ from, size }) => [0, Math.floor(size / 3), Math.floor(size / 2), size - 1].map((index) => from + 512 + index)); // prettier-ignore
    expect(indices.flatMap((index) => unnamed(index, 1))).toEqual([]);
  });

  test('in the padding after a file, and after the last, fails and names the place', () => {
    for (const { name, from, size } of starts.filter((start) => start.size % 512 > 0))
      expect(faultsIn(changedAt(from + 512 + size, 1))).toEqual([expect.stringMatching(new RegExp(`^${name.replaceAll('.', '\\.')}: byte \\d+ of the archive \\(padding\\): expected 0x00; found 0x01$`))]); // prettier-ignore
    expect(faultsIn(changedAt(whole.length - 1, 1))).toEqual([expect.stringMatching(/^the archive: byte \d+ of the archive \(its end\): expected 0x00; found 0x01$/)]); // prettier-ignore
  });

  test('anywhere is named', () => {
    const byte = fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }));
    fc.assert(
      fc.property(byte, ([index, by]) => {
        expect(unnamed(index, by)).toEqual([]);
      }),
      { numRuns: runs * 4 },
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
    ['one with bytes that are no text', () => changedAt((starts.find(({ name }) => name === 'README.txt')?.from ?? 0) + 520, 0x80), /^README\.txt: it is no UTF-8 text, in line 1$/],
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
