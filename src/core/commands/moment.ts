// Reads a moment that is over, with its time of day: from it a legal clock runs, so nothing of it is guessed.
import { mistake, misread } from '../mistake.ts';
import type { Call } from './command.ts';
import { readDate } from './dates.ts';
import type { Place } from './ledger.ts';
import type { Take } from './take.ts';

const EXPECTED = 'a time in UTC that is over, with hours and minutes';
const EXAMPLE = '2026-12-01T16:00Z';

/** The word at a place as a time that is over; undefined when it was noted as wrong. */
export function takeMoment({ words, view: { now } }: Call, take: Take, place: Place): string | undefined {
  const word = typeof place === 'number' ? (words[place]?.text ?? '') : '';
  // A day without a time, or days from now, would leave hours to a guess.
  const reading = /T/iu.test(word) ? readDate(word, { now, hour: 0 }) : misread(EXPECTED, word, EXAMPLE);
  if (!reading.ok) return take.miss(place, reading.mistakes, 'E-DATE');
  return reading.value <= now ? reading.value : take.miss(place, [mistake(EXPECTED, `${reading.value}, which is to come`, now)], 'E-DATE'); // prettier-ignore
}
