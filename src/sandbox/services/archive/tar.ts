// Writes tar files the way `git archive` does: a global header with the commit, long paths split into `prefix` and `name`.
// Readers that know neither of these fail here as they would on GitHub.

export interface TarFile {
  /** Path with its top folder; folders end with a slash. */
  readonly path: string;
  readonly data: Buffer;
}

const block = 512;
const padded = (data: Buffer): Buffer =>
  Buffer.concat([data, Buffer.alloc((block - (data.length % block)) % block)]);
const octal = (value: number, width: number): string => `${value.toString(8).padStart(width - 1, '0')}\0`;

/** Where ustar lets a path be cut: at a slash, at most 155 before and 100 after. */
function split(path: string): { readonly prefix: string; readonly name: string } | undefined {
  if (Buffer.byteLength(path) <= 100) return { prefix: '', name: path };
  const cut = path.lastIndexOf('/', Math.min(155, path.length - 2));
  const [prefix, name] = [path.slice(0, cut), path.slice(cut + 1)];
  return cut > 0 && Buffer.byteLength(name) <= 100 ? { prefix, name } : undefined;
}

interface Head {
  readonly prefix: string;
  readonly name: string;
  readonly size: number;
  /** `0` file, `5` folder, `g` global header, `x` extended header. */
  readonly type: string;
  /** Seconds since 1970. */
  readonly time: number;
}

function header({ prefix, name, size, type, time }: Head): Buffer {
  const out = Buffer.alloc(block);
  const mode = type === '5' ? 0o775 : 0o664;
  const fields: readonly [number, string][] = [
    [0, name],
    [100, octal(mode, 8)],
    [108, octal(0, 8)],
    [116, octal(0, 8)],
    [124, octal(size, 12)],
    [136, octal(time, 12)],
    [148, '        '],
    [156, type],
    [257, 'ustar\x0000'],
    [265, 'root'],
    [297, 'root'],
    [345, prefix],
  ];
  for (const [at, text] of fields) out.write(text, at, 'utf8');
  const sum = out.reduce((total, byte) => total + byte, 0);
  out.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return out;
}

/** A pax record: its own length, then `key=value`. */
function pax(key: string, value: string): Buffer {
  const rest = ` ${key}=${value}\n`;
  let size = Buffer.byteLength(rest);
  while (String(size).length + Buffer.byteLength(rest) !== size)
    size = String(size).length + Buffer.byteLength(rest);
  return Buffer.from(`${size}${rest}`);
}

function entry({ path, data }: TarFile, time: number): Buffer[] {
  const type = path.endsWith('/') ? '5' : '0';
  const place = split(path);
  if (place) return [header({ ...place, size: data.length, type, time }), padded(data)];
  const record = pax('path', path);
  const extended = header({ prefix: '', name: 'long.paxheader', size: record.length, type: 'x', time });
  const head = header({ prefix: '', name: 'long.data', size: data.length, type, time });
  return [extended, padded(record), head, padded(data)];
}

/** The uncompressed archive; `time` in seconds since 1970. */
export function tar(
  files: readonly TarFile[],
  about: { readonly commit: string; readonly time: number },
): Buffer {
  const comment = pax('comment', about.commit);
  const first = header({
    prefix: '',
    name: 'pax_global_header',
    size: comment.length,
    type: 'g',
    time: about.time,
  });
  const body = files.flatMap((file) => entry(file, about.time));
  return Buffer.concat([first, padded(comment), ...body, Buffer.alloc(block * 2)]);
}
