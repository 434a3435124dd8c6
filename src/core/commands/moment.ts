// Reads a moment that is over, with its time of day: from it a legal clock runs, so nothing of it is guessed.
import { mistake, misread, read } from '../mistake.ts';
import type { Reading } from '../mistake.ts';
import type { Call } from './command.ts';
import type { Place } from './ledger.ts';
import type { Take } from './take.ts';

const EXPECTED = 'a time that is over, with hours and minutes, in UTC or with its zone (+02:00)';
const EXAMPLE = '2026-12-01T16:00Z';

/** The word at a place as a time that is over; undefined when it was noted as wrong. */
export function takeMoment({ words, view: { now } }: Call, take: Take, place: Place): string | undefined {
  const word = typeof place === 'number' ? (words[place]?.text ?? '') : '';
  const reading = readMoment(word);
  if (!reading.ok) return take.miss(place, reading.mistakes, 'E-DATE');
  return reading.value <= now ? reading.value : take.miss(place, [mistake(EXPECTED, `${reading.value}, which is to come`, now)], 'E-DATE'); // prettier-ignore
}

const MOMENT = /^(\d{4}-\d\d-\d\dT\d\d:\d\d)(:\d\d)?(Z|[+-]\d\d:\d\d)$/u;

/** Reads a time as a clock on a wall shows it, with its zone. A day alone, or days from now, would leave hours to a guess. */
function readMoment(word: string): Reading<string> {
  const [, minutes, seconds = ':00', zone] = MOMENT.exec(word.toUpperCase()) ?? [];
  const [at, wall] = [new Date(`${minutes}${seconds}${zone}`), new Date(`${minutes}${seconds}Z`)];
  // A day that no calendar has rolls over or is no date at all.
  const isReal = !Number.isNaN(at.getTime()) && wall.toISOString().startsWith(String(minutes));
  return isReal ? read(`${at.toISOString().slice(0, 19)}Z`) : misread(EXPECTED, word, EXAMPLE);
}
