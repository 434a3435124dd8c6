// What follows from a word about somebody outside: what to send them, what they may not be told yet, and what a date now waits for.
// The bot sends none of it.
import { missingYes } from '../../case/embargo-course.ts';
import { embargoOf } from '../../case/embargo.ts';
import type { FactEntry } from '../../case/entry.ts';
import { distros, isBound, listedParties, partiesOf } from '../../case/parties.ts';
import { statusOf } from '../../case/status.ts';
import type { View } from '../../case/view.ts';
import { distrosDays } from '../../commands/embargo-dates.ts';
import { day, later, spoken } from '../../time.ts';
import { partiesTable, readiness } from '../card/parties-part.ts';
import { renderNotice } from '../../notices/render.ts';
import { templateFor } from '../../notices/own-texts.ts';
import { quoted } from '../safe.ts';

/** The answer to a word about a party; undefined when the reaction says it all. */
export function partyTold({ party, act, formerly, said_at }: FactEntry<'party'>, then: View): string | undefined {
  if (act === 'breached')
    return `${party} is told no more. If what they said is public, it ended the embargo: \`/psirt embargo broken <evidence>\`.`;
  if (act !== 'add') return undefined;
  return [
    `They are **${party}** from here on; name and contact stand in the comment about people outside, and your comment holds them too. ${history(then, formerly)}`.trimEnd(),
    'Before they accept they may know no more than this text (rule E7). Please send it:',
    quoted(invitation(then, said_at)),
    `When they answer: \`/psirt party accept ${party}\` or \`/psirt party decline ${party}\`.`,
  ].join('\n\n');
} // prettier-ignore

/** The invitation and the terms: that there is an issue, in which product, until when, and nothing else of the case (rules E7 and E16). */
function invitation(view: View, since: string): string {
  const texts = (['party-invite', 'embargo'] as const).map(
    (notice) => renderNotice(templateFor(view.house, notice), { view, notice, since }).text,
  );
  return texts.join('\n\n---\n\n');
}

/** What is known here of the same name (rule E13). */
function history(view: View, formerly: string | null): string {
  const before = partiesOf(view).find(({ party }) => party === formerly);
  if (before === undefined) return 'Nobody of that name took part in this case before.';
  const state = before.state === 'breached' ? '**and broke the embargo**' : `and is ${before.state}`;
  return `Somebody of that name took part before as ${before.party}, ${state} (${before.since.slice(0, 10)}).`;
}

/** Who is told ahead, what to keep in mind, and who is not. */
export function notifiedTold({ to, said_at }: FactEntry<'notified'>, then: View): string {
  if (to.includes(distros)) return toDistros(said_at, then);
  const others = listedParties(then).filter((party) => !isBound(party) && party.state === 'invited');
  return [
    `Send it now to ${to.join(', ')}, and to nobody else: begin with **[EMBARGOED until ${spokenEnd(then)}]**, name versions, severity, patch, mitigations and the time of release. They count as informed from here on.`,
    'Patched binaries are under the embargo too: nobody ships them, or shows them, before it ends (rule E15).',
    ...(others.length === 0 ? [] : [`Not told, since they have not accepted: ${others.map(({ party }) => party).join(', ')}.`]),
  ].join('\n\n');
} // prettier-ignore

function spokenEnd(view: View): string {
  const { until } = embargoOf(view);
  return until === null ? 'it is published' : spoken(until);
}

/** Days that linux-distros would rather not exceed. */
const preferredDays = 7;

function toDistros(at: string, view: View): string {
  const { until } = embargoOf(view);
  const isLong = until !== null && until > later(at, preferredDays * day);
  const long = isLong ? ` That is more than the ${preferredDays} days that the list prefers; say in your mail why.` : ''; // prettier-ignore
  return `Write to the list now, with the date: ${spokenEnd(view)}.${long} It has to be public by ${spoken(later(at, distrosDays * day))} at the latest (rule E14), and then goes to oss-security too.`;
}

/** How a date was understood, and whom it waits for. */
export function embargoTold(fact: FactEntry<'embargo'>, then: View): string | undefined {
  const { act, until, party = 'us' } = fact;
  const what = act === 'propose' ? 'Proposed end of the embargo' : 'End of the embargo';
  const lines = [
    ...(until === null ? [] : [`- ${what}: ${spoken(until)}`]),
    ...waitsFor(fact, then),
    ...(until !== null && ['ready', 'released'].includes(statusOf(then)) ? ['- The fix is ready: secrecy now serves few, so let it be short (rule E2).'] : []),
    ...(act === 'owner' && party !== 'us' ? [`- The date is ${party}’s from here on: only \`/psirt embargo until <time> by ${party}\` moves it.`] : []),
    ...(act === 'broken' ? ['- It is over. Everybody outside who takes part has to know; the card shows what is due.'] : []),
  ];
  return lines.length === 0 ? undefined : lines.join('\n');
} // prettier-ignore

/** A date that is proposed changes nothing before everybody who is bound said yes. */
function waitsFor({ act }: FactEntry<'embargo'>, then: View): readonly string[] {
  const { state, revision, until } = embargoOf(then);
  if (revision === null || state !== 'revise' || (act !== 'propose' && act !== 'accept')) return [];
  return [`- It waits for a yes of ${missingYes(then.it, revision).join(', ')}; until then the embargo ends on ${spoken(`${until}`)} (rule E6).`]; // prettier-ignore
}
/** How far the parties are when publication is asked for: shown, since it waits for nobody (rule E11). */
export function readinessTold(view: View): readonly string[] {
  const parties = listedParties(view);
  if (parties.length === 0) return [];
  return [
    `**Parties:** ${readiness(parties)}. Publication waits for none of them (rule E11).`,
    partiesTable(parties),
  ];
}
