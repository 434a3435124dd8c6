// `/psirt undo`: takes back what oneself said last, as long as nothing followed from it: nothing went outside, and nobody built on it. The
// log keeps both. What was signed, asked for or ended has a word of its own that undoes it.
import type { Entry, FactEntry } from '../case/entry.ts';
import type { FactName } from '../case/fact.ts';
import { isOpen, statusOf } from '../case/status.ts';
import { undoneIn } from '../case/undoing.ts';
import type { View } from '../case/view.ts';
import { later, minute, spoken } from '../time.ts';
import type { Call, Command, Missing, Said } from './command.ts';
import { facts, refuse } from './say.ts';
import { takeFrom } from './take.ts';
import { everyRole } from './who.ts';

export const undoCommand: Command = {
  name: 'undo',
  group: 'closing',
  summary: 'take back what you said last, if nothing followed from it yet',
  who: everyRole,
  usage: ['undo'],
  examples: ['/psirt undo'],
  when: 'any',
  run,
};

/** How long a word can be taken back. */
const span = 15 * minute;

function run(call: Call): Said {
  const take = takeFrom(call);
  take.end(0);
  if (!take.fine()) return take.stop();
  const last = lastWords(call);
  const [first] = last;
  if (first === undefined) return refuse(call, 'E-STATE', [nothing]);
  const until = later(first.said_at, span);
  if (call.speaker.said_at > until) return refuse(call, 'E-LATE', [tooLate(until)]);
  const missing = last.flatMap((fact) => against(call.view, fact, last));
  if (missing.length > 0) return refuse(call, 'E-STATE', missing);
  return facts(...last.map(({ seq }) => ({ name: 'undone', fact: seq }) as const));
}

const nothing: Missing = { what: 'you said nothing on this case that could be taken back', post: '/psirt log 20' }; // prettier-ignore
const tooLate = (until: string): Missing => ({
  what: `what you said last could be taken back until ${spoken(until)}; say how it is now`,
  post: '/psirt help',
});

/** Everything that the speaker said at once, the last time that it was more than a look. */
function lastWords({ view, speaker }: Call): readonly FactEntry[] {
  const { entries } = view.it;
  const undone = undoneIn(entries);
  const own = entries.filter(
    (entry): entry is FactEntry =>
      isWord(entry) && entry.by.id === speaker.person.id && !undone.has(entry.seq),
  );
  const via = own.at(-1)?.via;
  return own.filter((fact) => fact.via === via);
}

/** A fact that somebody said; looking and taking back are none. */
function isWord(entry: Entry): entry is FactEntry {
  if (entry.kind !== 'fact' || entry.name === 'looked' || entry.name === 'undone') return false;
  return /^(?:comment|event):/.test(entry.via);
}

/** What is not taken back but answered, and the line that does it. */
const answers: Partial<Record<FactName, Missing>> = {
  'publish-requested': { what: 'others were asked to sign it', post: '/psirt reject publish <reason>' },
  rejected: { what: 'the signatures are void', post: '/psirt publish' },
  conflict: { what: 'who takes part follows from it', post: '/psirt conflict @<login> over <reason>' },
  drill: { what: 'a drill stays a drill; for something real open another case', post: '/psirt status' },
  reopened: { what: 'the case goes on', post: '/psirt close' },
};

/** What was agreed to ahead is only a word until somebody uses it. */
function signature({ what }: FactEntry<'approved'>): Missing | undefined {
  if (what === 'publish') return { what: 'it is a signature', post: '/psirt hold <reason>' };
  const isRemedy = what === 'remedy' || what === 'wontfix';
  return isRemedy ? { what: 'others go by it', post: '/psirt reject remedy <reason>' } : undefined;
}

/** What the bot does to the case's own issue, and what it takes back by itself when the case is otherwise. */
const inside = /^(?:card|parties|reply|call|late|draft-fields)(?:$|:)/;
/** What a draft on GitHub was opened or taken over for can't be written back. */
const intoDraft: ReadonlySet<FactName> = new Set(['confirmed', 'adopted', 'product']);

function against(view: View, fact: FactEntry, last: readonly FactEntry[]): readonly Missing[] {
  const answer = fact.name === 'approved' ? signature(fact) : answers[fact.name];
  // What has ended can't be answered any more either.
  if (answer !== undefined) return [isOpen(statusOf(view)) ? answer : { ...answer, post: '/psirt log 20' }];
  const since = view.it.entries.filter(({ seq }) => seq > fact.seq);
  const acts = since.flatMap((entry) => (isOutside(entry, fact) ? [entry.act] : []));
  const others = since.filter(
    (entry): entry is FactEntry => entry.kind === 'fact' && !last.includes(entry) && dependsOn(entry, fact),
  );
  return [
    ...new Set(acts.map((act) => `something went outside since (${act.split(':', 1).join()})`)),
    ...new Set(others.map(({ by, name, seq }) => `${by.login} built on it since (${name}, entry ${seq})`)),
    ...(isLetIn(fact) ? [`${fact.name} lets somebody into the advisory on GitHub`] : []),
  ].map((what) => ({ what: `${what}; say how it is now`, post: '/psirt help' }));
}

type Acting = Extract<Entry, { kind: 'intent' | 'receipt' }>;

function isOutside(entry: Entry, { name }: FactEntry): entry is Acting {
  if (entry.kind !== 'intent' && entry.kind !== 'receipt') return false;
  return !inside.test(entry.act) || (entry.act === 'draft-fields' && intoDraft.has(name));
}

const isLetIn = (fact: FactEntry): boolean => fact.name === 'assigned' && fact.role === 'fix-dev';

/** Facts that say one thing, of which nothing else says anything: said by different people they don't depend on each other. */
const plain: ReadonlySet<FactName> = new Set([
  'source', 'component', 'severity', 'cwe', 'exploit', 'leak', 'public', 'major', 'credit', 'cve', 'workaround', 'reproduced', 'similar',
  'held', 'sent', 'step-done', 'step-waived', 'looked', 'undone',
]); // prettier-ignore

const isNoted: ReadonlySet<FactName> = new Set(['looked', 'fell-back']);

/** Whether a later fact may have been said because of this one: of what is not known to be independent nobody can tell. */
function dependsOn(after: FactEntry, fact: FactEntry): boolean {
  if (isNoted.has(after.name) || after.by.id === fact.by.id) return false;
  return !(plain.has(after.name) && plain.has(fact.name) && after.name !== fact.name);
}
