// Arithmetic on GitHub's times (UTC, whole seconds). It never reads a clock: every time comes from what was observed.

export const minute = 60;
export const hour = 60 * minute;
export const day = 24 * hour;

/** `time` moved by some seconds, in the same form. */
export function later(time: string, seconds: number): string {
  return atSecond(Date.parse(time) / 1000 + seconds);
}

/** Seconds since 1970 as GitHub writes a time. */
export function atSecond(seconds: number): string {
  return `${new Date(Math.floor(seconds) * 1000).toISOString().slice(0, 19)}Z`;
}

/**
 * The same time of day, some business days on: Monday to Friday (UTC) without these days. One from a Saturday on is Monday. Days below
 * zero go back.
 * @param holidays days as `2026-12-25`
 */
export function laterOnBusinessDays(time: string, days: number, holidays: readonly string[]): string {
  const free = new Set(holidays);
  const isBusiness = (at: string): boolean =>
    ![0, 6].includes(new Date(at).getUTCDay()) && !free.has(at.slice(0, 10));
  let at = time;
  for (let left = Math.abs(days); left > 0;) {
    at = later(at, days < 0 ? -day : day);
    if (isBusiness(at)) left -= 1;
  }
  return at;
}

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** `Thu 2026-12-10 16:00 UTC`, as people read it. */
export function spoken(time: string): string {
  const weekday = weekdays[new Date(time).getUTCDay()];
  return `${weekday} ${time.slice(0, 10)} ${time.slice(11, 16)} UTC`;
}

/** A length of time in its two largest units: `2 d 3 h`, `45 min`. */
export function spanOf(seconds: number): string {
  const units = [['d', day], ['h', hour], ['min', minute]] as const; // prettier-ignore
  let left = Math.abs(seconds);
  const parts = units.map(([unit, length]) => {
    const count = Math.floor(left / length);
    left -= count * length;
    return { count, words: `${count} ${unit}` };
  });
  const shown = parts.filter(({ count }) => count > 0).slice(0, 2);
  return shown.length === 0 ? '0 min' : shown.map(({ words }) => words).join(' ');
}
