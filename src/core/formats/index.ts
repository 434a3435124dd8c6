// All formats an advisory is written in. A new format is a file of its own and one word here.
import type { Format } from './format.ts';
import { ghsa } from './ghsa.ts';
import { markdown } from './markdown.ts';
import { osv } from './osv.ts';
import { releaseNotes } from './release-notes.ts';

export const formats: readonly Format[] = [ghsa, markdown, osv, releaseNotes];

/** What the site holds of each advisory. */
export const siteFormats: readonly Format[] = [osv, markdown];
