// What the house's log tells of mails: which became cases, and which were put into one as an answer.
import type { Case } from '../case/case.ts';
import type { House } from '../world.ts';

/** Mails by what became of them. */
export function mailsOf(house: Case): House['mails'] {
  const receipts = [...house.acts.entries()].flatMap(([act, { receipt }]) =>
    act.startsWith('mail:') && receipt !== undefined && receipt.result !== 'failed' ? [receipt] : [],
  );
  const cases = receipts.flatMap(({ made }) => {
    const { number, source, product = null } = made;
    return source === 'email' || source === 'list' ? [[Number(number), { source, product }] as const] : [];
  });
  const answers = receipts.flatMap(({ made: { number, comment }, at }) =>
    comment === undefined ? [] : [{ number: Number(number), comment: Number(comment), at }],
  );
  return { cases: Object.fromEntries(cases), answers };
}
