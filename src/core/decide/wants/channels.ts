// The sequence of publication: GitHub advisory first, then the site's files, then the release notes. Doing it twice is doing it once.
import { canonicalJson } from '../../advisory/canonical.ts';
import { doneAct } from '../../case/case.ts';
import { linesOf, needsNoRelease } from '../../case/lines.ts';
import { ghsaFields } from '../../formats/ghsa.ts';
import { markdown } from '../../formats/markdown.ts';
import { osv } from '../../formats/osv.ts';
import type { Format } from '../../formats/format.ts';
import { releaseNotes, withSection } from '../../formats/release-notes.ts';
import { mistakeText } from '../../mistake.ts';
import { wantAct } from '../acts.ts';
import type { Found } from '../acts.ts';
import type { Scene } from '../scene.ts';
import { adoptPublished, publishedReceipt } from './by-hand.ts';
import { draftNonce } from './draft.ts';
import { allowedRelease, isOurDoor, placeOf, standingSignature } from './publication.ts';
import type { Release } from './publication.ts';

/** What the site holds of each advisory. */
const siteFormats: readonly Format[] = [osv, markdown];

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
    for (const format of siteFormats) wantSite(scene, release, format);
    wantNotes(scene, release);
  }
}

/** Whether every target has its receipt, so that nothing needs to be looked at any more. */
function isComplete(scene: Scene): boolean {
  const { it, house } = scene.view();
  const site = house.settings.site === null ? [] : siteFormats.map(({ id }) => `site:${id}`);
  const lines = needsNoRelease(scene.view()) ? [] : linesOf(scene.view());
  const notes = lines.map(({ line }) => `notes:${line}`);
  return ['publish', ...site, ...notes].every((act) => doneAct(it, act) !== undefined);
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

function wantSite(scene: Scene, release: Release, format: Format): void {
  const { site } = scene.view().house.settings;
  const text = release.documents.get(format.id);
  if (site === null || text === undefined) return;
  const path = `${site.directory}/${format.fileName(release.filled.advisory)}`;
  const { repository, branch } = site;
  const act = `site:${format.id}`;
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
  });
}

function lookAtFile(
  { eye }: Scene,
  file: { repository: string; branch: string; path: string },
): { sha: string; text: string } | null | undefined {
  return eye.ask({ look: 'file', ...file });
}

/** The section in the notes of every release that is public; a release that is still to come gets it later. */
function wantNotes(scene: Scene, release: Release): void {
  const section = release.documents.get(releaseNotes.id);
  for (const { line, tag } of linesOf(scene.view())) {
    const seen =
      tag === undefined ? null : scene.eye.ask({ look: 'release', repository: tag.repository, tag: tag.tag });
    if (tag === undefined || seen == null || section === undefined) continue;
    const body = release.open(withSection(seen.body, section));
    const act = `notes:${line}`;
    if (body === undefined) continue;
    wantAct(scene, {
      act,
      effect: () => ({ kind: 'release.notes', act, repository: tag.repository, release: seen.id, body }),
      find: () => (seen.body === body ? { made: { url: seen.url } } : 'none'),
      lookFirst: true,
      afterFailure: 'hourly',
    });
  }
}
