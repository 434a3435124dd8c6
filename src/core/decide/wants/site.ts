// Writes an advisory's files to the site, and the lists that name it, in one commit: of an early version, of the final one, which takes its
// place, of revisions. What is there already as it should be is never written again.
import { rememberedOf } from '../../remembered.ts';
import { advisoryName } from '../../advisory/advisory.ts';
import type { PublicText } from '../../advisory/public-text.ts';
import { doneAct, openIntent } from '../../case/case.ts';
import type { Case } from '../../case/case.ts';
import type { View } from '../../case/view.ts';
import { siteFormats, siteFormatsOf } from '../../formats/index.ts';
import type { Site } from '../../formats/publisher.ts';
import { siteFiles } from '../../site/site-files.ts';
import type { Files } from '../../site/site-files.ts';
import { adopt, wantAct } from '../acts.ts';
import type { Scene } from '../scene.ts';
import type { Release } from './publication.ts';

/** Names the acts of one version. */
export type ActOf = (place: string) => string;

const files = 'files';

/** Whether the site holds all of a version, or there is none. Before there were lists each file had an act of its own. */
export function isOnSite({ it, house }: Pick<View, 'it' | 'house'>, actOf: ActOf): boolean {
  if (house.settings.site === null) return true;
  const isDone = (place: string): boolean => doneAct(it, actOf(place)) !== undefined;
  if (isDone(files)) return unfinished(it, actOf).length === 0;
  return siteFormats.every(({ id }) => isDone(id));
}

/** Acts for single files that were begun before all files were one act, and not ended. */
function unfinished(it: Case, actOf: ActOf): readonly string[] {
  return siteFormats.map(({ id }) => actOf(id)).filter((act) => {
    const begun = it.acts.get(act);
    return begun !== undefined && (begun.receipt?.result === 'failed' || openIntent(begun) !== undefined);
  }); // prettier-ignore
}

/** The page's path among what an act made. */
export function pageOn(it: Case, actOf: ActOf): string | undefined {
  const receipt = doneAct(it, actOf(files)) ?? doneAct(it, actOf('markdown'));
  return receipt?.made['path'];
}

/** All files that the site holds of one version, and the lists. */
export function wantSiteFiles(scene: Scene, release: Release, actOf: ActOf): void {
  const { it, house } = scene.view();
  const { site } = house.settings;
  const documents = site === null ? undefined : documentsFor(site, release);
  if (site === null || documents === undefined) return;
  const act = actOf(files);
  const done = doneAct(it, act);
  if (done !== undefined) return unfinished(it, actOf).forEach((old) => adopt(scene, old, done.made));
  const { repository, branch, directory } = site;
  const page = `${directory}/${advisoryName(release.filled.advisory)}.md`;
  const look = () => scene.eye.ask({ look: 'site', repository, branch, directory });
  const pending = rememberedOf((seen: NonNullable<ReturnType<typeof look>>) =>
    siteFiles(site, documents, {
      files: seen.files,
      read: (blob) => scene.eye.ask({ look: 'blob', repository, blob }),
    }),
  );
  wantAct(scene, {
    act,
    effect: () => {
      const seen = look() ?? null;
      const head = seen && { commit: seen.head, tree: seen.tree };
      const changed = [...((seen && pending(seen)) ?? documents)];
      const message = `Publish ${advisoryName(release.filled.advisory)}`;
      const all = changed.map(([path, text]) => ({ path: `${directory}/${path}`, text }));
      return { kind: 'site.commit', act, repository, branch, head, message, page, files: all };
    },
    find: () => {
      const seen = look();
      if (seen === null) return 'none';
      const changed = seen && pending(seen);
      if (changed === undefined) return 'unseen';
      return changed.size === 0 ? { made: { path: page } } : 'none';
    },
    lookFirst: true,
    afterFailure: 'hourly',
    afterConflict: 'at-once',
  });
}

/** The documents by their paths; undefined while one that every site must hold can't be public. */
function documentsFor(site: Site, { filled, documents }: Release): Files | undefined {
  const texts = siteFormatsOf(site).flatMap((format): readonly (readonly [string, PublicText])[] => {
    const text = documents.get(format.id);
    return text === undefined ? [] : [[format.fileName(filled.advisory), text]];
  });
  const isWhole = siteFormats.every(({ id }) => documents.has(id));
  return isWhole ? new Map(texts) : undefined;
}
