// The sentence that a record's commit carries: who did what on which case. It names team members only, and no detail of the
// vulnerability beyond its severity level: commit messages travel further than the record itself.
import { appendEntries } from '../case/log.ts';
import type { Entry, EntryDraft, FactEntry, ReceiptEntry, RefusalEntry } from '../case/entry.ts';
import { alreadySoWord } from '../case/fact.ts';
import type { FactName } from '../case/fact.ts';

type Phrases = { readonly [N in FactName]: string | ((fact: FactEntry<N>) => string) };

// Never "closed #42" or "fixed #42": GitHub would read that as an order.
const phrases: Phrases = {
  reported: 'recorded a report',
  adopted: 'adopted what was there before',
  acknowledged: 'acknowledged the report',
  asked: 'asked the reporter a question',
  answered: 'recorded an answer of the reporter',
  accepted: 'accepted the report',
  declined: 'declined the report',
  duplicate: 'marked the report a duplicate',
  sent: ({ notice }) => `sent the notice ${notice} by hand`,
  assigned: ({ role, person }) => `made @${person.login} ${role}`,
  source: 'set the source',
  product: 'set the product',
  component: 'set the component',
  severity: ({ level }) => `set severity ${level}`,
  cvss: 'set the CVSS vector',
  cwe: 'set the CWE',
  affects: 'said what is affected',
  unaffected: 'said what is not affected',
  exploit: 'said whether it is exploited',
  leak: 'said whether data leaked',
  public: 'said whether it is public',
  major: ({ state }) => (state === 'no' ? 'ruled out a major incident' : 'asked for a major incident'),
  embargo: 'changed the embargo',
  confirmed: 'confirmed the vulnerability',
  credit: 'set a credit',
  cve: 'set the state of the CVE ID',
  remedy: ({ decision }) => `set the remedy ${decision}`,
  fix: ({ line }) => `linked a fix of line ${line}`,
  reproduced: 'said whether it was reproduced',
  tested: 'gave test evidence',
  similar: 'searched for similar faults',
  workaround: 'set the workaround',
  scheduled: 'scheduled the release',
  landed: ({ line }) => `linked the public commits of line ${line}`,
  tagged: ({ tag }) => `saw the release tag ${tag}`,
  proven: ({ tag, proven }) => `${proven ? 'proved' : 'could not prove'} that the tag ${tag} holds the fix`,
  'fix-public': 'saw that the fix is public',
  'publish-requested': ({ hash }) => `asked to publish ${hash.slice(0, 8)}`,
  approved: ({ what, hash, self }) => `approved ${what} ${hash.slice(0, 8)}${self ? ' alone' : ''}`,
  rejected: ({ hash }) => `rejected ${hash.slice(0, 8)}`,
  held: 'held publication',
  unheld: 'took the hold off',
  'draft-choice': ({ field, choice }) => `chose to ${choice} ${field} in the draft`,
  'step-done': ({ step }) => `did step ${step}`,
  'step-waived': ({ step }) => `waived step ${step}`,
  closed: 'closed the case',
  reopened: 'reopened the case',
  looked: ({ what, words }) =>
    words[0] === alreadySoWord ? 'said what was already so' : `looked at ${what}`,
  frozen: 'froze the case',
};

const results: Readonly<Record<ReceiptEntry['result'], string>> = {
  done: 'finished',
  found: 'found done:',
  failed: 'failed at',
};

/** What one entry says, without the case: "@ada set severity high". */
export function deedOf(entry: Entry): string {
  return `@${entry.by.login} ${predicateOf(entry)}`;
}

function predicateOf(entry: Entry): string {
  if (entry.kind === 'fact') return phraseOf(entry);
  if (entry.kind === 'refusal') return refusedPhrase(entry);
  if (entry.kind === 'settings') return `put the settings of ${entry.commit.slice(0, 8)} in force`;
  const act = entry.act.split(/[^a-z.-]/, 1)[0];
  return `${entry.kind === 'intent' ? 'begins' : results[entry.result]} ${act}`;
}

function refusedPhrase({ refusals }: RefusalEntry): string {
  const codes = [...new Set(refusals.map(({ code }) => code))];
  return `was refused (${codes.join(', ')})`;
}

function phraseOf<N extends FactName>(fact: FactEntry<N>): string {
  const phrase = phrases[fact.name];
  return typeof phrase === 'string' ? phrase : phrase(fact);
}

/** What is recorded at once, as one sentence: the first thing that somebody said or saw, and how much else. */
export function sentenceOfDrafts(drafts: readonly EntryDraft[], number: number): string {
  return deedOfDrafts(drafts, ` on #${number}`);
}

/** The same without a case, as the house's own log says it. */
export function deedOfDrafts(drafts: readonly EntryDraft[], place = ''): string {
  const { entries } = appendEntries(undefined, drafts, '');
  const first = entries.find(({ kind }) => kind === 'fact' || kind === 'refusal') ?? entries[0];
  const more = entries.length > 1 ? ` (and ${entries.length - 1} more)` : '';
  return first === undefined ? `nothing${place}` : `${deedOf(first)}${place}${more}`;
}
