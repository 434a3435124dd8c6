// Looks into JSON, YAML or TOML of unknown shape: every value is checked where it is taken, and what isn't there is empty.

/** The value at a path of keys and places, undefined when it isn't there. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (here, key) => (typeof here === 'object' && here !== null ? Reflect.get(here, key) : undefined),
    value,
  );
}

/** The items of a list; none when it is no list. */
export const list = (value: unknown, ...path: readonly (string | number)[]): readonly unknown[] => {
  const found = at(value, ...path);
  return Array.isArray(found) ? found : [];
};

/** The text at a path; undefined when there is none or an empty one. */
export const textAt = (value: unknown, ...path: readonly (string | number)[]): string | undefined => {
  const found = at(value, ...path);
  return typeof found === 'string' && found.trim() !== '' ? found : undefined;
};

/** The texts of a list at a path. */
export const textsAt = (value: unknown, ...path: readonly (string | number)[]): readonly string[] =>
  list(value, ...path).flatMap((item) => textAt(item) ?? []);

/** The text at a path, or an error that names the record's place. */
export function needed(value: unknown, ...path: readonly (string | number)[]): string {
  const found = textAt(value, ...path);
  if (found === undefined) throw new Error(`expected a text at ${path.join('.')}, got none`);
  return found;
}

/** The text with a key where there is one: for fields that may be absent. */
export function optional<K extends string>(key: K, value: string | undefined): Partial<Record<K, string>> {
  const holder: Partial<Record<K, string>> = {};
  if (value !== undefined) holder[key] = value;
  return holder;
}
