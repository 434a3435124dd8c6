// The box that nobody may overlook: whether anything may be said outside, and what is known of attacks and leaks.
import { latest } from '../../case/case.ts';
import { embargoOf, isDisclosed } from '../../case/embargo.ts';
import type { View } from '../../case/view.ts';
import { isHeld } from '../../plan/gates.ts';
import { spoken } from '../../time.ts';
import { inline } from '../safe.ts';

/** Two lines of a quote: embargo and publicity; exploitation, leak, Major Incident, hold. */
export function embargoBox(view: View): string {
  return `> ${embargoWords(view)} · ${publicity(view)}\n> ${signs(view)}`;
}

function embargoWords(view: View): string {
  const { state, until, because } = embargoOf(view);
  const end = until === null ? '' : ` until ${spoken(until)}`;
  const words = {
    undefined: '❔ **No embargo agreed yet**',
    none: '🔓 **No embargo**',
    proposed: `⏳ **Embargo proposed${end}**, not agreed`,
    active: `🔒 **EMBARGO${end}**`,
    exited: `🔓 **The embargo is over** (${inline(because ?? '')})`,
  };
  return words[state];
}

function publicity(view: View): string {
  if (isDisclosed(view)) return '**public**';
  const known = latest(view.it, 'public')?.state ?? latest(view.it, 'reported')?.visibility;
  return known === 'private' ? 'not public' : 'nobody said whether it is public';
}

const exploitWords = { none: 'none seen', claimed: 'somebody says so', 'public-exploit': '**exploit public**', wild: '**IN THE WILD**' }; // prettier-ignore
const leakWords = { no: 'no', possible: 'possible', suspected: '**suspected**', yes: '**yes**' };
const majorWords = { no: 'no', requested: '**requested**' };

function signs(view: View): string {
  return [
    `Exploited: ${exploitation(view)}`,
    `Data leak: ${leakage(view)}`,
    `Major: ${majorIncident(view)}`,
    `Hold: ${hold(view)}`,
  ].join(' · ');
}

function exploitation({ it }: View): string {
  const state = latest(it, 'exploit')?.state ?? latest(it, 'reported')?.exploit ?? undefined;
  return state === undefined ? 'not looked yet' : exploitWords[state];
}

function leakage({ it }: View): string {
  const state = latest(it, 'leak')?.state ?? latest(it, 'reported')?.leak ?? undefined;
  return state === undefined ? 'not looked yet' : leakWords[state];
}

function majorIncident({ it }: View): string {
  const state = latest(it, 'major')?.state;
  return state === undefined ? 'not asked yet' : majorWords[state];
}

function hold(view: View): string {
  const held = latest(view.it, 'held');
  return held !== undefined && isHeld(view) ? `**${inline(held.because)}**` : 'none';
}
