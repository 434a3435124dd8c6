// Who stands behind the references of a case: read from the one comment about people outside, or, until it is written there, from the
// comment in which somebody named them. What is read here never goes into a log, a commit message or a public text.
import { commandLineAt } from '../commands/line-at.ts';
import type { Eye } from '../look.ts';
import { readContact, readPartyName } from './outsider-words.ts';
import { allOf, doneAct } from './case.ts';
import type { FactEntry } from './entry.ts';
import type { View } from './view.ts';

export interface PartyName {
  readonly party: string;
  readonly name: string;
  readonly contact: string;
}

/** The acts by which the comment about people outside came to be, oldest first: one that was deleted may have had a successor. */
export function peopleComments({ it }: Pick<View, 'it'>): readonly { readonly act: string; readonly comment: number; readonly seq: number }[] {
  return [...it.acts.keys()].flatMap((act) => {
    const made = /^parties(?::\d+)?$/u.test(act) ? doneAct(it, act) : undefined;
    return made?.made['comment'] === undefined ? [] : [{ act, comment: Number(made.made['comment']), seq: made.seq }];
  });
} // prettier-ignore

/** The row of a party in that comment. */
export function partyRow({ party, name, contact }: PartyName, role: string): string {
  return `- ${party} (${role}): \`${name}\` · \`${contact}\``;
}

const ROW = /^- (p\d+) \([a-z]+\): `([^`\n]+)` · `([^`\n]+)`$/gmu;

/** Everybody who stands in a text of that comment. */
export function rowsIn(body: string): readonly PartyName[] {
  return [...body.matchAll(ROW)].map(([, party = '', name = '', contact = '']) => ({ party, name, contact }));
}

/** Names and contacts as far as they can be found; undefined while they must be looked at. */
export function partyNames(view: View, eye: Eye): readonly PartyName[] | undefined {
  const added = allOf(view.it, 'party').filter(({ act }) => act === 'add');
  if (added.length === 0) return [];
  const bodies = peopleComments(view).map(({ comment }) => eye.ask({ look: 'comment', id: comment }));
  if (bodies.includes(undefined)) return undefined;
  const known = bodies.flatMap((comment) => rowsIn(comment?.body ?? ''));
  const others = added
    .filter(({ party }) => known.every((row) => row.party !== party))
    .map((fact) => asNamed(fact, eye));
  if (others.includes(undefined)) return undefined;
  return [...known, ...others.flatMap((row) => row ?? [])];
}

/** As they were named in a comment that still stands as it was; null where it doesn't, undefined while it must be looked at. */
export function asNamed({ via, by, place, party }: FactEntry<'party'>, eye: Eye): PartyName | null | undefined {
  const id = Number(/^comment:(\d+)$/u.exec(via)?.[1]);
  if (Number.isNaN(id) || place === null) return null;
  const comment = eye.ask({ look: 'comment', id });
  if (comment === undefined) return undefined;
  if (comment === null || comment.author.id !== by.id) return null;
  const [, name, , contact] = commandLineAt(comment.body, place, 'party') ?? [];
  const read = [readPartyName(name ?? ''), readContact(contact ?? '')] as const;
  return read[0].ok && read[1].ok ? { party, name: read[0].value, contact: read[1].value } : null;
} // prettier-ignore
