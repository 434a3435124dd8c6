// Writes files of the site: of an early version, of the final one, which takes its place, or a statement. The same text is never written twice.
import { siteFormats } from '../../formats/index.ts';
import type { PublicText } from '../../advisory/public-text.ts';
import type { Format } from '../../formats/format.ts';
import { wantAct } from '../acts.ts';
import type { Scene } from '../scene.ts';
import { wantLists } from './lists.ts';
import type { ActOf } from './lists.ts';
import type { Release } from './publication.ts';

interface SiteFile {
  readonly act: string;
  readonly format: Format;
}

/** All files that the site holds of one version, then the lists that name it. */
export function wantSiteFiles(scene: Scene, release: Release, actOf: ActOf): void {
  siteFormats.forEach((format) => wantSiteFile(scene, release, { act: actOf(format.id), format }));
  wantLists(scene, release, actOf);
}

function wantSiteFile(scene: Scene, release: Release, { act, format }: SiteFile): void {
  const name = format.fileName(release.filled.advisory);
  wantFile(scene, { act, name, text: release.documents.get(format.id) });
}

/** One file under the site's directory; nothing where the settings name no site, or the text may not be public. What lies there in these words is taken over. */
export function wantFile(
  scene: Scene,
  { act, name, text }: { readonly act: string; readonly name: string; readonly text: PublicText | undefined },
): void {
  const { site } = scene.view().house.settings;
  if (site === null || text === undefined) return;
  const path = `${site.directory}/${name}`;
  const { repository, branch } = site;
  const there = (): ReturnType<typeof lookAtFile> => lookAtFile(scene, { repository, branch, path });
  wantAct(scene, {
    act,
    effect: () => ({ kind: 'site.write', act, repository, branch, path, sha: there()?.sha ?? null, text }),
    find: () => {
      const file = there();
      if (file === undefined) return 'unseen';
      return file?.text === text ? { made: { path } } : 'none';
    },
    lookFirst: true,
    afterFailure: 'hourly',
    afterConflict: 'at-once',
  });
}

function lookAtFile(
  { eye }: Scene,
  file: { repository: string; branch: string; path: string },
): { sha: string; text: string } | null | undefined {
  return eye.ask({ look: 'file', ...file });
}
