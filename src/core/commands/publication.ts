// What is signed when somebody asks for publication, and whether what was signed is still what would be published.
import { wantedBy } from '../advisory/as-version.ts';
import type { VersionWanted } from '../advisory/as-version.ts';
import type { ApprovalForm } from '../advisory/form.ts';
import { stillApproved } from '../advisory/form.ts';
import type { RedactionHit, RedactionRule } from '../advisory/redaction.ts';
import { privateThingsOf } from '../advisory/private-things.ts';
import { privateIn, requestNow } from '../advisory/request.ts';
import { validHours } from '../case/approvals.ts';
import { latest } from '../case/case.ts';
import type { FactEntry } from '../case/entry.ts';
import { hashOf } from '../case/log.ts';
import type { View } from '../case/view.ts';
import type { Notice } from '../decision.ts';
import { hour, later } from '../time.ts';
import type { Call, Missing } from './command.ts';

/** The form to sign, saved under its own hash; or what must be looked at or mended first. */
export type Preview =
  | { readonly kind: 'form'; readonly notice: Notice }
  | { readonly kind: 'unseen' }
  | { readonly kind: 'wrong'; readonly missing: readonly Missing[] };

/** What would be published now, as a form. Anything private in it is a mistake to mend. */
export function previewOf(
  { view, eye }: Pick<Call, 'view' | 'eye'>,
  wanted: VersionWanted = { kind: 'final' },
): Preview {
  const request = requestNow(view, eye, wanted);
  if (request.kind !== 'form') return request;
  const things = privateThingsOf(view, eye);
  if (things === undefined) return { kind: 'unseen' };
  const hits = privateIn(view, request.form.advisory, things);
  if (hits.length > 0) return { kind: 'wrong', missing: hitsMissing(view, hits) };
  return { kind: 'form', notice: { hash: request.hash, text: request.text } };
}

const privateWords: Readonly<Record<RedactionRule, string>> = {
  repository: 'the name of a private repository',
  'case-number': 'the number of the case',
  email: 'an e-mail address',
  name: 'the name of somebody who did not agree to be named',
  word: 'a word that must stay inside',
  'embargo-mark': 'a TLP or embargo mark',
  secret: 'what looks like a secret',
};

/** Every kind of private thing once; the same place shows in every format. */
function hitsMissing({ it }: View, hits: readonly RedactionHit[]): readonly Missing[] {
  const rules = [...new Set(hits.map(({ rule }) => rule))];
  return rules.map((rule) => ({
    what: `the advisory holds ${privateWords[rule]}; take it out of advisories/${it.number}.md or of the facts`,
  }));
}

/** When a request for publication runs out: some hours after the release that is planned, or from now on. */
export function expiryOf({ it, now }: View): string {
  const planned = latest(it, 'scheduled')?.release_at ?? latest(it, 'remedy')?.due ?? now;
  return later(planned > now ? planned : now, validHours * hour);
}

/** Whether the signed form still covers the advisory as it is now; undefined while that must be looked at. */
export function stillStands(call: Call, request: FactEntry<'publish-requested'>): boolean | undefined {
  const text = call.eye.ask({ look: 'notice', hash: request.notice });
  if (text === undefined) return undefined;
  if (text === null || hashOf(text) !== request.hash) return false;
  const form = JSON.parse(text) as ApprovalForm;
  const now = requestNow(call.view, call.eye, wantedBy(form));
  if (now.kind !== 'form') return now.kind === 'unseen' ? undefined : false;
  const { holes } = form;
  return stillApproved(now.form.advisory, { hash: request.hash, holes });
}
