// All formats an advisory is written in. A new format is a file of its own and one word here.
import { csafOf } from './csaf.ts';
import type { Format } from './format.ts';
import { ghsa } from './ghsa.ts';
import { markdown } from './markdown.ts';
import { openvexOf } from './openvex.ts';
import { osv } from './osv.ts';
import { publisherOf } from './publisher.ts';
import type { Site } from './publisher.ts';
import { releaseNotes } from './release-notes.ts';

export const formats: readonly Format[] = [ghsa, markdown, osv, releaseNotes];

/** What the site holds of each advisory. */
export const siteFormats: readonly Format[] = [osv, markdown];

/** What lies beside those in the site's folders, in the name of whoever publishes there. */
export function besideOf(site: Site): readonly Format[] {
  const publisher = publisherOf(site);
  return [csafOf(publisher), openvexOf(publisher)];
}

/** Everything that is made of an advisory where the settings name this site, or none. */
export const formatsOf = (site: Site | null): readonly Format[] => [
  ...formats,
  ...(site === null ? [] : besideOf(site)),
];
