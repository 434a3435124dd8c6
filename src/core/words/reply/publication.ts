// The answer to `publish`, the text that is read most: what becomes public, where, when, what can't be taken back, and who signs next.
import type { ApprovalForm } from '../../advisory/form.ts';
import { doneAct, latest } from '../../case/case.ts';
import { linesOf } from '../../case/lines.ts';
import { hashOf } from '../../case/log.ts';
import { outsiderOf } from '../../case/outsider.ts';
import { productOf } from '../../case/product.ts';
import { ownSignatureFrom } from '../../case/signers.ts';
import { askingLine, kindOf } from '../../case/versions.ts';
import type { Request } from '../../case/versions.ts';
import type { View } from '../../case/view.ts';
import { listed, shownId } from '../../formats/sentences.ts';
import { spoken } from '../../time.ts';
import { advisoryUrl } from '../card/advisory-part.ts';
import { conditionsOf } from '../card/when-published.ts';
import { postThis } from '../refusals.ts';
import { codeSpan } from '../safe.ts';
import { callsOfApprovers } from './approvers.ts';
import { earlyPoints, earlyWarning, whatPoint } from './early.ts';
import { readinessTold } from './parties.ts';
import { revisionParts } from './revision.ts';
import { readableForm } from './readable-form.ts';
import { savedText } from './sources.ts';
import type { Sources } from './sources.ts';
import { withdrawalParts } from './withdrawal.ts';

/** What is asked for, to be read before it is signed; undefined while its text must be looked at first. */
export function publicationPart(view: View, request: Request, sources: Sources): string | undefined {
  const text = savedText(sources, request.notice);
  if (text === undefined) return undefined;
  if (text === null || hashOf(text) !== request.hash) return unreadable(request);
  const form = JSON.parse(text) as ApprovalForm;
  const told = toldOf(view, request, { form, sources });
  if (told === undefined) return undefined;
  return ['### Read this before you sign', ...told, readableForm(form), signing(view, request)].join('\n\n');
}

interface Asked {
  readonly form: ApprovalForm;
  readonly sources: Sources;
}

function toldOf(view: View, request: Request, { form, sources }: Asked): readonly string[] | undefined {
  const kind = kindOf(request);
  if (kind === 'early') return [earlyPoints(view, request, form), earlyWarning(view), ...readinessTold(view)];
  if (kind === 'revised') return revisionParts(view, request, { form, sources });
  if (kind === 'withdrawn') return withdrawalParts(view, request, { form, sources });
  return [points(view, request, form), noWayBack(view), ...readinessTold(view)];
}

function unreadable(request: Request): string {
  return `The text of \`${request.hash.slice(0, 8)}\` is not saved with the case as it was asked for, so nobody can sign it. ${postThis([askingLine(kindOf(request))])}`;
}

function points(view: View, request: Request, form: ApprovalForm): string {
  const { expires } = request;
  return [
    whatPoint(view, request, form),
    `- **Where:** ${placesOf(view).join('; ')}.`,
    `- **When:** by itself, when ${listed(['a second person has signed', ...conditionsOf(view)], 'and')}.${planned(view)} If that does not happen by ${spoken(expires)}, the request and its signatures lapse.`,
    `- **Who gets mail:** ${mailed(view).join('; ')}.`,
  ].join('\n');
}

function placesOf(view: View): readonly string[] {
  const { site } = view.house.settings;
  const versions = linesOf(view).map(({ planned: version }) => shownId(version));
  return [
    `the GitHub advisory ${codeSpan(advisoryUrl(view) ?? 'that is not opened yet')}`,
    ...(site === null ? [] : [`OSV and page in \`${site.directory}\` of \`${site.repository}\``]),
    ...(versions.length === 0 ? [] : [`the release notes of ${listed(versions, 'and')}`]),
  ];
}

function planned({ it }: View): string {
  const release = latest(it, 'scheduled')?.release_at ?? latest(it, 'remedy')?.due ?? null;
  const isOut = latest(it, 'fix-public') !== undefined;
  return release === null || isOut ? '' : ` Planned: ${spoken(release)}.`;
}

function mailed(view: View): readonly string[] {
  const product = productOf(view)?.product;
  const watchers = product === undefined ? [] : [`whoever watches all activity of \`${product.repository}\``];
  const alerted = product === undefined || product.ecosystem === 'other' ? [] : ['within about three days, after GitHub’s own review, the owners of every repository to which Dependabot says that it is affected']; // prettier-ignore
  const reporter = outsiderOf(view) === null ? [] : ['the reporter'];
  return [...reporter, 'whoever works on the advisory or is credited in it', ...watchers, ...alerted];
}

function noWayBack(view: View): string {
  const fork = doneAct(view.it, 'fork') !== undefined;
  const deleted = fork ? '\n> **It deletes the temporary private fork**, its branches and pull requests included. Save what you still need before.' : ''; // prettier-ignore
  return `> ⚠️ **It can’t be taken back.** Within minutes others have copies; an advisory can be withdrawn, but never made private again.${deleted}`;
}

function signing(view: View, request: Request): string {
  const { by, hash } = request;
  const names = callsOfApprovers(view, request);
  const role = kindOf(request) === 'withdrawn' ? 'a psirt-lead' : 'a psirt-lead or the product-owner';
  const who = names.length === 0 ? role : names.join(', ');
  const from = ownSignatureFrom(view, request);
  const own = from === undefined ? '' : ` If nobody else can: \`${by.login}\`, from ${spoken(from)} on.`;
  return [
    `\`${by.login}\` signed by asking. **The second signature** is for ${who}.${own}`,
    postThis([`/psirt approve ${hash.slice(0, 8)}`]),
    'To say no: `/psirt reject <reason>`. To stop it at any time: `/psirt hold <reason>`.',
  ].join('\n\n');
}
