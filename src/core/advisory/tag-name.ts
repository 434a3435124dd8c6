// Which release a tag names. Projects write versions in many ways (v1.2.3, curl-8_4_0, release/2.4.1): numbers and suffix decide.

/** Whether a tag names this version, under the line's pattern of tags (`*` stands for anything). */
export function isTagOf(tag: string, version: string, pattern: string | undefined): boolean {
  if (pattern !== undefined && !matches(tag, pattern)) return false;
  return versionIn(tag) === versionIn(version);
}

function matches(tag: string, pattern: string): boolean {
  const source = pattern.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${source.join('.*')}$`).test(tag);
}

/** The version's numbers joined by dots, and what follows them (`-rc.1`), in lower case. Go's `+incompatible` is on no tag. */
function versionIn(text: string): string {
  const plain = text.toLowerCase().replace(/\+incompatible$/, '');
  const found = /\d+(?:[._]\d+)*(?:[-+._]?[a-z][a-z0-9.]*)?$/i.exec(plain);
  return (found?.[0] ?? plain).replaceAll('_', '.');
}
