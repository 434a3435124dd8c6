// The one comment that answers one input, when there is something to read in it. A plain fact gets a reaction and no reply. It tells
// the case as it was right after those words, so a reply that is late says the same; it decides nothing.
import { allOf, foldCase } from '../case/case.ts';
import type { Entry, FactEntry, RefusalEntry } from '../case/entry.ts';
import { leadOf } from '../case/people.ts';
import type { View } from '../case/view.ts';
import { calledFor } from './calls.ts';
import { markerOf } from './marker.ts';
import { callsOfApprovers } from './reply/approvers.ts';
import { draftParts } from './reply/drafts.ts';
import { fitting } from './reply/fitting.ts';
import { preparedPart } from './reply/duty-part.ts';
import { lookedPart } from './reply/looking.ts';
import { draftedPart, sendingPart } from './reply/notice-part.ts';
import { outcomePart } from './reply/outcomes.ts';
import { publicationPart } from './reply/publication.ts';
import type { Sources } from './reply/sources.ts';
import { refusalText } from './refusals.ts';
import { codeSpan } from './safe.ts';

/**
 * The whole reply, marker included; undefined when there is nothing to read, or while `sources` must be looked at first.
 * @param via `comment:<id>` or `event:<id>`
 */
export function replyTo(view: View, via: string, sources: Sources): string | undefined {
  const entries = view.it.entries.filter((entry) => entry.via === via);
  const [first] = entries;
  const parts = entries.flatMap((entry) => partsOf(view, entry, sources));
  if (first === undefined || parts.length === 0) return undefined;
  const [, id] = via.split(':', 2);
  return fitting(`${markerOf(`reply:${id}`)}\n${addressed(first, Number(id))}`, parts);
}

/** Whom a reply calls, as GitHub mentions them: those who may give the second signature, and who is asked to lead. */
export function calledBy(view: View, via: string): readonly string[] {
  const offers = allOf(view.it, 'handoff').filter((fact) => fact.via === via);
  const asked = [...offers.map(({ to }) => `@${to.login}`), ...leadOfFallen(view, via)];
  const request = allOf(view.it, 'publish-requested').find((fact) => fact.via === via);
  if (request === undefined) return asked;
  return [...asked, ...callsOfApprovers(viewAfter(view, request), request)];
}

/** Who leads hears of it when somebody else took the case back. */
function leadOfFallen(view: View, via: string): readonly string[] {
  const [said] = view.it.entries.filter((entry) => entry.via === via);
  const fell = allOf(view.it, 'fell-back').some((fact) => fact.via === via);
  return fell && said?.by.id !== leadOf(view)?.id ? calledFor(view) : [];
}

/** Comments of an issue stand one under the other, so each reply says whose words it answers. Nobody is called for it. */
function addressed(entry: Entry, id: number): string {
  const who = `\`${entry.by.login}\``;
  if (entry.via.startsWith('comment:')) return `To ${who}, [your comment](#issuecomment-${id}):`;
  const [command] = entry.kind === 'refusal' ? entry.block : [];
  return command === undefined
    ? `To ${who}, what you set by hand:`
    : `To ${who}: what you set by hand counts as ${codeSpan(command)}.`;
}

function partsOf(view: View, entry: Entry, sources: Sources): readonly string[] {
  if (entry.kind === 'refusal') return isExplained(entry) ? [refused(entry)] : [];
  return entry.kind === 'fact' ? factParts(view, entry, sources) : [];
}

/** Who is refused too often gets a reaction and nothing to read. */
function isExplained({ refusals }: RefusalEntry): boolean {
  return refusals.some(({ missing }) => missing.length > 0);
}

function refused({ refusals, block }: RefusalEntry): string {
  const lines = refusals.map(({ missing, ...refusal }) => ({
    ...refusal,
    missing: missing.map(({ what, post }) => ({ what, ...(post !== null && { post }) })),
  }));
  return refusalText(lines, block);
}

function factParts(view: View, fact: FactEntry, sources: Sources): readonly string[] {
  const part = partOf(view, fact, sources);
  const drafts = draftParts(view, fact, sources);
  return part === undefined ? drafts : [part, ...drafts];
}

function partOf(view: View, fact: FactEntry, sources: Sources): string | undefined {
  const then = () => viewAfter(view, fact);
  if (isSaid(fact, 'looked')) return lookedPart(then(), fact, sources);
  if (isSaid(fact, 'publish-requested')) return publicationPart(then(), fact, sources);
  if (isSaid(fact, 'duty-prepared')) return preparedPart(then(), fact, sources);
  if (isSaid(fact, 'drafted')) return draftedPart(then(), fact, sources);
  return isSaid(fact, 'sending') ? sendingPart(then(), fact, sources) : outcomePart(then, fact);
}

function isSaid<N extends FactEntry['name']>(fact: FactEntry, name: N): fact is FactEntry<N> {
  return fact.name === name;
}

/** The case as it was when all of these words had been recorded. */
function viewAfter(view: View, { via, said_at }: FactEntry): View {
  const { number, entries, head } = view.it;
  const end = entries.findLastIndex((entry) => entry.via === via) + 1;
  return { ...view, now: said_at, it: foldCase(number, entries.slice(0, end), { ...head, seq: end }) };
}
