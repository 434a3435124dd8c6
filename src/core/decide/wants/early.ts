// Publishes an early version: what two people signed, to the site's files alone. GitHub's advisory stays a draft and its fork stays open.
import { signedVersion } from '../../case/approvals.ts';
import { doneAct } from '../../case/case.ts';
import { begunAt, versionAct } from '../../case/versions.ts';
import { gates } from '../../plan/gates.ts';
import type { Scene } from '../scene.ts';
import { isOnSite, wantLists } from './lists.ts';
import { openRelease, standingSignature } from './publication.ts';
import { valuesSince } from './release-values.ts';
import { wantSiteFiles } from './site.ts';

/** Writes what is signed and still allowed, file by file. No release is waited for, so the App does it for every product. */
export function wantEarly(scene: Scene): void {
  const view = scene.view();
  const request = signedVersion(view, 'early');
  if (request === undefined || doneAct(view.it, 'publish') !== undefined) return;
  const actOf = (place: string): string => versionAct(request, place);
  if (isOnSite(view, actOf) || gates.announceable(view).length > 0) return;
  const signed = standingSignature(scene, request);
  const since = begunAt(view, request) ?? scene.world.now;
  const release = signed && openRelease(scene, signed, () => valuesSince(scene, since));
  if (release === undefined) return;
  wantSiteFiles(scene, release, actOf);
  wantLists(scene, release, actOf);
}
