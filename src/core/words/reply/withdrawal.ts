// What is said of a withdrawal before it is signed, and what is left to people once it is.
import type { ApprovalForm } from '../../advisory/form.ts';
import { outsiderOf } from '../../case/outsider.ts';
import type { Request } from '../../case/versions.ts';
import type { View } from '../../case/view.ts';
import { foreignCve, supportRequests } from '../../case/withdrawal.ts';
import { inline } from '../safe.ts';
import { supportText } from '../support-text.ts';
import { revisionParts } from './revision.ts';
import type { Sources } from './sources.ts';

interface Asked {
  readonly form: ApprovalForm;
  readonly sources: Sources;
}

const noWayBack = '> ⚠️ **It can’t be taken back, and nothing is made unread.** Every place says from then on that the advisory is withdrawn and why; copies elsewhere stay. GitHub’s own advisory stays published until its support withdraws it: the bot writes the request, a person sends it.'; // prettier-ignore

/** The parts, or undefined while the text that is public must be looked at first. */
export function withdrawalParts(view: View, request: Request, asked: Asked): readonly string[] | undefined {
  const told = revisionParts(view, request, asked);
  const reason = `**Why, as everybody will read it:** ${inline(`${request.withdraws}`, 2_000)}`;
  return told && [reason, ...told, noWayBack];
}

/** What happens by itself, and the texts that a person has to send. */
export function withdrawnTold(view: View): string {
  const reporter = outsiderOf(view) === null ? '' : ' The reporter is told.';
  const foreign = foreignCve(view);
  const elsewhere = foreign === undefined ? [] : [`**${inline(foreign)}** was not asked for at GitHub by this case: ask whoever assigned it to reject it, with the reason and the advisory’s address.`]; // prettier-ignore
  return [
    `The advisory counts as withdrawn. GitHub’s advisory, the site and the release notes say so now.${reporter}`,
    ...supportRequests(view).flatMap(({ notice }) => [
      `✉️ **A person has to send this to GitHub Support** (${notice}); no API can do it:`,
      supportText(view, notice),
    ]),
    ...elsewhere,
  ].join('\n\n');
}
