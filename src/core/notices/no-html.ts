// HTML in a text: what is filled in is made harmless for Markdown, and inside HTML that doesn't count, so there is none.
import type { TemplateProblem } from '../words/template.ts';

/** A tag, a comment or an instruction; an address between angle brackets is none. */
const tag = /<(?:\/?[a-z][a-z\d-]*(?=[\s/>]|$)|[!?])/i;

/** The lines of a text that hold HTML. */
export function htmlProblems(file: string, body: string): readonly TemplateProblem[] {
  return body.split('\n').flatMap((line, index) => {
    const [found] = tag.exec(line) ?? [];
    if (found === undefined) return [];
    return [{ file, line: index + 1, what: `expected Markdown without HTML; got ${found}; for example **bold** or a table of | cells |` }]; // prettier-ignore
  });
}
