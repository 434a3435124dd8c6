// Calls to whoever leads because of the embargo: it broke, somebody outside wants an earlier date, or leaves without keeping the silence.
// People outside are called by their references, and nothing is chosen here.
import type { Breach } from '../case/breach.ts';
import type { Revision } from '../case/embargo-course.ts';
import { embargoOf } from '../case/embargo.ts';
import type { FactEntry } from '../case/entry.ts';
import type { View } from '../case/view.ts';
import { spoken } from '../time.ts';
import { call } from './calls.ts';
import { postThis } from './refusals.ts';
import { codeSpan, inline } from './safe.ts';

const how: Readonly<Record<Breach['how'], string>> = {
  broken: 'The embargo is broken',
  public: 'It is public although the embargo ran',
  exploit: 'An exploit is public although the embargo ran',
};

/** Secrecy is over for everybody but the users: go public early, or keep the date and say why. */
export function breachCall(view: View, { seq, how: kind, what, since, parties }: Breach): string {
  const seen = what === null ? '' : `: ${codeSpan(what)}`;
  const from = since === null ? '' : `, since ${spoken(since)}`;
  const told = parties.length === 0 ? 'Nobody outside takes part.' : `To be told at once: ${parties.map((one) => inline(one)).join(', ')} (who they are stands in the comment about people outside).`; // prettier-ignore
  return call(view, seq, [
    `🔓 **${how[kind]}**${seen}${from}. Nobody waits for the old date any more. ${told}`,
    `In doubt go public as soon as you can say what users should do. ${postThis(['/psirt publish early next-update <date>'])}`,
    `Or keep the planned date, and say why; \`/psirt schedule <time>\` sets another one. ${postThis(['/psirt embargo keep <reason>'])}`,
  ]);
}

/** A party can’t move the date of an embargo that runs; it can want an earlier one, and that is better known soon. */
export function earlierCall(view: View, { party, until, seq }: Revision): string {
  const { until: now } = embargoOf(view);
  return call(view, seq, [
    `⏳ **${inline(party)} wants an earlier date**: ${spoken(until)} instead of ${spoken(`${now}`)}. The date in force stands until everybody who is bound said yes (rule E6).`,
    `Say yes to it, or say no and the old date stands. ${postThis(['/psirt embargo <accept|refuse>'])}`,
  ]);
}

/** Somebody left who does not keep the silence. */
export function loudCall(view: View, { party, seq }: FactEntry<'party'>): string {
  return call(view, seq, [
    `📣 **${inline(party)} left and does not keep the silence** (rule E12). What they know may be public at any time; they are told nothing more.`,
    `When they say it: ${postThis(['/psirt embargo broken <evidence>'])}`,
    `To be ready before that, agree on an earlier date. ${postThis(['/psirt embargo until <time>'])}`,
  ]);
}
