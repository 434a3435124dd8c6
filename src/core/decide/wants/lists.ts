// Brings the lists of all advisories up to date on the site, and what tools read of this one, in one commit. They are made of what lies
// there, after the advisory's own page: so two cases that publish at once come together, and nothing is listed that isn't public.
import { doneAct } from '../../case/case.ts';
import type { View } from '../../case/view.ts';
import type { PublicText } from '../../advisory/public-text.ts';
import { publisherFormats, siteFormats } from '../../formats/index.ts';
import type { Site } from '../../formats/publisher.ts';
import { indexFile, siteFiles } from '../../site/site-files.ts';
import type { Files } from '../../site/site-files.ts';
import { wantAct } from '../acts.ts';
import type { Scene } from '../scene.ts';
import type { Release } from './publication.ts';

/** Names the acts of one version. */
export type ActOf = (place: string) => string;

const lists = 'lists';

/** Whether the site holds all of a version, or there is no site. */
export function isOnSite({ it, house }: Pick<View, 'it' | 'house'>, actOf: ActOf): boolean {
  if (house.settings.site === null) return true;
  return [...siteFormats.map(({ id }) => id), lists].every(
    (place) => doneAct(it, actOf(place)) !== undefined,
  );
}

/** Documents for tools, and the lists, once the page and the record that they tell of are there. */
export function wantLists(scene: Scene, release: Release, actOf: ActOf): void {
  const { it, house } = scene.view();
  const { site } = house.settings;
  const act = actOf(lists);
  const isThere = siteFormats.every(({ id }) => doneAct(it, actOf(id)) !== undefined);
  if (site === null || !isThere || doneAct(it, act) !== undefined) return;
  const { repository, branch, directory } = site;
  const seen = scene.eye.ask({ look: 'site', repository, branch, directory });
  if (seen == null) return;
  const read = (blob: string): PublicText | undefined => scene.eye.ask({ look: 'blob', repository, blob });
  const pending = siteFiles(site, documentsOf(site, release), { files: seen.files, read });
  if (pending === undefined) return;
  const files = [...pending].map(([path, text]) => ({ path: `${directory}/${path}`, text }));
  const { head, tree } = seen;
  wantAct(scene, {
    act,
    effect: () => ({ kind: 'site.commit', act, repository, branch, head, tree, files }),
    find: () => (files.length === 0 ? { made: { path: `${directory}/${indexFile}` } } : 'none'),
    lookFirst: true,
    afterFailure: 'soon',
  });
}

function documentsOf(site: Site, { filled, documents }: Release): Files {
  const all = publisherFormats(site).flatMap((format) => {
    const text = documents.get(format.id);
    return text === undefined ? [] : [[format.fileName(filled.advisory), text] as const];
  });
  return new Map(all);
}
