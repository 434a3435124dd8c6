// Remembers what a pure function gave for a text: with every look at a case the same comments, reports and settings are read again.
// Only for functions whose answer depends on nothing but the text, and is never changed by anybody.

/** The function, answering from memory what it was asked lately. `most`: how many texts are kept. */
export function remembered<T>(most: number, read: (text: string) => T): (text: string) => T {
  const known = new Map<string, { readonly answer: T }>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before.answer;
    const answer = read(text);
    const oldest = known.keys().next();
    if (known.size >= most && oldest.done !== true) known.delete(oldest.value);
    known.set(text, { answer });
    return answer;
  };
}

/** The same for a function of one object that nobody ever changes: remembered as long as the object lives. */
export function rememberedOf<K extends object, T>(read: (object: K) => T): (object: K) => T {
  const known = new WeakMap<K, { readonly answer: T }>();
  return (object) => {
    const before = known.get(object);
    if (before !== undefined) return before.answer;
    const answer = read(object);
    known.set(object, { answer });
    return answer;
  };
}
