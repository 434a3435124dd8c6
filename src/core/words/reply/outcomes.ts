// What follows from a word that took effect, where that can't be seen from the reaction: signatures, a no, a stop, resolved times.
import { pendingRequest } from '../../case/approvals.ts';
import { latest } from '../../case/case.ts';
import type { FactEntry } from '../../case/entry.ts';
import type { FactName } from '../../case/fact.ts';
import type { View } from '../../case/view.ts';
import { spoken } from '../../time.ts';
import { nextSteps } from '../card/next-steps.ts';

type Tell<N extends FactName> = (then: () => View, fact: FactEntry<N>) => string | undefined;
type Tellers = { readonly [N in FactName]?: Tell<N> };

const tellers: Tellers = {
  approved: (then, { what, hash }) => {
    if (what === 'publish') return `Both signatures stand on \`${hash.slice(0, 8)}\`. ${nextSteps(then())}`;
    return ['severity', 'decline', 'embargo'].includes(what)
      ? 'Noted. It counts when the person who asked says their line again, and only while nothing about it changes.'
      : undefined;
  },
  rejected: (_, { what, hash }) =>
    what === 'publish'
      ? `The request \`${hash.slice(0, 8)}\` is void. When what was wrong is mended, \`/psirt publish\` asks anew.`
      : undefined,
  held: (then) => {
    if (latest(then().it, 'fix-public') !== undefined)
      return 'Publication is stopped, **but the fix is public already**: everybody who reads it knows, and users are not told. Say `/psirt unhold` as soon as you can.';
    return pendingRequest(then()) === undefined
      ? undefined
      : 'Publication is stopped. The signatures stay; `/psirt unhold` lets it go on.';
  },
  scheduled: (_, { release_at }) => `The release is planned for ${spoken(release_at)}.`,
  remedy: (_, { due }) => (due === null ? undefined : `It is due on ${spoken(due)}.`),
  embargo: (_, { act, until }) =>
    act === 'until' && until !== null ? `The embargo ends on ${spoken(until)}.` : undefined,
};

/** What to tell of a fact; undefined when the reaction says it all. */
export function outcomePart<N extends FactName>(then: () => View, fact: FactEntry<N>): string | undefined {
  const tell: Tell<N> | undefined = tellers[fact.name];
  return tell?.(then, fact);
}
