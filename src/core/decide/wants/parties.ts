// Who the outsiders of a case are. This text is the only place that holds their personal data; log and card call them p1, p2.
import { doneAct, latest } from '../../case/case.ts';
import type { GhsaPlace } from '../../case/ghsa.ts';
import { outsiderOf } from '../../case/outsider.ts';
import { readReport } from '../../case/report.ts';
import { codeSpan } from '../../words/safe.ts';
import { markerOf } from '../../words/marker.ts';
import type { Scene } from '../scene.ts';

/** The text of the one comment; undefined while the advisory must be looked at, or when there is nobody to name. */
export function partiesText(scene: Scene): string | undefined {
  const { it } = scene.view();
  const outsider = outsiderOf({ it });
  const reported = latest(it, 'reported');
  if (reported === undefined || outsider === null || doneAct(it, 'parties') !== undefined) return undefined;
  const { repository, ghsa } = reported;
  const isInForm = repository === null || ghsa === null;
  const who = isInForm ? contactInForm(scene) : authorOfAdvisory(scene, { repository, ghsa });
  if (who === undefined) return undefined;
  const lines = [
    '**People outside the team** (personal data; it stands in this comment alone)',
    `- ${outsider}: ${who}`,
  ];
  return [markerOf('parties'), ...lines].join('\n');
}

function contactInForm({ world }: Scene): string {
  const { contact } = readReport(world.issue.title, world.issue.body).answers;
  return contact === undefined ? 'no contact was given; ask whoever opened the issue' : codeSpan(contact);
}

function authorOfAdvisory({ eye }: Scene, place: GhsaPlace): string | undefined {
  const seen = eye.ask({ look: 'advisory', ...place });
  if (seen === undefined) return undefined;
  return seen?.author == null
    ? 'unknown'
    : `${codeSpan(seen.author)} on GitHub, who reported \`${seen.ghsa}\``;
}
