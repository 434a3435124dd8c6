// What became known since the signatures: ids, times, landed commits, tags and releases. It fills the holes of the form, nothing else.
import type { FormValues, ReleaseValues } from '../../advisory/form-values.ts';
import { doneAct, latest } from '../../case/case.ts';
import { ghsaOf } from '../../case/ghsa.ts';
import { linesOf } from '../../case/lines.ts';
import { productOf } from '../../case/product.ts';
import type { Scene } from '../scene.ts';

/** The values for the holes, or undefined while releases must still be looked at. Published means: when GitHub says it was. */
export function releaseValues(scene: Scene): FormValues | undefined {
  const view = scene.view();
  const known = productOf(view);
  const cve = latest(view.it, 'cve')?.id ?? undefined;
  const ghsa = ghsaOf(view)?.ghsa;
  const publishedAt = doneAct(view.it, 'publish')?.made['published_at'] ?? scene.world.now;
  const releases: ReleaseValues[] = [];
  for (const { planned, landed, tag, proven } of linesOf(view)) {
    if (tag === undefined || !proven || known === undefined) continue;
    const release = scene.eye.ask({ look: 'release', repository: tag.repository, tag: tag.tag });
    if (release === undefined) return undefined;
    const tagUrl = `https://github.com/${tag.repository}/releases/tag/${tag.tag}`;
    releases.push({
      product: known.name,
      version: planned,
      landed,
      tagUrl,
      ...(release !== null && !release.draft && { releaseUrl: release.url }),
    });
  }
  return {
    publishedAt,
    modifiedAt: publishedAt,
    releases,
    ...(cve !== undefined && { cve }),
    ...(ghsa !== undefined && { ghsa }),
  };
}
