// What became known since the signatures: ids, times, landed commits, tags and releases. It fills the holes of the form, nothing else.
import type { FormValues, ReleaseValues } from '../../advisory/form-values.ts';
import { doneAct, latest } from '../../case/case.ts';
import { ghsaOf } from '../../case/ghsa.ts';
import { linesOf } from '../../case/lines.ts';
import { productOf } from '../../case/product.ts';
import { pastVersions } from '../../case/versions.ts';
import type { Scene } from '../scene.ts';

/** The values for the holes, or undefined while releases must still be looked at. Out means: since GitHub says that it is. */
export function releaseValues(scene: Scene): FormValues | undefined {
  return valuesSince(scene, doneAct(scene.view().it, 'publish')?.made['published_at'] ?? scene.world.now);
}

/** The same for a version that is out since this time; published it may have been before, as another version. */
export function valuesSince(scene: Scene, since: string): FormValues | undefined {
  const view = scene.view();
  const cve = latest(view.it, 'cve')?.id ?? undefined;
  const ghsa = ghsaOf(view)?.ghsa;
  const [first] = pastVersions(view);
  const releases = releasesOf(scene);
  if (releases === undefined) return undefined;
  return {
    publishedAt: first?.at ?? since,
    modifiedAt: since,
    releases,
    ...(cve !== undefined && { cve }),
    ...(ghsa !== undefined && { ghsa }),
  };
}

/** Every release that was proven to hold its fix. */
function releasesOf(scene: Scene): readonly ReleaseValues[] | undefined {
  const product = productOf(scene.view())?.name;
  const releases: ReleaseValues[] = [];
  for (const { planned: version, landed, tag, proven } of linesOf(scene.view())) {
    if (tag === undefined || !proven || product === undefined) continue;
    const { repository } = tag;
    const release = scene.eye.ask({ look: 'release', repository, tag: tag.tag });
    if (release === undefined) return undefined;
    const tagUrl = `https://github.com/${repository}/releases/tag/${tag.tag}`;
    const isOut = release !== null && !release.draft;
    releases.push({ product, version, landed, tagUrl, ...(isOut && { releaseUrl: release.url }) });
  }
  return releases;
}
