// What follows from a word that took effect, where a reaction doesn't say it: signatures, a no, a stop, and times as they were understood.
import { pendingRequest } from '../../case/approvals.ts';
import { latest } from '../../case/case.ts';
import type { FactEntry } from '../../case/entry.ts';
import type { FactName } from '../../case/fact.ts';
import { holdsOf } from '../../case/holds.ts';
import { draftsOf } from '../../case/noticed.ts';
import { productOf } from '../../case/product.ts';
import type { RequestKind } from '../../case/versions.ts';
import { askingLine, kindOfHash } from '../../case/versions.ts';
import { statusOf } from '../../case/status.ts';
import type { View } from '../../case/view.ts';
import { listed } from '../../formats/sentences.ts';
import { gates, isHeld } from '../../plan/gates.ts';
import { spoken } from '../../time.ts';
import { whenSigned } from '../card/when-published.ts';
import { missingPoint, postThis } from '../refusals.ts';
import { awareTold, dutyTold } from './duty-part.ts';
import { emergencySheet } from './emergency.ts';
import { embargoTold, notifiedTold, partyTold } from './parties.ts';
import { conflictTold } from '../conflict-words.ts';
import { codeSpan, inline } from '../safe.ts';
import { redactedTold } from './redaction.ts';
import { withdrawnTold } from './withdrawal.ts';
import { deedOf } from '../sentences.ts';

/** `then` is the case right after these words. */
type Tell<N extends FactName> = (fact: FactEntry<N>, then: () => View) => string | undefined;
type Tellers = { readonly [N in FactName]?: Tell<N> };

const tellers: Tellers = {
  approved: (fact, then) => {
    if (fact.what === 'publish') return signed(fact, then());
    if (fact.what === 'wontfix') return stillToAgree(then());
    return fact.what === 'notice' ? agreedNotice(fact, then()) : agreedAhead(fact);
  },
  rejected: ({ what, hash }, then) =>
    what === 'publish'
      ? `What was asked for as \`${hash.slice(0, 8)}\` is void, signatures included. Once it is mended, \`${askingLine(kindOfHash(then(), hash))}\` asks anew.`
      : undefined,
  aware: (fact, then) => awareTold(fact, then()),
  duty: (fact, then) => dutyTold(fact, then()),
  exploit: ({ state }, then) => (state === 'wild' ? emergencySheet(then()) : undefined),
  major: (fact, then) => (fact.state === 'approved' ? emergencySheet(then()) : halfOf(fact)),
  declined: ({ reason }, then) => publicIssue(reason, then()),
  drill: () =>
    'This case is a drill from now on, and stays one. What would leave the case repository (advisory, fork, CVE request, pages, publication) is written into the record as files instead, and the case goes on as if it had been done.',
  handoff: ({ to, by }) =>
    `\`${by.login}\` asks \`${to.login}\` to lead this case. Until they take it, \`${by.login}\` leads. ${postThis(['/psirt accept-handoff'])}`,
  conflict: (fact, then) => conflictTold(fact, then()),
  duplicate: (fact, then) => (fact.published ? undefined : heldWords(fact.of, then())),
  attached: ({ deadline }) => timeOf('Deadline of that reporter', deadline)[0],
  redacted: (fact, then) => redactedTold(fact, then()),
  held: (_, then) => stopped(then()),
  similar: ({ opens }) => (opens === true ? ownCase : undefined),
  split: () => ownCase,
  remedy: ({ due }, then) => {
    const lines = [...timeOf('Due', due), ...gates.agreed(then()).map(missingPoint)];
    return lines.length === 0 ? undefined : lines.join('\n');
  },
  'plan-moved': movedTo,
  'fell-back': ({ was, because }, then) =>
    `**This case is ${was} no more; it is ${statusOf(then())}.** Open again:\n\n${because.map((what) => `- ${inline(what, 300)}`).join('\n')}\n\n${postThis(['/psirt status'])}`,
  undone: ({ fact }, then) => tookBack(then(), fact),
  deferred: ({ until }) => timeOf('Deferred until', until)[0],
  scheduled: ({ release_at }) => timeOf('Release', release_at)[0],
  embargo: (fact, then) => embargoTold(fact, then()),
  party: (fact, then) => partyTold(fact, then()),
  notified: (fact, then) => notifiedTold(fact, then()),
  public: ({ since }) => timeOf('Public since', since)[0],
  source: ({ received_at }) => timeOf('Received', received_at)[0],
};

/** What to tell of a fact; undefined when the reaction says it all. */
export function outcomePart<N extends FactName>(then: () => View, fact: FactEntry<N>): string | undefined {
  const tell: Tell<N> | undefined = tellers[fact.name];
  return tell?.(fact, then);
}

/** During attacks one word alone turns nothing down. */
function halfOf({ half }: FactEntry<'major'>): string | undefined {
  if (half === undefined) return undefined;
  return `Noted, as one of two. During attacks it takes a psirt-lead and an exec: it is rejected when the other one says so too. ${postThis(['/psirt major reject <reason>'])}`;
}

/** What is no vulnerability may be worth an issue that everybody sees. A person writes it: the report is not ours to publish. */
function publicIssue(reason: FactEntry<'declined'>['reason'], then: View): string | undefined {
  const product = productOf(then)?.product;
  if (!isOrdinary.has(reason) || product === undefined) return undefined;
  return `Is it worth doing all the same? Then [open a public issue](https://github.com/${product.repository}/issues/new) and write it anew: without the reporter’s name and words, without a link to this case, and without anything that shows how to attack. The reporter is told that they may open one, too.`;
}

const isOrdinary: ReadonlySet<string> = new Set(['bug', 'hardening', 'feature']);

/** People type dates in several forms, so they see how theirs was read. */
function timeOf(what: string, time: string | null): readonly string[] {
  return time === null ? [] : [`- ${what}: ${spoken(time)}`];
}

function signed({ hash, self, by }: FactEntry<'approved'>, then: View): string {
  const twice = self ? ` \`${by.login}\` signed twice, as the settings allow; the record says so.` : '';
  const next = isHeld(then)
    ? `Nothing is published before ${holders(then)} or a psirt-lead lets it go on: \`/psirt unhold\`.`
    : signedWords[kindOfHash(then, hash)](then);
  return `**Both signatures stand on \`${hash.slice(0, 8)}\`.**${twice} ${next}`;
}

/** What happens here by itself, and what somebody says there. */
const heldWords = (of: string, { it }: View): string =>
  `**Held as a second report of ${of}**, not closed: its reporter hears of us as of any other, and learns of no other finder. Once ${of} is published, they get its address and this case closes by itself. So that their date counts and they are thanked, post on ${of}: \`/psirt attach #${it.number}\`, and their wish as \`/psirt credit <who> as finder consent <yes|anonymous>\`.`;

const signedWords: Readonly<Record<RequestKind, (then: View) => string>> = {
  early: () => 'The early advisory is written to the site now. The status stays; what is open stays open.',
  final: (then) =>
    `The advisory is published ${whenSigned(then)}. Anybody with a role can still stop it: \`/psirt hold <reason>\`.`,
  revised: () => 'What is public is changed now: GitHub’s advisory, the site and the release notes.',
  withdrawn: withdrawnTold,
};

const holders = (then: View): string =>
  listed(
    holdsOf(then).map(({ by }) => `\`${by.login}\``),
    'and',
  );

/** Who drafted it may send it now; nothing goes out by itself. */
function agreedNotice({ hash }: FactEntry<'approved'>, then: View): string | undefined {
  const draft = draftsOf(then).find(({ drafted }) => drafted.hash === hash);
  return draft === undefined
    ? undefined
    : `Agreed to \`${hash.slice(0, 8)}\`. ${postThis([`/psirt send ${draft.notice}`])}`;
}

/** Not to fix may take several words; who is left is told. */
function stillToAgree(then: View): string | undefined {
  const open = gates.agreed(then).map(missingPoint);
  return open.length === 0 ? undefined : ['Noted.', ...open].join('\n');
}

/** The line itself is for somebody else to say. */
function agreedAhead({ what }: FactEntry<'approved'>): string | undefined {
  return what === 'severity' || what === 'decline' || what === 'embargo'
    ? `Noted. Now whoever was told to ask you posts their \`/psirt ${what}\` line again. Your word counts for exactly that, and only as long as nothing else about it is said.`
    : undefined;
}

const ownCase = 'The bot opens a case of its own for it, with its own clocks, people and advisory; the card links it. When it was reported, by whom, the product, the embargo and whom to credit come along. More about it is said there.'; // prettier-ignore

function movedTo({ plan, keeps }: FactEntry<'plan-moved'>): string {
  const kept = keeps.length === 0 ? '' : ` It still waits for what that plan asks of no new case: ${keeps.join(', ')}.`; // prettier-ignore
  return `The case goes on under the plan ${codeSpan(plan)}; its steps and clocks stand on the card.${kept}`;
}

function tookBack({ it }: View, fact: number): string {
  const deeds = it.entries.flatMap((entry) => (entry.seq === fact ? [deedOf(entry)] : []));
  return `- Taken back: ${inline(deeds.join())} (entry ${fact}). The record keeps both.`;
}

function stopped(then: View): string | undefined {
  if (!isHeld(then)) return undefined;
  if (latest(then.it, 'fix-public') !== undefined)
    return '**The fix is public already.** While publication is stopped, attackers can read what users are not told. Let it go on as soon as you can: `/psirt unhold`.';
  return pendingRequest(then) === undefined
    ? undefined
    : 'Publication is stopped. The signatures stay until they run out; `/psirt unhold` lets it go on.';
}
