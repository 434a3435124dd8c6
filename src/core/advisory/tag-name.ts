// Which release a tag names. Projects write versions in many ways (v1.2.3, curl-8_4_0, release/2.4.1), so a line has a pattern; what
// stands before the version in a tag must stand in the pattern too: `v2.4.x/nightly-2.4.1` is no release of a line with `v2.4.*`.

/** Whether a tag fits the line's pattern of tags (`*` stands for anything) and is the release of this version. */
export function isTagOf(tag: string, version: string, pattern: string): boolean {
  return matches(tag, pattern) && namesRelease(tag, version, pattern);
}

/** Whether a tag names this version as the pattern has it, although it may be an older one than the line's. */
export function namesRelease(tag: string, version: string, pattern: string): boolean {
  const [head, tail] = fixedParts(pattern);
  const names = [tag, ...(tail !== '' && tag.endsWith(tail) ? [tag.slice(0, -tail.length)] : [])];
  return names.some((name) => {
    const before = beforeVersion(name, version);
    return before !== undefined && plain(head).startsWith(before.replace(/v$/, ''));
  });
}

/** Whether a tag ends in this version, whatever name stands before it. */
export function endsIn(tag: string, version: string): boolean {
  return beforeVersion(tag, version) !== undefined;
}

/** What stands before the version with which a tag ends; undefined when it ends otherwise, or with more of a number. Go's `+incompatible` is on no tag. */
function beforeVersion(tag: string, version: string): string | undefined {
  const end = plain(version)
    .replace(/\+incompatible$/, '')
    .replace(/^v(?=\d)/, '');
  const whole = plain(tag);
  if (end === '' || !whole.endsWith(end)) return undefined;
  const before = whole.slice(0, -end.length);
  return /\d\.?$/.test(before) ? undefined : before;
}

/** Spelled so that versions can be compared: in lower case, with dots. */
const plain = (text: string): string => text.toLowerCase().replaceAll('_', '.');

/** What stands before a pattern's first star and after its last. */
function fixedParts(pattern: string): readonly [head: string, tail: string] {
  const star = pattern.indexOf('*');
  return star < 0 ? [pattern, ''] : [pattern.slice(0, star), pattern.slice(pattern.lastIndexOf('*') + 1)];
}

/** Each fixed part is looked for once, from left to right: the time grows with the lengths, not with the ways to read the stars. */
function matches(tag: string, pattern: string): boolean {
  if (!pattern.includes('*')) return tag === pattern;
  const [head, tail] = fixedParts(pattern);
  if (!tag.startsWith(head)) return false;
  let at = head.length;
  for (const part of pattern.slice(head.length, pattern.length - tail.length).split('*')) {
    const found = tag.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return tag.length - tail.length >= at && tag.endsWith(tail);
}
