// Gives the values of a YAML file their types. YAML is read as text only, so that versions survive; a few names hold something else.

/** The names whose values are numbers, and those whose values are true or false. */
export interface Types {
  readonly numbers: ReadonlySet<string>;
  readonly switches: ReadonlySet<string>;
}

/** The value with numbers and switches where they belong; what can't be one stays text. An empty value is none. */
export function typed(value: unknown, types: Types, name = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => typed(item, types, name));
  if (typeof value !== 'string') return typedMapping(value, types);
  if (types.numbers.has(name) && /^\d{1,15}$/u.test(value)) return Number(value);
  if (types.switches.has(name) && /^(?:true|false)$/u.test(value)) return value === 'true';
  return value === '' ? undefined : value;
}

function typedMapping(value: unknown, types: Types): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, typed(inner, types, name)]));
}
