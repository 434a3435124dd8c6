// Tags as Git names them: `refs/tags/v1.2.3`. Knows names only, and asks nobody whether there is such a tag.

const prefix = 'refs/tags/';
/** What Git forbids in names, and what nobody would call a tag. https://git-scm.com/docs/git-check-ref-format */
const forbidden = /\.\.|@\{|\/\/|^[-./]|[./]$|\.lock(?:\/|$)|\/\.|[\p{C}\p{Z}~^:?*[\\]/u;
const longest = 200;

/** Whether Git would take this as the name of a tag. */
export function isTagName(name: string): boolean {
  return name.length > 0 && name.length <= longest && name !== '@' && !forbidden.test(name);
}

/** The tag's name in a full ref; undefined when the ref is a branch, a pull request or no ref. */
export function tagOfRef(ref: string): string | undefined {
  const name = ref.startsWith(prefix) ? ref.slice(prefix.length) : '';
  return isTagName(name) ? name : undefined;
}
