// When a stage of a legal regime is due. These clocks run on UTC, by day and night, through weekends, and nothing that happens to the
// case stops them; a month is a month of the calendar.
import type { DutyEvent, Start } from '../plan/regimes/schema.ts';
import { day, hour, later, laterOnBusinessDays } from '../time.ts';
import { awareOf, measureAt } from './awareness.ts';
import type { View } from './view.ts';

/** `none`: it must still be decided before the case is closed. `pending`: it has a date, or gets on, once that happened. */
export type Due =
  | { readonly kind: 'dated'; readonly at: string; readonly from: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'pending'; readonly until: string };

/** What is due so much after a time. @param within `24h`, `14d`, `1 month` or `4 business days` */
export function dueWithin(from: string, { within = '', day: office }: Pick<Start, 'within' | 'day'>): string {
  const count = Number.parseInt(within, 10);
  const unit = within.replace(/^\d+ ?/u, '');
  if (unit === 'h') return later(from, count * hour);
  if (unit === 'd') return later(from, count * day);
  return unit.startsWith('month') ? laterByMonths(from, count) : onBusinessDays(from, count, office);
}

/** The same day and time some months on; where that month is shorter, its last day. */
function laterByMonths(from: string, months: number): string {
  const [year, month, date] = [0, 5, 8].map((at) => Number.parseInt(from.slice(at), 10)) as [number, number, number]; // prettier-ignore
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  const to = last.toISOString().slice(0, 8) + String(Math.min(date, last.getUTCDate())).padStart(2, '0');
  return `${to}${from.slice(10)}`;
}

/** Before an office's day begins it is still the day before; the last day ends when the office closes. */
function onBusinessDays(from: string, count: number, office: Start['day']): string {
  if (office === undefined) return laterOnBusinessDays(from, count, []);
  const counted = from.slice(11, 16) < office.begins ? later(from, -day) : from;
  return `${laterOnBusinessDays(counted, count, []).slice(0, 10)}T${office.ends}:00Z`;
}

interface About {
  readonly event: DutyEvent;
  readonly start: Start;
  /** When an earlier stage was filed; undefined while it was not. */
  readonly filed: (stage: string) => string | undefined;
}

/** The due time of a stage that nobody filed yet. */
export function dueOf(view: Pick<View, 'it'>, { event, start, filed }: About): Due {
  if (start.within === undefined) return { kind: 'none' };
  const aware = awareOf(view, event)?.aware_at;
  if (aware === undefined) return { kind: 'pending', until: `aware ${event}` };
  const from = beginOf(view, { event, start, filed }, aware);
  return from === undefined
    ? { kind: 'pending', until: start.from }
    : { kind: 'dated', at: dueWithin(from, start), from };
}

function beginOf(view: Pick<View, 'it'>, { start, filed }: About, aware: string): string | undefined {
  const { from } = start;
  if (from === 'aware') return aware;
  if (from.startsWith('filed ')) return filed(from.slice('filed '.length));
  if (from === 'measure') {
    // What helped users before anybody knew of attacks starts nothing by itself.
    const measure = measureAt(view);
    return measure !== undefined && measure < aware ? aware : measure;
  }
  return awareOf(view, from === 'request' ? 'request' : 'materiality')?.aware_at;
}
