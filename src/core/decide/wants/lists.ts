// Brings an advisory's other documents and the lists of all advisories to the site, in one commit. Made of what lies on the site, so two
// cases that publish at once lose nothing of each other: who comes second looks again. Nothing is wanted before the advisory's own files lie there.
import { advisoryName } from '../../advisory/advisory.ts';
import type { PublicText } from '../../advisory/public-text.ts';
import type { View } from '../../case/view.ts';
import { doneAct } from '../../case/case.ts';
import { besideOf, siteFormats } from '../../formats/index.ts';
import type { AnswerTo } from '../../look.ts';
import { listFile } from '../../site/list-page.ts';
import type { Site } from '../../formats/publisher.ts';
import { siteFiles } from '../../site/site-files.ts';
import type { Files } from '../../site/site-files.ts';
import { wantAct } from '../acts.ts';
import type { Scene } from '../scene.ts';
import type { Release } from './publication.ts';

/** Names the act that brings one version to one place. */
export type ActOf = (place: string) => string;

const lists = 'lists';

const isOwnHere = ({ it }: Pick<View, 'it'>, actOf: ActOf): boolean =>
  siteFormats.every(({ id }) => doneAct(it, actOf(id)) !== undefined);

/** Whether the site holds all of a version, or there is no site. */
export function isOnSite(view: Pick<View, 'it' | 'house'>, actOf: ActOf): boolean {
  if (view.house.settings.site === null) return true;
  return isOwnHere(view, actOf) && doneAct(view.it, actOf(lists)) !== undefined;
}

/** The lists with a version in them, once its own files are written. */
export function wantLists(scene: Scene, release: Release, actOf: ActOf): void {
  const { site } = scene.view().house.settings;
  const act = actOf(lists);
  const { it } = scene.view();
  if (site === null || !isOwnHere(scene.view(), actOf) || doneAct(it, act) !== undefined) return;
  const { repository, branch, directory } = site;
  const seen = scene.eye.ask({ look: 'site', repository, branch, directory });
  const changed = seen === undefined ? undefined : changedFiles(scene, { site, release, seen });
  if (seen === undefined || changed === undefined) return;
  const path = `${directory}/${listFile}`;
  wantAct(scene, {
    act,
    effect: () => ({
      kind: 'site.commit', act, repository, branch, path,
      head: seen === null ? null : { commit: seen.head, tree: seen.tree },
      message: `List ${advisoryName(release.filled.advisory)}`,
      files: [...changed].map(([file, text]) => ({ path: `${directory}/${file}`, text })),
    }),
    find: () => (changed.size === 0 ? { made: { path } } : 'none'),
    lookFirst: true,
    afterFailure: 'hourly',
    afterConflict: 'at-once',
  }); // prettier-ignore
}

interface Sight {
  readonly site: Site;
  readonly release: Release;
  readonly seen: AnswerTo<'site'>;
}

/** What differs from what must lie there; undefined while something must be looked at first. */
function changedFiles({ eye }: Scene, { site, release, seen }: Sight): Files | undefined {
  const { repository } = site;
  return siteFiles(site, documentsOf(site, release), {
    files: seen?.files ?? [],
    read: (blob) => eye.ask({ look: 'blob', repository, blob }),
  });
}

/** The documents that the site holds, by their files. */
function documentsOf(site: Site, { filled, documents }: Release): Files {
  const held = [...siteFormats, ...besideOf(site)];
  const files = [...documents].flatMap(([id, text]): readonly (readonly [string, PublicText])[] => {
    const format = held.find((one) => one.id === id);
    return format === undefined ? [] : [[format.fileName(filled.advisory), text]];
  });
  return new Map(files);
}
