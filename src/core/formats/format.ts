// What every format of an advisory is: a pure function to a text, honest about what the format can't say. Formats never look
// anything up and never decide what may be published.
import type { Advisory } from '../advisory/advisory.ts';
import type { Mistake } from '../mistake.ts';

export interface Format {
  readonly id: 'osv' | 'markdown' | 'ghsa' | 'release-notes' | 'csaf' | 'openvex';
  readonly title: string;
  fileName(advisory: Advisory): string;
  render(advisory: Advisory): Rendering;
}

/** Something of the advisory that a document of this format can't say. */
export interface Loss {
  readonly field: string;
  readonly why: string;
}

/** A document's text with its losses; `unfit`: the advisory can't be a document of this format as it is. */
export type Rendering =
  { readonly kind: 'rendered'; readonly text: string; readonly losses: readonly Loss[] } | Unfit;

export interface Unfit {
  readonly kind: 'unfit';
  readonly mistake: Mistake;
}

/** A document of JSON as people and tools read it: two spaces, a newline at the end. */
export function jsonText(document: unknown): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}
