// The section of an advisory in the notes of each release that is public. It touches nothing that others wrote there.
import { doneAct } from '../../case/case.ts';
import { linesOf } from '../../case/lines.ts';
import type { View } from '../../case/view.ts';
import { releaseNotes, withSection } from '../../formats/release-notes.ts';
import { wantAct } from '../acts.ts';
import type { Scene } from '../scene.ts';
import type { Release } from './publication.ts';

interface Noted {
  readonly lines: readonly string[];
  readonly actOf: (line: string) => string;
}

/** The lines whose notes have a section already. */
export function notedLines(view: View): readonly string[] {
  const lines = linesOf(view).map(({ line }) => line);
  return lines.filter((line) => doneAct(view.it, `notes:${line}`) !== undefined);
}

/** The section in the notes of every release that is public; a release that is still to come gets it later. */
export function wantNotes(scene: Scene, release: Release, { lines, actOf }: Noted): void {
  const section = release.documents.get(releaseNotes.id);
  for (const { line, tag } of linesOf(scene.view())) {
    const isMeant = tag !== undefined && lines.includes(line);
    const seen = isMeant
      ? scene.eye.ask({ look: 'release', repository: tag.repository, tag: tag.tag })
      : null;
    if (!isMeant || seen == null || section === undefined) continue;
    const body = release.open(withSection(seen.body, section));
    const act = actOf(line);
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
