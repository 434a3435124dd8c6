// What is said of an early version before it is signed: where it goes, that the fork stays, and what the case lacks all the same.
import type { ApprovalForm } from '../../advisory/form.ts';
import { outsiderOf } from '../../case/outsider.ts';
import { promisedUpdate } from '../../case/versions.ts';
import type { Request } from '../../case/versions.ts';
import type { View } from '../../case/view.ts';
import { gatesOf } from '../../plan/doors.ts';
import { spoken } from '../../time.ts';
import { missingPoint } from '../refusals.ts';
import { inline } from '../safe.ts';

/** The text itself and its hash. */
export function whatPoint(view: View, { hash, notice }: Request, { advisory }: ApprovalForm): string {
  const { number, kind } = advisory.version;
  const which = kind === 'final' ? 'the advisory' : `version ${number} (${kind}) of the advisory`;
  const file = `cases/${view.it.number}/notices/${notice}.md`;
  return `- **What:** ${which} “${inline(advisory.title, 1_024)}”, as it stands below. \`${hash.slice(0, 8)}\` is the SHA-256 of every byte of it (\`${file}\` on \`psirt-records\`).`;
}

/** What, where, when, and who hears of it. */
export function earlyPoints(view: View, request: Request, form: ApprovalForm): string {
  const { site } = view.house.settings;
  const due = promisedUpdate(view, request);
  const reporter = outsiderOf(view) === null ? '' : 'the reporter, and ';
  return [
    whatPoint(view, request, form),
    `- **Where:** OSV and page in \`${site?.directory ?? ''}\` of \`${site?.repository ?? ''}\`, and nowhere else. GitHub’s advisory stays a draft, and a fork stays open.`,
    `- **When:** as soon as a second person has signed. If nobody does by ${spoken(request.expires)}, the request lapses.`,
    `- **Who hears of it:** ${reporter}whoever watches that repository or reads its files. Dependabot alerts nobody.`,
    ...(due === undefined ? [] : [`- **What it promises:** the next update by ${spoken(due)}.`]),
  ].join('\n');
}

/** It can't be taken back, and it is no end of the work. */
export function earlyWarning(view: View): string {
  const open = gatesOf('ready', view).map(missingPoint);
  const rest = open.length === 0 ? '' : `\n\nThe case stays where it is. Still open, and not waited for:\n\n${open.join('\n')}`; // prettier-ignore
  return `> ⚠️ **It can’t be taken back.** From then on everybody knows of it: the embargo is over, and the fix is awaited.${rest}`;
}
