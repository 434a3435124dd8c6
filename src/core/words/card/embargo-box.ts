// The box that nobody may overlook: whether anything may be said outside, and what is known of attacks and leaks.
import { missingYes } from '../../case/embargo-course.ts';
import { latest } from '../../case/case.ts';
import { embargoOf, isDisclosed } from '../../case/embargo.ts';
import { leakedKinds } from '../../case/leak.ts';
import { majorOf } from '../../case/major.ts';
import type { View } from '../../case/view.ts';
import { isHeld } from '../../plan/gates.ts';
import { spoken } from '../../time.ts';
import { inline } from '../safe.ts';

/** Lines of a quote: embargo and publicity; another date that is proposed; exploitation, leak, Major Incident, hold. */
export function embargoBox(view: View): string {
  return [`${embargoWords(view)} · ${publicity(view)}`, ...revisionWords(view), signs(view)]
    .map((line) => `> ${line}`)
    .join('\n');
}

/** A date that is proposed changes nothing yet: the one above stands until everybody who is bound said yes. */
function revisionWords(view: View): readonly string[] {
  const { state, revision } = embargoOf(view);
  if (revision === null || (state !== 'revise' && state !== 'proposed')) return [];
  const missing = missingYes(view.it, revision).map((who) => (who === 'us' ? 'ours' : who));
  const who = revision.party === 'us' ? 'We propose' : `${inline(revision.party)} proposes`;
  return [`⏳ **${who} ${spoken(revision.until)}** instead; until everybody said yes, nothing changes. Missing: ${missing.map((one) => inline(one)).join(', ')} · \`/psirt embargo accept\` or \`refuse\`, for somebody else with \`by <party>\``]; // prettier-ignore
}

function embargoWords(view: View): string {
  const { state, until, because, owner, extensions } = embargoOf(view);
  const end = until === null ? '' : ` until ${spoken(until)}`;
  const whose = owner === 'us' ? '' : `, the date is ${inline(owner)}’s: it is not ours to move`;
  const longer = extensions === 0 ? '' : `, prolonged ${extensions === 1 ? 'once' : `${extensions} times`}`;
  const running = `🔒 **EMBARGO${end}**${whose}${longer}`;
  const words = {
    undefined: '❔ **No embargo agreed yet**',
    none: '🔓 **No embargo**',
    proposed: `⏳ **Embargo proposed${end}**, not agreed`,
    active: running,
    revise: running,
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
const majorWords = { no: 'no', requested: '**requested**', approved: '**YES**', rejected: 'no (rejected)', ended: 'over' }; // prettier-ignore

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
  const leak = latest(it, 'leak');
  const state = leak?.state ?? latest(it, 'reported')?.leak ?? undefined;
  const kinds = leak === undefined ? '' : leakedKinds(leak);
  return state === undefined ? 'not looked yet' : `${leakWords[state]}${kinds === '' ? '' : `: ${kinds}`}`;
}

function majorIncident(view: View): string {
  const { state } = majorOf(view);
  return state === undefined ? 'not asked yet' : majorWords[state];
}

function hold(view: View): string {
  const held = latest(view.it, 'held');
  return held !== undefined && isHeld(view) ? `**${inline(held.because)}**` : 'none';
}
