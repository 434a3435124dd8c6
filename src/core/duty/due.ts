// When a duty by law runs out: wall-clock UTC, through nights and weekends; nothing pauses it. It knows no case.
import { day, hour, later, laterOnBusinessDays } from '../time.ts';

/**
 * A target from a time on.
 * @param target `24h`, `14d`, `4bd` (Monday to Friday; no holiday is left out, so that nothing is late), `1mo` (calendar months: from
 * the 31st of January to the last of February)
 */
export function dueAfter(from: string, target: string): string {
  const count = Number.parseInt(target, 10);
  if (target.endsWith('mo')) return laterByMonths(from, count);
  if (target.endsWith('bd')) return laterOnBusinessDays(from, count, []);
  return later(from, count * (target.endsWith('d') ? day : hour));
}

/** The same day some months on; where that month is shorter, its last day. */
function laterByMonths(time: string, months: number): string {
  const [year = 0, month = 1, date = 1] = time.slice(0, 10).split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  const at = `${first.toISOString().slice(0, 8)}${String(Math.min(date, last)).padStart(2, '0')}`;
  return `${at}${time.slice(10)}`;
}

/** How long before it runs out somebody is paged: half a day, and of a day or less a quarter of one, in seconds. */
export function pagedBefore(target: string): number {
  return target.endsWith('h') && Number.parseInt(target, 10) <= 24 ? 6 * hour : 12 * hour;
}
