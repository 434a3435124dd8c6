// What the texts to the reporter can say of a case: one value for each field of the templates. Nothing here names a colleague, a
// private address or another reporter; an empty value takes its line out of the text.
import { breachOf } from '../case/breach.ts';
import { allOf, doneAct, latest } from '../case/case.ts';
import { cveOf, isCveWanted } from '../case/cve.ts';
import { embargoOf, isRunning } from '../case/embargo.ts';
import type { FactData } from '../case/fact.ts';
import { linesOf } from '../case/lines.ts';
import { outsiderOf } from '../case/outsider.ts';
import { deadlineOf } from '../case/owed.ts';
import { productOf } from '../case/product.ts';
import { severityOf } from '../case/severity.ts';
import { statusOf } from '../case/status.ts';
import { lastEarlyVersion, versionAct } from '../case/versions.ts';
import type { View } from '../case/view.ts';
import { withdrawalOf } from '../case/withdrawal.ts';
import type { Status } from '../commands/command.ts';
import { promised } from '../plan/due.ts';
import { spoken } from '../time.ts';
import { declineWords, justificationWords, mayPublish } from './decline-words.ts';
import { outward } from './outward.ts';
import { riskWords } from './risk-words.ts';
import { inline } from './safe.ts';
import { referenceOf } from './reference.ts';

type FieldOf = (view: View, since: string) => string;

const fields = {
  reference: (view) => referenceOf(view),
  product: (view) => productOf(view)?.product.family ?? 'our product',
  policy: policyUrl,
  received: (view) => spoken(receivedAt(view)),
  triage_by: (view) => spokenOr(promised(view, 'triage', receivedAt(view))),
  missing: ({ it }) => (latest(it, 'reported')?.missing ?? []).join(', '),
  reporter_deadline: (view) => spokenOr(deadlineOf(view)),
  why_severity: (view) => riskWords(severityOf(view).vectors[0] ?? ''),
  embargo_until: embargoUntil,
  next_update: (view, since) => spokenOr(promised(view, 'update', since)),
  reply_by: (view, since) => spokenOr(promised(view, 'update', since)),
  appeal_until: (view, since) => spokenOr(promised(view, 'appeal', since)),
  question: (view) => outward(view, latest(view.it, 'asked')?.text ?? ''),
  verdict: (view) => verdictOf(view)?.verdict ?? '',
  what_next: (view) => verdictOf(view)?.next ?? '',
  change_our_mind: (view) => verdictOf(view)?.changes ?? '',
  explanation: (view) => outward(view, latest(view.it, 'declined')?.text ?? ''),
  justification,
  may_publish: ({ it }) => mayPublish(latest(it, 'declined')?.reason ?? 'bug'),
  deferred_until: ({ it }) => spokenOr(latest(it, 'deferred')?.until),
  deferred_because: (view) => outward(view, latest(view.it, 'deferred')?.because ?? ''),
  severity: (view) => severityOf(view).level ?? '',
  vectors: (view) => severityOf(view).vectors.join(', '),
  remedy,
  release: ({ it }) => spokenOr(latest(it, 'scheduled')?.release_at ?? latest(it, 'remedy')?.due),
  fixed_versions: (view) => linesOf(view).map(({ planned }) => planned).join(', '), // prettier-ignore
  cve,
  credit,
  advisory: ({ it }) => doneAct(it, 'publish')?.made['url'] ?? '',
  known_at: ({ it }) =>
    latest(it, 'duplicate')?.known_at ??
    /^(?:https:\/\/|GHSA-|CVE-)/.exec(latest(it, 'duplicate')?.of ?? '')?.input ??
    '',
  state: (view) => statusWords[statusOf(view)],
  text_place: ({ it }) => placeOfDraft(latest(it, 'reported')),
  component: ({ it }) => inline(latest(it, 'component')?.component ?? ''),
  public_where: (view) => latest(view.it, 'public')?.url ?? addressOf(breachOf(view)?.what),
  public_since: ({ it }) => spokenOr(latest(it, 'public')?.since),
  embargo_ended: (view) => spokenOr(breachOf(view)?.said_at),
  early_page: earlyPage,
  early_next: (view) => spokenOr(latest(view.it, 'next-update')?.due),
  withdrawn_because: (view) => outward(view, withdrawalOf(view)?.withdraws ?? ''),
  outcome: ({ it }) => outcomeWords[latest(it, 'closed')?.outcome ?? ''] ?? 'all that was to do is done',
} as const satisfies Record<string, FieldOf>;

/** Evidence that is an address can be told; words were said among us. */
function addressOf(evidence: string | null | undefined): string {
  return /^https:\/\/\S+/u.exec(evidence ?? '')?.[0] ?? '';
}

/** The names that may stand between `{{` and `}}`. */
export const fieldNames: readonly string[] = Object.keys(fields);

/** All fields of a case. `since` is when the message became due: dates such as "you hear next" count from it. */
export function fieldsOf(view: View, since: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value(view, since)]));
}

function receivedAt({ it, now }: View): string {
  return latest(it, 'source')?.received_at ?? latest(it, 'reported')?.received_at ?? now;
}

/** GitHub's own page for the policy that a public repository carries; every repository has one. */
function policyUrl(view: View): string {
  const repository = productOf(view)?.product.repository;
  return repository === undefined ? '' : `https://github.com/${repository}/security/policy`;
}

function spokenOr(time: string | null | undefined): string {
  return time === null || time === undefined ? '' : spoken(time);
}

function embargoUntil(view: View): string {
  const embargo = embargoOf(view);
  return isRunning(embargo) || embargo.state === 'proposed' ? spokenOr(embargo.until) : '';
}

function verdictOf({ it }: View): (typeof declineWords)[keyof typeof declineWords] | undefined {
  const reason = latest(it, 'declined')?.reason;
  return reason === undefined ? undefined : declineWords[reason];
}

function justification({ it }: View): string {
  const said = latest(it, 'declined')?.justification ?? null;
  return said === null ? '' : justificationWords[said];
}

const remedyWords: Readonly<Record<FactData['remedy']['decision'], string>> = {
  fix: 'we fix it in a new release',
  mitigate: 'we publish what people can do about it; there will be no new release for it',
  wontfix: 'we will not fix it, and the advisory will say so and why',
};

function remedy({ it }: View): string {
  const decision = latest(it, 'remedy')?.decision;
  return decision === undefined ? 'we are working that out now' : remedyWords[decision];
}

/** Where each status stands, for somebody who knows none of our words. */
const statusWords: Readonly<Record<Status, string>> = {
  new: 'your report is in our queue',
  triaging: 'we are reading your report',
  'needs-info': 'we are waiting for an answer of yours',
  assessing: 'we are working out what is affected',
  confirmed: 'it is confirmed, and we are deciding what to do',
  fixing: 'the fix is being made and tested',
  ready: 'the fix is ready to be released',
  released: 'the fix is out, and the advisory follows',
  recovering: 'the advisory is public',
  closed: 'the case is closed',
  declined: 'we do not treat it as a vulnerability',
  deferred: 'we have put it aside for now',
};

/** Whoever reported on GitHub can open the draft; to others somebody sends it. */
function placeOfDraft(reported: FactData['reported'] | undefined): string {
  const { repository = null, ghsa = null } = reported ?? {};
  return repository === null || ghsa === null
    ? 'it comes with this message'
    : `the draft on https://github.com/${repository}/security/advisories/${ghsa}, which you can open`;
}

const cveWords = { asked: 'asked for, not assigned yet', none: 'there will be none', unasked: '' } as const;

/** What is about to be asked for counts as asked for: whether the message or the request went out first is nothing to the reader. */
function cve(view: View): string {
  const known = cveOf(view);
  if (known.state === 'known') return known.id;
  return cveWords[known.state === 'unasked' && isCveWanted(view) ? 'asked' : known.state];
}

const creditWords: Readonly<Record<FactData['credit']['consent'], string>> = {
  yes: 'we thank you by name, as you wished',
  asked: 'we thank you without a name, unless you tell us one',
  anonymous: 'we thank you without a name, as you wished',
  none: 'none, as you wished',
};

function credit({ it }: View): string {
  const reporter = outsiderOf({ it });
  const wish = allOf(it, 'credit').findLast(({ who }) => who === reporter);
  return creditWords[wish?.consent ?? 'asked'];
}

/** Where everybody reads the early version. */
function earlyPage(view: View): string {
  const { site } = view.house.settings;
  const request = lastEarlyVersion(view);
  const path = request && doneAct(view.it, versionAct(request, 'markdown'))?.made['path'];
  return site === null || path === undefined
    ? ''
    : `https://github.com/${site.repository}/blob/${site.branch}/${path}`;
}

const outcomeWords: Readonly<Record<string, string>> = {
  fixed: 'it is fixed',
  mitigated: 'there is advice on what to do about it',
  'not-fixed': 'it will not be fixed, and the advisory says so',
  withdrawn: 'the advisory is withdrawn, and says why',
};
