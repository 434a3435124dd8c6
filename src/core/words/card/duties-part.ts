// What the law or a contract asks, on the card: state, true time and the next line of each duty. Absolute times: the card of a quiet case
// must not change by itself.
import { dutiesOf } from '../../case/duties.ts';
import { nextLine } from '../../case/duty-lines.ts';
import type { View } from '../../case/view.ts';
import { dueWords, noAdvice, stateOf } from '../duty-words.ts';
import { codeSpan, inline } from '../safe.ts';

/** Undefined while no regime is on, or nothing was raised. */
export function dutiesPart(view: View): string | undefined {
  const duties = dutiesOf(view);
  if (duties.length === 0) return undefined;
  const shown = duties.filter(({ state, regime, event }, index) => state !== 'off' || index === duties.findIndex((one) => one.regime === regime && one.event === event)); // prettier-ignore
  const rows = shown.map((duty) => {
    const { state, due, clock, what } = duty;
    const late = due.kind === 'dated' && due.at <= view.now && duty.filed === undefined && state !== 'not-required' ? '⚠️ overdue: ' : ''; // prettier-ignore
    const line = nextLine(view, duty);
    const when = state === 'off' || state === 'not-required' ? '' : `${late}${dueWords(due)}`;
    const name = state === 'off' ? duty.regime : clock;
    return `| ${codeSpan(name)} ${state === 'off' ? '' : inline(what)} | ${stateOf(duty)} | ${when} | ${line === undefined ? '' : codeSpan(line)} |`; // prettier-ignore
  });
  return [
    `⚖️ **Duties** · \`/psirt duty\` shows more. ${noAdvice}`,
    ['| Duty | State | Due (UTC) | Next |', '|---|---|---|---|', ...rows].join('\n'),
  ].join('\n\n');
}
