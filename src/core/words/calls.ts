// What the bot writes when nothing goes on by itself and somebody must know at once: one comment each, in which the lead is mentioned.
// Such a comment says what is so and which choices there are; it never says which to take.
import type { Clock } from '../case/clocks.ts';
import { embargoOf } from '../case/embargo.ts';
import type { Deferral } from '../case/deferral.ts';
import type { FactEntry } from '../case/entry.ts';
import { actingLead, holdersOf } from '../case/people.ts';
import { askingLine, kindOfHash } from '../case/versions.ts';
import type { View } from '../case/view.ts';
import type { Slot } from '../decision.ts';
import { isHeld } from '../plan/gates.ts';
import { adviseTarget } from '../plan/targets.ts';
import { readHolder } from '../settings/holder.ts';
import { hour, spoken } from '../time.ts';
import { markerOf } from './marker.ts';
import { postThis } from './refusals.ts';
import { callOf } from './reply/approvers.ts';
import { codeSpan, inline } from './safe.ts';

/** Whom a call mentions: who leads the case, else every psirt-lead. */
export function calledFor(view: View): readonly string[] {
  const lead = actingLead(view);
  if (lead !== undefined) return [`@${lead.login}`];
  return calledLeads(view);
}

/** A new case, for whoever is on call. */
export function onCallCall({ person, until, seq }: FactEntry<'on-call'>): string {
  return [
    markerOf(`call:${seq}`),
    `@${person.login}`,
    `📟 **A new case, and you are on call** (until ${spoken(until)}). Read the report; who acknowledges it leads the case. ${postThis(['/psirt ack'])}`,
    `If somebody else should take it, say who. ${postThis(['/psirt assign case-lead @<login>'])}`,
  ].join('\n\n');
}

/** A release is tagged, and the tag was not proven to hold the fix. */
export function unprovenCall(view: View, { tag, line, because, seq }: FactEntry<'proven'>): string {
  return call(view, seq, [
    `${codeSpan(tag)} is out, and nothing is published from it: ${inline(because.join('; '), 400)}. It is looked at again when somebody says more, or when the tag is pushed anew.`,
    `If the release holds the fix, say by which public commits. ${postThis([`/psirt landed <commit> for ${line}`])}`,
    `If it came out without the fix, plan the version that will hold it. ${postThis([`/psirt affects "<range>" fixed <version>`])}`,
  ]);
}

/** What two people signed no longer says what the case says. */
export function voidedCall(view: View, { hash, because, seq }: FactEntry<'rejected'>): string {
  return call(view, seq, [
    `What was signed as ${codeSpan(hash.slice(0, 8))} is void, and nothing is published: ${inline(because, 400)}.`,
    `Look at what changed, then ask anew. ${postThis([askingLine(kindOfHash(view, hash))])}`,
  ]);
}

/** What was signed can't be published, because its draft on GitHub is no draft any more. */
export function lostDraftCall(
  view: View,
  { lost, seq }: { readonly lost: 'closed' | 'unseen'; readonly seq: number },
): string {
  const words = {
    closed: ['its draft advisory is closed on GitHub', 'Reopen it there'],
    unseen: ['the bot does not see its draft advisory', 'Look whether it is still installed on the product’s repository'],
  } as const; // prettier-ignore
  const [what, then] = words[lost];
  return call(view, seq, [
    `Two people signed, but ${what}, so nothing can be published.`,
    `${then}; the signatures stay until they run out.`,
  ]);
}

/** The fix is public, and nothing that was signed can be published. */
export function fixPublicCall(view: View, { url, seq }: FactEntry<'fix-public'>): string {
  const hours = adviseTarget(view) / hour;
  return call(view, seq, [
    `**The fix is public and the advisory is not.** Whoever reads ${codeSpan(url)} can learn what it mends, and users are told nothing yet. The embargo is over; the advisory is due within ${hours === 1 ? 'an hour' : `${hours} hours`}.`,
    ...(isHeld(view)
      ? [`It is on hold. Let it go on as soon as you can. ${postThis(['/psirt unhold'])}`]
      : [
          `Publish now; a second person signs what you ask for. ${postThis(['/psirt publish'])}`,
          `Or stop it, if something weighs more than users who don’t know. ${postThis(['/psirt hold <reason>'])}`,
        ]),
  ]);
}

/** Somebody published the advisory by GitHub's own button, and no signature that stands covers what it says. */
export function byHandCall(view: View, { seq }: { readonly seq: number }): string {
  return call(view, seq, [
    '**The advisory was published by hand**, and not as two people signed it. The bot writes nothing of it to the site or into release notes.',
    'Read it on GitHub, as everybody can now. What is wrong in it can be changed there; only GitHub’s support can take an advisory back.',
    'If users should find it on the site or in release notes too, somebody writes it there by hand.',
  ]);
}

/** Somebody, or the plan by itself, asks for a Major Incident. */
export function majorCall(view: View, { because, by, seq }: FactEntry<'major'>): string {
  const asks = by.id === view.bot.id ? 'By the plan this' : `\`${by.login}\` asks whether this`;
  const why = because === null ? '' : `: ${inline(because, 400)}`;
  return [
    markerOf(`call:${seq}`),
    calledLeads(view).join(' '),
    `🚨 ${asks} may be a **Major Incident**${why}. A psirt-lead or exec who did not ask decides. ${postThis(['/psirt major approve <reason>'])}`,
    `Or turn it down. ${postThis(['/psirt major reject <reason>'])}`,
  ].join('\n\n');
}

/** Mentions of every psirt-lead. */
export function calledLeads(view: View): readonly string[] {
  const leads = [...holdersOf(view, 'psirt-lead'), ...holdersOf(view, 'maintainer')];
  return [...new Set(leads)].map(readHolder).flatMap(callOf);
}

/** Somebody else found it too, while it is secret. */
export function rediscoveredCall(view: View, { evidence, seq }: FactEntry<'rediscovered'>): string {
  const { until } = embargoOf(view);
  return call(view, seq, [
    `🔎 **Somebody else found it too**: ${inline(evidence, 400)}. What two found, a third may find or use: look at the embargo again (it ends ${spoken(`${until}`)}).`,
    `An earlier date: ${postThis(['/psirt embargo until <time>'])}`,
    `End it, when it can't be kept; a psirt-lead agrees first. ${postThis(['/psirt embargo lift <reason>'])}`,
    `If it is out already: ${postThis(['/psirt embargo broken <evidence>'])}`,
  ]);
}

/** A case that was parked goes on by itself. */
export function wokenCall(view: View, { said, to, because }: Deferral): string {
  const why =
    because === 'exploited'
      ? 'it is attacked, or an exploit is public, so it can’t wait any longer'
      : `its date has come (${spoken(to)})`;
  return call(view, said.seq, [
    `🔔 **The case goes on**: ${why}. It was deferred because: ${inline(said.because, 300)}. Its clocks run again, and the card shows what comes next.`,
    `If it can still wait, say until when. ${postThis(['/psirt defer until <date> <reason>'])}`,
  ]);
}

/** A clock of the plan ran out. */
export function lateCall(view: View, { name, due, what, who }: Clock, slot: Slot): string {
  return [
    markerOf(slot),
    calledFor(view).join(' '),
    `⏰ **Overdue** since ${spoken(due)}: ${inline(what, 300)} (clock \`${name}\`, for \`${who}\`). The card shows what comes next. This is said once.`,
  ].join('\n\n');
}

/** A call because of one entry: marker, whom it mentions, and what is so. */
export function call(view: View, seq: number, parts: readonly string[]): string {
  return [markerOf(`call:${seq}`), `${calledFor(view).join(' ')}`, ...parts].join('\n\n');
}
