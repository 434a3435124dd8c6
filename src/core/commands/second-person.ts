// Two people for what weakens protection: a second one says first what they agree to (`approve severity medium`), then the line counts.
// The agreement names its content and the state it is about, so it can't be used for anything else and dies when that changes.
import { isVoid } from '../case/conflicts.ts';
import { selfApprovalDelay } from '../case/signers.ts';
import { allOf, latest } from '../case/case.ts';
import type { FactName } from '../case/fact.ts';
import { hashOf } from '../case/log.ts';
import type { View } from '../case/view.ts';
import { later, spanOf } from '../time.ts';
import type { Call, Missing } from './command.ts';

/** What a second person can agree to before it is said, and the facts whose change voids that. */
export const agreements = {
  severity: ['severity', 'cvss'],
  decline: ['declined', 'reopened', 'cvss', 'severity'],
  embargo: ['embargo'],
} as const satisfies Record<string, readonly FactName[]>;

/** Whether it is something that can be agreed to ahead. */
export function isAgreement(what: string): what is Agreement['what'] {
  return Object.hasOwn(agreements, what);
}

export interface Agreement {
  readonly what: keyof typeof agreements;
  /** The words agreed to: `medium`, `bug`, `lift`, `until 2027-03-01T16:00:00Z`. */
  readonly words: string;
}

/** The hash that stands for an agreement in the case's present state. */
export function agreementHash({ it }: View, { what, words }: Agreement): string {
  const about = agreements[what].map((name) => latest(it, name)?.seq ?? 0);
  return hashOf(JSON.stringify([it.number, what, words, ...about]));
}

/** What is missing before one person alone may say this; empty when a second one agreed (or the house rules let them wait instead). */
export function secondPersonMissing({ view, speaker }: Call, agreement: Agreement): readonly Missing[] {
  const { what, words } = agreement;
  const hash = agreementHash(view, agreement);
  const agreed = allOf(view.it, 'approved').filter(
    (one) => one.what === what && one.hash === hash && !isVoid(view, one),
  );
  if (agreed.some(({ by }) => by.id !== speaker.person.id)) return [];
  const delay = selfApprovalDelay(view);
  const own = agreed[0]?.said_at;
  if (delay !== undefined && own !== undefined && later(own, delay) <= speaker.said_at) return [];
  const post = `/psirt approve ${what} ${words}`;
  const alone = delay === undefined ? '' : `, or you yourself do and wait ${spanOf(delay)}`;
  return [
    { what: `a second person must agree first with the line here${alone}; then say yours again`, post },
  ];
}
