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

/** For tools that read the site as a whole: they name the publisher, whom the settings know. */
export function publisherFormats(site: Site | null): readonly Format[] {
  if (site === null) return [];
  const publisher = publisherOf(site);
  return [csafOf(publisher), openvexOf(publisher)];
}

/** Every format that is published. */
export const everyFormat = (site: Site | null): readonly Format[] => [...formats, ...publisherFormats(site)];

/** What the site holds of each advisory. */
export const siteFormats: readonly Format[] = [osv, markdown];
