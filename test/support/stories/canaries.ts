// Words that are planted in private fields and stand nowhere else: where one shows, the field leaked.

/** Every private field in which one is planted; `finder` and `vault` are a login and the case repository's name. */
const fields = [
  'answer', 'ask', 'asked', 'because', 'body', 'broken', 'contact', 'decline', 'exploit', 'finder', 'hold', 'leak', 'lift', 'mail', 'nocve', 'outlook', 'party',
  'prosebody', 'prosesummary', 'prosetitle', 'recipe', 'reject', 'reopen', 'reportbody', 'reportsteps', 'reporttitle', 'similar', 'talk',
  'test', 'thanks', 'title', 'unaffected', 'vault', 'workaround',
] as const; // prettier-ignore

/** The canary of a field: letters alone, so that nothing on the way changes it. */
export function canary(field: (typeof fields)[number]): string {
  return `zq${field}qz`;
}

/** The fields whose canaries stand in a text. Others that look like one are chance: files travel in base64. */
export function canariesIn(text: string): readonly string[] {
  const lower = text.toLowerCase();
  return fields.filter((field) => lower.includes(canary(field)));
}
