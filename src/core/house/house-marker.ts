// The marker of an issue that the bot opens by itself. Issues are found again by it when the answer to their creation was lost.
import { hashOf } from '../case/log.ts';
import { markerOf } from '../words/marker.ts';

/** The marker of an issue that the bot opens: it gives nothing away, since GitHub mails it. */
export function houseMarker(about: string): string {
  return markerOf(`case-of:${hashOf(about).slice(0, 16)}`);
}
