// The two forms in which GitHub's description tells what a newer API version changes. Pure; nothing is changed in place.
import { isObject, listOf, objectOf, objectsOf, textOf } from '../json.ts';
import type { JsonObject } from '../json.ts';

/** JSON Merge Patch (RFC 7396). */
function merged(target: JsonObject, patch: JsonObject): JsonObject {
  const out: JsonObject = { ...target };
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete out[key];
    else out[key] = isObject(value) ? merged(objectOf(out[key]), value) : value;
  }
  return out;
}

const unescaped = (part: string): string => part.replaceAll('~1', '/').replaceAll('~0', '~');

interface Step {
  /** Where to go from here, the last part being what changes. */
  readonly path: readonly string[];
  readonly op: string;
  readonly value: unknown;
}

function inList(list: readonly unknown[], { path, op, value }: Step): unknown[] {
  const [head = '', ...rest] = path;
  const at = head === '-' ? list.length : Number(head);
  if (rest.length > 0) return list.with(at, stepped(list[at], { path: rest, op, value }));
  if (op === 'add') return list.toSpliced(at, 0, value);
  return op === 'remove' ? list.toSpliced(at, 1) : list.with(at, value);
}

function stepped(node: unknown, { path, op, value }: Step): unknown {
  const [head = '', ...rest] = path;
  if (Array.isArray(node)) return inList(listOf(node), { path, op, value });
  const { [head]: inner, ...others } = objectOf(node);
  if (rest.length > 0) return { ...objectOf(node), [head]: stepped(inner, { path: rest, op, value }) };
  return op === 'remove' ? others : { ...others, [head]: value };
}

/** JSON Patch (RFC 6902) with the three operations that GitHub uses. */
function followed(target: JsonObject, steps: readonly JsonObject[]): JsonObject {
  return steps.reduce<JsonObject>((node, { op, path, value }) => {
    if (!['add', 'remove', 'replace'].includes(textOf(op)))
      throw new Error(`GitHub's description patches by "${textOf(op)}", which is not known here`);
    const parts = textOf(path).split('/').slice(1).map(unescaped);
    return objectOf(stepped(node, { path: parts, op: textOf(op), value }));
  }, target);
}

/** `target` with a patch of `x-github-breaking-changes`: a list is JSON Patch, an object JSON Merge Patch. */
export const patched = (target: JsonObject, patch: unknown): JsonObject =>
  Array.isArray(patch) ? followed(target, objectsOf(patch)) : merged(target, objectOf(patch));
