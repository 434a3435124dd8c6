// Reads the dates that people type. It has no clock: `now` is given; local words such as "tomorrow" are refused.
import type { Reading } from '../mistake.ts';
import { misread, read } from '../mistake.ts';

/** `now`: an ISO time; `hour`: the hour (UTC) that a form without a time means, 16 for embargoes and disclosure. */
export type DateFrame = Readonly<{ now: string; hour: number }>;

const DAY = 86_400_000;
const FURTHEST = 3_660;
const ABSOLUTE = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(:\d\d)?Z)?$/iu;
const RELATIVE = /^\+(\d{1,4})(d|bd)$/iu;
const EXPECTED =
  'a date: 2026-12-01, 2026-12-01T16:00Z (UTC), +14d (days from now) or +5bd (working days from now)';
const EXAMPLE = '2026-12-01T16:00Z';

/**
 * Reads a date as people type it in a command, in one of the forms that EXPECTED names.
 * @returns UTC with whole seconds, `2026-12-01T16:00:00Z`. Whether the past is allowed is for the caller to say.
 */
export function readDate(word: string, frame: DateFrame): Reading<string> {
  const [, count, unit] = RELATIVE.exec(word) ?? [];
  if (count !== undefined)
    return daysAhead(Number(count), { ...frame, workdays: unit?.toLowerCase() === 'bd', word });
  const [, day, time, seconds = ':00'] = ABSOLUTE.exec(word) ?? [];
  if (day === undefined) return misread(EXPECTED, word, EXAMPLE);
  const said = time === undefined ? atHour(day, frame.hour) : `${day}T${time}${seconds}Z`;
  const at = new Date(said);
  // A day that no calendar has, such as 30 February, rolls over or is no date at all.
  if (Number.isNaN(at.getTime()) || iso(at) !== said) return misread(EXPECTED, word, EXAMPLE);
  return read(said);
}

type Ahead = DateFrame & Readonly<{ workdays: boolean; word: string }>;

function daysAhead(count: number, { now, hour, workdays, word }: Ahead): Reading<string> {
  if (count > FURTHEST) return misread(`at most +${FURTHEST}d`, word, '+14d');
  let day = new Date(`${now.slice(0, 10)}T00:00:00Z`);
  for (let left = count; left > 0;) {
    day = new Date(day.getTime() + DAY);
    if (!workdays || !isWeekend(day)) left -= 1;
  }
  return read(atHour(day.toISOString().slice(0, 10), hour));
}

function isWeekend(day: Date): boolean {
  return day.getUTCDay() === 0 || day.getUTCDay() === 6;
}

function atHour(day: string, hour: number): string {
  return `${day}T${String(hour).padStart(2, '0')}:00:00Z`;
}

function iso(at: Date): string {
  return `${at.toISOString().slice(0, 19)}Z`;
}

const MOMENT = /^(\d{4}-\d\d-\d\dT\d\d:\d\d)(:\d\d)?(Z|[+-]\d\d:\d\d)$/iu;

/**
 * Reads a moment to the minute: `2026-10-24T23:14+02:00`, with its zone, or in UTC. A day alone is none: of a duty every hour counts.
 * @returns UTC with whole seconds
 */
export function readMoment(word: string): Reading<string> {
  const [, minutes, seconds = ':00', zone] = MOMENT.exec(word.toUpperCase()) ?? [];
  const at = new Date(`${minutes}${seconds}${zone}`);
  const wall = new Date(`${minutes}${seconds}Z`);
  // A day that no calendar has rolls over or is no date at all.
  const isReal = !Number.isNaN(at.getTime()) && iso(wall).slice(0, 16) === minutes;
  return isReal ? read(iso(at)) : misread(MOMENT_EXPECTED, word, EXAMPLE);
}

const MOMENT_EXPECTED =
  'a time to the minute with its zone: 2026-10-24T21:14Z (UTC) or 2026-10-24T23:14+02:00';
