// Who the outsiders of a case are. This text is the only place that holds their personal data; log and card call them p1, p2.
import { ghsaOf } from '../../case/ghsa.ts';
import { latest } from '../../case/case.ts';
import { readReport } from '../../case/report.ts';
import { codeSpan } from '../../words/safe.ts';
import { markerOf } from '../../words/marker.ts';
import type { Scene } from '../scene.ts';

/** The text of the one comment; undefined while the advisory must be looked at, or when there is nobody to name. */
export function partiesText(scene: Scene): string | undefined {
  const reported = latest(scene.view().it, 'reported');
  if (reported === undefined || reported.reporter === null || scene.view().it.acts.has('parties'))
    return undefined;
  const who = reported.ghsa === null ? contactInForm(scene) : authorOfAdvisory(scene);
  if (who === undefined) return undefined;
  const lines = [
    '**People outside the team** (personal data: `psirt-bot erase` deletes this comment)',
    `- ${reported.reporter}: ${who}`,
  ];
  return [markerOf('parties'), ...lines].join('\n');
}

function contactInForm({ world }: Scene): string {
  const { contact } = readReport(world.issue.title, world.issue.body).answers;
  return contact === undefined ? 'no contact was given; ask whoever opened the issue' : codeSpan(contact);
}

function authorOfAdvisory(scene: Scene): string | undefined {
  const place = ghsaOf(scene.view());
  const seen = place === undefined ? null : scene.eye.ask({ look: 'advisory', ...place });
  if (seen === undefined) return undefined;
  return seen?.author == null
    ? 'unknown'
    : `${codeSpan(seen.author)} on GitHub, who reported \`${seen.ghsa}\``;
}
