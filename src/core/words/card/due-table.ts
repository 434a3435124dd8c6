// What is due: absolute times with their weekday, the nearest three. No "in 3 hours": a quiet case's card must not change by itself.
import { clocksOf } from '../../case/clocks.ts';
import type { View } from '../../case/view.ts';
import { spoken } from '../../time.ts';
import { inline } from '../safe.ts';

const shown = 3;

/** The table; undefined when nothing is due. */
export function dueTable(view: View): string | undefined {
  const clocks = clocksOf(view);
  if (clocks.length === 0) return undefined;
  const rows = clocks.slice(0, shown).map(({ due, what, who, also = [] }) => {
    const late = due <= view.now ? '⚠️ overdue: ' : '';
    return `| ${late}${spoken(due)} | ${inline(what)} | ${[who, ...also].map((one) => `\`${one}\``).join(', ')} |`;
  });
  return ['| Due | What | Who |', '|---|---|---|', ...rows].join('\n');
}
