// Words that are planted in private fields and stand nowhere else: where one shows, the field leaked.

/** The canary of a field: letters alone, so that nothing on the way changes it. */
export function canary(field: string): string {
  return `zq${field}qz`;
}

/** The fields whose canaries stand in a text. */
export function canariesIn(text: string): readonly string[] {
  return [...new Set([...text.toLowerCase().matchAll(/zq([a-z]+?)qz/g)].map(([, field = '']) => field))];
}
