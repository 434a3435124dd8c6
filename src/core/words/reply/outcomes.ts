// What follows from a word that took effect, where a reaction doesn't say it: signatures, a no, a stop, and times as they were understood.
import { pendingRequest } from '../../case/approvals.ts';
import { latest } from '../../case/case.ts';
import type { FactEntry } from '../../case/entry.ts';
import type { FactName } from '../../case/fact.ts';
import { holdsOf } from '../../case/holds.ts';
import type { View } from '../../case/view.ts';
import { listed } from '../../formats/sentences.ts';
import { gates, isHeld } from '../../plan/gates.ts';
import { spoken } from '../../time.ts';
import { whenSigned } from '../card/when-published.ts';
import { missingPoint } from '../refusals.ts';

/** `then` is the case right after these words. */
type Tell<N extends FactName> = (fact: FactEntry<N>, then: () => View) => string | undefined;
type Tellers = { readonly [N in FactName]?: Tell<N> };

const tellers: Tellers = {
  approved: (fact, then) => (fact.what === 'publish' ? signed(fact, then()) : agreedAhead(fact)),
  rejected: ({ what, hash }) =>
    what === 'publish'
      ? `What was asked for as \`${hash.slice(0, 8)}\` is void, signatures included. Once it is mended, \`/psirt publish\` asks anew.`
      : undefined,
  held: (_, then) => stopped(then()),
  similar: ({ state, text }, then) => (state === 'new' ? ownCase(then(), text) : undefined),
  remedy: ({ due }, then) => {
    const lines = [...timeOf('Due', due), ...gates.agreed(then()).map(missingPoint)];
    return lines.length === 0 ? undefined : lines.join('\n');
  },
  scheduled: ({ release_at }) => timeOf('Release', release_at)[0],
  embargo: ({ until }) => timeOf('End of the embargo', until)[0],
  public: ({ since }) => timeOf('Public since', since)[0],
  source: ({ received_at }) => timeOf('Received', received_at)[0],
};

/** What to tell of a fact; undefined when the reaction says it all. */
export function outcomePart<N extends FactName>(then: () => View, fact: FactEntry<N>): string | undefined {
  const tell: Tell<N> | undefined = tellers[fact.name];
  return tell?.(fact, then);
}

/** People type dates in several forms, so they see how theirs was read. */
function timeOf(what: string, time: string | null): readonly string[] {
  return time === null ? [] : [`- ${what}: ${spoken(time)}`];
}

function signed({ hash, self, by }: FactEntry<'approved'>, then: View): string {
  const twice = self ? ` \`${by.login}\` signed twice, as the settings allow; the record says so.` : '';
  const next = isHeld(then)
    ? `Nothing is published before ${holders(then)} or a psirt-lead lets it go on: \`/psirt unhold\`.`
    : `The advisory is published ${whenSigned(then)}. Anybody with a role can still stop it: \`/psirt hold <reason>\`.`;
  return `**Both signatures stand on \`${hash.slice(0, 8)}\`.**${twice} ${next}`;
}

const holders = (then: View): string =>
  listed(
    holdsOf(then).map(({ by }) => `\`${by.login}\``),
    'and',
  );

/** The line itself is for somebody else to say. */
function agreedAhead({ what }: FactEntry<'approved'>): string | undefined {
  return what === 'severity' || what === 'decline' || what === 'embargo'
    ? `Noted. Now whoever was told to ask you posts their \`/psirt ${what}\` line again. Your word counts for exactly that, and only as long as nothing else about it is said.`
    : undefined;
}

/** What else was found goes the way of every report. The address opens GitHub's form with the title; nothing is opened by itself. */
function ownCase({ repository }: View, title: string): string {
  const url = `https://github.com/${repository}/issues/new?title=${encodeURIComponent(title)}`;
  return `Report it as a case of its own, so that it has its own people, clocks and credit: <${url}>`;
}

function stopped(then: View): string | undefined {
  if (!isHeld(then)) return undefined;
  if (latest(then.it, 'fix-public') !== undefined)
    return '**The fix is public already.** While publication is stopped, attackers can read what users are not told. Let it go on as soon as you can: `/psirt unhold`.';
  return pendingRequest(then) === undefined
    ? undefined
    : 'Publication is stopped. The signatures stay until they run out; `/psirt unhold` lets it go on.';
}
