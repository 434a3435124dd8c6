// The answer to `publish`, the text that is read most: what becomes public, where, when, what can't be taken back, and who signs next.
import type { ApprovalForm, Hole } from '../../advisory/form.ts';
import { withFix } from '../../advisory/form.ts';
import type { Advisory } from '../../advisory/advisory.ts';
import { selfApprovalDelay } from '../../case/approvals.ts';
import type { FactEntry } from '../../case/entry.ts';
import { embargoOf } from '../../case/embargo.ts';
import { hashOf } from '../../case/log.ts';
import { linesOf, needsNoRelease } from '../../case/lines.ts';
import { holdersOf } from '../../case/people.ts';
import { productOf } from '../../case/product.ts';
import type { View } from '../../case/view.ts';
import { latest } from '../../case/case.ts';
import { markdown } from '../../formats/markdown.ts';
import { later, spoken } from '../../time.ts';
import { postThis } from '../refusals.ts';
import { codeSpan, inline, quoted } from '../safe.ts';
import { savedText } from './sources.ts';
import type { Sources } from './sources.ts';

type Request = FactEntry<'publish-requested'>;

/** The preview of what is asked to be published; undefined while its text must be looked at first. */
export function publicationPart(view: View, request: Request, sources: Sources): string | undefined {
  const text = savedText(sources, request.notice);
  if (text === undefined) return undefined;
  if (text === null || hashOf(text) !== request.hash)
    return `The text \`${request.hash.slice(0, 8)}\` is not saved with the case as it was asked for. Nobody can sign it. ${postThis(['/psirt publish'])}`; // prettier-ignore
  const form = JSON.parse(text) as ApprovalForm;
  return [
    '### Read this before anybody signs it',
    facts(view, request, form),
    warning(view),
    signing(view, request),
    page(form, request),
  ].join('\n\n');
}

function facts(view: View, request: Request, { advisory }: ApprovalForm): string {
  return [
    `- **What:** “${inline(advisory.title, 1_024)}”, the whole text below. Its hash is \`${request.hash.slice(0, 8)}\`.`,
    `- **Where:** ${places(view).join('; ')}.`,
    `- **When:** ${when(view)}. Without a second signature this request lapses on ${spoken(request.expires)}.`,
    `- **Who gets mail from GitHub:** ${mail(view)}.`,
  ].join('\n');
}

function places(view: View): readonly string[] {
  const { site } = view.house.settings;
  const repository = productOf(view)?.product.repository;
  const lines = linesOf(view).map(({ planned }) => inline(planned));
  return [
    `the GitHub advisory on ${codeSpan(repository ?? 'the product’s repository')}`,
    ...(site === null ? [] : [`our page (OSV and Markdown) in ${codeSpan(`${site.repository}/${site.directory}`)}`]), // prettier-ignore
    ...(lines.length === 0 ? [] : [`the release notes of ${lines.join(', ')}`]),
  ];
}

function when(view: View): string {
  const planned = latest(view.it, 'scheduled')?.release_at ?? latest(view.it, 'remedy')?.due ?? undefined;
  const { state, until } = embargoOf(view);
  const conditions = [
    ...(needsNoRelease(view) ? [] : ['the fix is released on every line']),
    ...(state === 'active' && until !== null ? [`the embargo is over (${spoken(until)})`] : []),
  ];
  const plan = planned === undefined ? '' : `; planned for ${spoken(planned)}`;
  const condition = conditions.length === 0 ? '' : `, once ${conditions.join(' and ')}`;
  return `by itself as soon as a second person has signed${condition}${plan}`;
}

function mail(view: View): string {
  const repository = codeSpan(productOf(view)?.product.repository ?? 'the repository');
  return [
    'the advisory’s collaborators and whoever is credited',
    `everybody who watches ${repository} for all activity or security alerts`,
    'and, after GitHub’s own review of up to three days, the owners of every repository that Dependabot finds affected',
  ].join(', ');
}

function warning(view: View): string {
  const fork = productOf(view)?.product.workspace === 'fork';
  const deletes = fork ? ' **It deletes the temporary private fork** with its branches, pull requests and comments: save what you still need.' : ''; // prettier-ignore
  return `> ⚠️ **It can’t be taken back.** Within minutes others have copies.${deletes}`;
}

function signing(view: View, { hash, by, said_at }: Request): string {
  const delay = selfApprovalDelay(view);
  const others = approvers(view, by.login);
  const who = others.length === 0 ? 'a psirt-lead or the product-owner' : others.join(', ');
  const own = delay === undefined ? '' : ` Where nobody else can, \`${by.login}\` may, from ${spoken(later(said_at, delay))} on.`; // prettier-ignore
  return `\`${by.login}\` has signed by asking. **Now somebody else must read it and sign:** ${who}.${own} ${postThis([`/psirt approve ${hash.slice(0, 8)}`])}\n\nIf something is wrong: \`/psirt reject <reason>\`. To stop it later: \`/psirt hold <reason>\`.`; // prettier-ignore
}

function approvers(view: View, asked: string): readonly string[] {
  const holders = (['psirt-lead', 'product-owner'] as const).flatMap((role) => holdersOf(view, role));
  return [...new Set(holders)].filter((holder) => holder !== asked).map((holder) => codeSpan(holder));
}

function page(form: ApprovalForm, { notice }: Request): string {
  const shown = markdown.render(form.holes.reduce(gapped, form.advisory));
  const text = shown.kind === 'rendered' ? quoted(shown.text, 50_000) : '';
  return [
    '**Exactly this becomes public.** The bot fills what stands in ‹…› when it is known; any other change voids the signatures.',
    text,
    `What is signed, byte by byte: \`notices/${notice}.md\` beside the case’s log on \`psirt-records\`.`,
  ].join('\n\n');
}

/** A hole as a gap that people see. */
function gapped(advisory: Advisory, hole: Hole): Advisory {
  if (hole.kind !== 'tag-url') return advisory;
  return withFix(advisory, hole, (fix) => ({ ...fix, tagUrl: `‹release page of ${hole.version}›` }));
}
