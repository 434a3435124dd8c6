// Who does what in which order on the day of the release. It shows from a day before, and until the advisory is out.
import { approvalsOf } from '../../case/approvals.ts';
import { doneAct, latest } from '../../case/case.ts';
import { linesOf, needsNoRelease } from '../../case/lines.ts';
import { takersOf } from '../../case/people.ts';
import { productOf } from '../../case/product.ts';
import type { View } from '../../case/view.ts';
import { day, later, spoken } from '../../time.ts';
import { inline } from '../safe.ts';

/** The steps, folded; undefined before the eve or the word that it begins, and after publication. */
export function releaseDay(view: View): string | undefined {
  const release = latest(view.it, 'scheduled')?.release_at ?? latest(view.it, 'remedy')?.due ?? undefined;
  if (release === undefined || doneAct(view.it, 'publish') !== undefined) return undefined;
  if (later(release, -day) > view.now && latest(view.it, 'landing') === undefined) return undefined;
  const steps = needsNoRelease(view) ? withoutRelease(view) : withRelease(view);
  return [
    `<details open><summary><b>Release day</b>: ${spoken(release)}, in this order</summary>`,
    steps.map((step, index) => `${index + 1}. ${step}`).join('\n'),
    '</details>',
  ].join('\n\n');
}

function withRelease(view: View): readonly string[] {
  const versions = inline(linesOf(view).map(({ planned }) => planned).join(', ')); // prettier-ignore
  const release = doer(view, 'release');
  return [
    `${signed(view)} both signatures stand (${doer(view, 'case-lead')})`,
    `${release} drafts the releases: ${versions}`,
    opening(view, release),
    `${release} tags the releases and waits; nobody publishes anything by hand`,
    'the bot proves that each tag holds its fix, publishes the advisory, adds it to the release notes and tells the reporter',
  ];
}

function opening(view: View, release: string): string {
  const mirrored = productOf(view)?.product.workspace === 'mirror';
  const how = mirrored ? 'pushes the fix from the mirror to the public branches' : 'merges the fork’s pull requests with the button of the advisory'; // prettier-ignore
  return `${release} ${how}: **this makes the patch public, and from here there is no way back**`;
}

function withoutRelease(view: View): readonly string[] {
  return [
    `${signed(view)} both signatures stand (${doer(view, 'case-lead')})`,
    'the bot publishes the advisory when the embargo is over, and tells the reporter',
  ];
}

const signed = (view: View): string => (approvalsOf(view).length > 0 ? '✅' : '☐');

function doer(view: View, role: 'release' | 'case-lead'): string {
  const login = takersOf(view, role).at(-1)?.login;
  return login === undefined ? role : `\`${login}\``;
}
