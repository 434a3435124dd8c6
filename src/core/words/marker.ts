// The hidden first line by which the bot finds its own comments again. A marker is only worth something in a comment whose author
// is the App: anybody can type one.

/** What a marker says: which of the bot's texts this is, and in which version of its form. */
export interface Marker {
  readonly slot: string;
  readonly version: number;
}

const MARKER = /^<!-- psirt-bot:([a-z\d:._/%-]*) v(\d{1,6}) -->(?:\n|$)/u;
// What can't end an HTML comment, in any reading of the standard; `--` in it is encoded too.
const UNSAFE = /[^a-z\d:._/-]|-(?=-)/g;

/** The marker of a slot such as `card` or `notice:ack`. */
export function markerOf(slot: string, version = 1): string {
  const encoded = slot.replace(UNSAFE, (unit) => `%${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `<!-- psirt-bot:${encoded} v${version} -->`;
}

/** The marker in the first line of a comment, or undefined. Trust it only when the App wrote the comment. */
export function readMarker(body: string): Marker | undefined {
  const [, encoded, version] = MARKER.exec(body.replace(/\r\n/gu, '\n')) ?? [];
  if (encoded === undefined) return undefined;
  const slot = encoded.replace(/%([\da-f]{4})/gu, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return { slot, version: Number(version) };
}
