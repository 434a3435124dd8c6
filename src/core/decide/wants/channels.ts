// The sequence of publication: GitHub advisory first, then the site's files, then the release notes. Doing it twice is doing it once.
import { canonicalJson } from '../../advisory/canonical.ts';
import { doneAct } from '../../case/case.ts';
import { linesOf, needsNoRelease } from '../../case/lines.ts';
import { ghsaFields } from '../../formats/ghsa.ts';
import { mistakeText } from '../../mistake.ts';
import { wantAct } from '../acts.ts';
import type { Found } from '../acts.ts';
import type { Scene } from '../scene.ts';
import { adoptPublished, publishedReceipt } from './by-hand.ts';
import { draftNonce } from './draft.ts';
import { wantNotes } from './notes.ts';
import { isOnSite, wantLists } from './lists.ts';
import { isOurDoor, placeOf } from './our-door.ts';
import { allowedRelease, standingSignature } from './publication.ts';
import type { Release } from './publication.ts';
import { wantSiteFiles } from './site.ts';

const siteAct = (place: string): string => `site:${place}`;

/** Publishes what is allowed and due, target by target; takes over what a person published by hand. */
export function wantPublication(scene: Scene): void {
  adoptPublished(scene);
  if (isComplete(scene)) return;
  const signed = standingSignature(scene);
  if (signed === undefined || !isOurDoor(scene)) return;
  const release = allowedRelease(scene, signed);
  if (release === undefined) return;
  if (doneAct(scene.view().it, 'publish') === undefined) publishAdvisory(scene, release);
  else {
    wantSiteFiles(scene, release, siteAct);
    wantLists(scene, release, siteAct);
    const lines = linesOf(scene.view()).map(({ line }) => line);
    wantNotes(scene, release, { lines, actOf: (line) => `notes:${line}` });
  }
}

/** Whether every target has its receipt, so that nothing needs to be looked at any more. */
function isComplete(scene: Scene): boolean {
  const { it } = scene.view();
  const lines = needsNoRelease(scene.view()) ? [] : linesOf(scene.view());
  const notes = lines.map(({ line }) => `notes:${line}`);
  const others = ['publish', ...notes].every((act) => doneAct(it, act) !== undefined);
  return others && isOnSite(scene.view(), siteAct);
}

function publishAdvisory(scene: Scene, { filled, open, reject }: Release): void {
  const place = placeOf(scene);
  if (place === undefined) return;
  const rendering = ghsaFields(filled.advisory);
  // What fills the holes made it longer than GitHub takes.
  if (rendering.kind === 'unfit') return reject(mistakeText(rendering.mistake));
  const fields = open(canonicalJson({ ...rendering.fields, state: 'published' }));
  const seen = scene.eye.ask({ look: 'advisory', ...place });
  const unfilled = seen?.fields['description'] === draftNonce(scene);
  if (fields === undefined || seen == null || seen.state === 'closed' || unfilled) return;
  const find = (): Found => (seen.state === 'published' ? { made: publishedReceipt(seen) } : 'none');
  wantAct(scene, {
    act: 'publish',
    effect: () => ({ kind: 'advisory.publish', act: 'publish', ...place, fields }),
    find,
    afterFailure: 'hourly',
  });
}
