// Evidence as a plain tar: the same files make the same bytes, and an archive is only taken when it is, byte for byte, the one that its own
// files make. So also what no reader looks at, such as padding and times, can't be changed unseen.
import { createTar, parseTar } from 'nanotar';

const block = 512;
const attrs = { mode: '600', uid: 0, gid: 0, mtime: 0, user: '', group: '' };

/** The archive of these files, in their order. */
export function tarOf(files: ReadonlyMap<string, string>): Uint8Array {
  return canonical([...files].map(([name, text]) => ({ name, data: new TextEncoder().encode(text) })));
}

interface Item {
  readonly name: string;
  readonly data: Uint8Array;
}

function canonical(items: readonly Item[]): Uint8Array {
  const made = createTar([...items], { attrs });
  // An archive ends with two empty blocks at least.
  const room = made.length - sizeOf(items);
  return room >= 2 * block ? made : Uint8Array.from([...made, ...new Uint8Array(20 * block)]);
}

const blocksOf = ({ data }: Item): number => block + Math.ceil(data.length / block) * block;
const sizeOf = (items: readonly Item[]): number => items.reduce((sum, item) => sum + blocksOf(item), 0);

export interface TarFault {
  /** The file of the archive, or the archive itself. */
  readonly path: string;
  readonly wrong: string;
}

export type TarReading =
  | { readonly ok: true; readonly files: ReadonlyMap<string, string> }
  | { readonly ok: false; readonly faults: readonly TarFault[] };

/** Reads an archive; what is not exactly as it would be written is named by its place. */
export function readTar(bytes: Uint8Array): TarReading {
  const damaged = damagedHeader(bytes);
  if (damaged !== undefined) return { ok: false, faults: [damaged] };
  const items = itemsIn(bytes);
  if (typeof items === 'string') return { ok: false, faults: [{ path: 'the archive', wrong: items }] };
  const names = items.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  const place = differenceIn(items, bytes);
  const faults = [
    ...(twice === undefined ? [] : [{ path: twice, wrong: 'it stands twice in the archive' }]),
    ...(place === undefined ? [] : [place]),
    ...items.flatMap(notText),
  ];
  if (faults.length > 0) return { ok: false, faults };
  return { ok: true, files: new Map(items.map(({ name, data }) => [name, new TextDecoder('utf-8', { ignoreBOM: true }).decode(data)])) }; // prettier-ignore
}

/**
 * The first header whose checksum does not fit: whatever follows can't be gone by. Source: POSIX.1-1988, ustar, `chksum`. Undefined where
 * all fit, or where it is no archive at all.
 */
function damagedHeader(bytes: Uint8Array): TarFault | undefined {
  if (bytes.length < 2 * block || bytes.length % block !== 0) return undefined;
  let before = 'the archive';
  for (let at = 0; at < bytes.length;) {
    const header = bytes.subarray(at, at + block);
    // Empty blocks are the end; what stands among them is compared later.
    if (header.filter((byte) => byte !== 0).length < fewest) return undefined;
    const name = textAt(header, 0, 100);
    if (octalAt(header, 148) !== sumOf(header)) {
      // Bytes that never were an archive have a reason of their own.
      if (at === 0 && textAt(header, 257, 5) !== 'ustar' && !/^[\w./-]+$/u.test(name)) return undefined;
      const where = at === 0 ? '' : `, after ${before}`;
      return { path: name, wrong: `bytes ${at} to ${at + block - 1} of the archive (header${where}): its checksum does not fit, so something in it was changed, perhaps the name` }; // prettier-ignore
    }
    before = name;
    at += block + Math.ceil(octalAt(header, 124) / block) * block;
  }
  return undefined;
}

/** A header has more bytes that are not empty; a block with fewer belongs to the end, whatever happened to it. */
const fewest = 16;

const textAt = (header: Uint8Array, from: number, size: number): string =>
  new TextDecoder().decode(header.subarray(from, from + size)).split('\0', 1)[0] ?? '';

const octalAt = (header: Uint8Array, from: number): number =>
  Number.parseInt(textAt(header, from, from === 148 ? 8 : 12), 8) || 0;

/** The sum of a header's bytes, with spaces in place of the sum itself. */
const sumOf = (header: Uint8Array): number =>
  header.reduce((sum, byte, index) => sum + (index >= 148 && index < 156 ? 32 : byte), 0);

/** The files as they stand one after the other; or why it is no archive. */
function itemsIn(bytes: Uint8Array): readonly Item[] | string {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return 'it is compressed; unpack it first: gunzip';
  if (bytes.length < 2 * block || new TextDecoder().decode(bytes.slice(257, 262)) !== 'ustar')
    return 'it is no tar archive, or its beginning is damaged';
  if (bytes.length % block !== 0) return `it is cut: ${bytes.length} bytes are no whole number of blocks of ${block}`;
  try {
    // The reader takes the whole of a buffer's memory, so it gets memory of its own.
    const items = parseTar(new Uint8Array(bytes).buffer);
    return items.map(({ name, data }) => ({ name, data: data ?? new Uint8Array() }));
  } catch {
    return 'it is cut, or a header of it is damaged';
  }
} // prettier-ignore

function notText({ name, data }: Item): readonly TarFault[] {
  if (isText(data)) return [];
  // No character but the end of a line holds its byte.
  let [line, from] = [1, 0];
  for (
    let end = data.indexOf(10);
    end >= 0 && isText(data.subarray(from, end));
    end = data.indexOf(10, from)
  ) {
    from = end + 1;
    line += 1;
  }
  return [{ path: name, wrong: `it is no UTF-8 text, in line ${line}` }];
}

function isText(data: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(data);
    return true;
  } catch {
    return false;
  }
}

/** The first byte in which the archive is not the one that its files make. */
function differenceIn(items: readonly Item[], bytes: Uint8Array): TarFault | undefined {
  const wanted = canonical(items);
  const at = wanted.findIndex((byte, index) => byte !== bytes[index]);
  if (at < 0 && wanted.length === bytes.length) return undefined;
  if (at < 0) return { path: 'the archive', wrong: `expected ${wanted.length} bytes; found ${bytes.length}` };
  const hex = (byte: number | undefined): string => (byte === undefined ? 'nothing' : `0x${byte.toString(16).padStart(2, '0')}`);
  const { path, part } = placeOf(items, at);
  return { path, wrong: `byte ${at} of the archive (${part}): expected ${hex(wanted[at])}; found ${hex(bytes[at])}` };
} // prettier-ignore

const fields: readonly (readonly [from: number, name: string])[] = [
  [345, 'prefix'], [337, 'device'], [329, 'device'], [297, 'group'], [265, 'owner'], [257, 'magic'], [157, 'link'], [156, 'type'], [148, 'checksum'],
  [136, 'time'], [124, 'size'], [116, 'group id'], [108, 'owner id'], [100, 'mode'], [0, 'name'],
]; // prettier-ignore

/** Which file a byte belongs to, and which part of it. */
function placeOf(items: readonly Item[], at: number): { readonly path: string; readonly part: string } {
  let from = 0;
  for (const item of items) {
    const within = at - from;
    if (within < block) return { path: item.name, part: `header, ${fields.find(([start]) => within >= start)?.[1] ?? 'name'}` }; // prettier-ignore
    if (within < blocksOf(item)) return { path: item.name, part: within < block + item.data.length ? 'content' : 'padding' }; // prettier-ignore
    from += blocksOf(item);
  }
  return { path: 'the archive', part: 'its end' };
}
