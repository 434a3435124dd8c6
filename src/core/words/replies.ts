// The one comment that answers one input, when there is something to read in it. A plain fact gets a reaction and no reply. It tells
// the case as it was right after those words, so a reply that is late says the same; it decides nothing.
import { foldCase } from '../case/case.ts';
import type { Entry, FactEntry, RefusalEntry } from '../case/entry.ts';
import type { View } from '../case/view.ts';
import { markerOf } from './marker.ts';
import { refusalText } from './refusals.ts';
import { inline } from './safe.ts';
import { draftParts } from './reply/drafts.ts';
import { fitting } from './reply/fitting.ts';
import { lookedPart } from './reply/looking.ts';
import { publicationPart } from './reply/publication.ts';
import { outcomePart } from './reply/outcomes.ts';
import type { Sources } from './reply/sources.ts';

/**
 * The whole reply, marker included; undefined when there is nothing to read, or while `sources` must be looked at first.
 * @param via `comment:<id>` or `event:<id>`
 */
export function replyTo(view: View, via: string, sources: Sources): string | undefined {
  const entries = view.it.entries.filter((entry) => entry.via === via);
  const [first] = entries;
  if (first === undefined) return undefined;
  const parts = entries.flatMap((entry) => partsOf(view, entry, sources));
  if (parts.length === 0) return undefined;
  const lead = `${markerOf(`reply:${via.slice(via.indexOf(':') + 1)}`)}\n${addressed(first)}`;
  return fitting(lead, parts);
}

/** Comments of an issue stand one under the other, so each reply says whose words it answers. */
function addressed({ by, via }: Entry): string {
  const who = `\`${by.login}\``;
  return via.startsWith('comment:')
    ? `To ${who}, [your comment](#issuecomment-${inline(via.slice('comment:'.length))}):`
    : `To ${who}, what you set by hand:`;
}

function partsOf(view: View, entry: Entry, sources: Sources): readonly string[] {
  if (entry.kind === 'refusal') return [refused(entry)];
  return entry.kind === 'fact' ? factParts(view, entry, sources) : [];
}

function refused({ refusals, block }: RefusalEntry): string {
  const lines = refusals.map(({ code, verb, at, missing }) => ({
    code, verb, at, missing: missing.map(({ what, post }) => ({ what, ...(post !== null && { post }) })),
  })); // prettier-ignore
  return refusalText(lines, block);
}

function factParts(view: View, fact: FactEntry, sources: Sources): readonly string[] {
  const then = () => viewAfter(view, fact);
  const drafts = draftParts(view, fact);
  const part =
    fact.name === 'looked'
      ? lookedPart(then(), fact, sources)
      : fact.name === 'publish-requested'
        ? publicationPart(then(), fact, sources)
        : outcomePart(then, fact);
  return part === undefined ? drafts : [part, ...drafts];
}

/** The case as it was when these words had been recorded. */
function viewAfter(view: View, { seq, via, said_at }: FactEntry): View {
  const { number, entries, head } = view.it;
  const last = entries.findLast((entry) => entry.via === via)?.seq ?? seq;
  const then = entries.filter((entry) => entry.seq <= last);
  return { ...view, now: said_at, it: foldCase(number, then, { ...head, seq: last }) };
}
