// The sentence that a record's commit carries: who did what on which case. It names team members only, and no detail of the
// vulnerability beyond its severity level: commit messages travel further than the record itself.
import { appendEntries } from '../case/log.ts';
import type { Entry, EntryDraft, FactEntry, ReceiptEntry, RefusalEntry } from '../case/entry.ts';
import { alreadySoWord } from '../case/fact.ts';
import { kindOf } from '../case/versions.ts';
import type { FactName } from '../case/fact.ts';

const majorDeeds: Readonly<Record<FactEntry<'major'>['state'], string>> = {
  no: 'ruled out a major incident',
  requested: 'asked for a major incident',
  approved: 'approved the major incident',
  rejected: 'rejected the major incident',
  ended: 'ended the major incident',
};

type Phrases = { readonly [N in FactName]: string | ((fact: FactEntry<N>) => string) };

// Never "closed #42" or "fixed #42": GitHub would read that as an order.
const phrases: Phrases = {
  reported: 'recorded a report',
  adopted: 'adopted what was there before',
  drill: 'made the case a drill',
  acknowledged: 'acknowledged the report',
  asked: 'asked the reporter a question',
  answered: 'recorded an answer of the reporter',
  accepted: 'accepted the report',
  disputed: ({ party }) => `recorded a dispute by the ${party}`,
  'dispute-settled': 'recorded how a dispute was settled',
  rediscovered: 'recorded that somebody else found it',
  deferred: 'deferred the case',
  resumed: 'took the case up again',
  declined: 'declined the report',
  duplicate: 'marked the report a duplicate',
  attached: 'attached a second report',
  sent: ({ notice }) => `sent the notice ${notice} by hand`,
  worded: ({ notice }) => `wrote words for the notice ${notice}`,
  owed: ({ form }) => `saw that the reporter is owed a word (${form})`,
  'reporter-deadline': 'set the reporter’s deadline',
  drafted: ({ notice }) => `drafted the notice ${notice}`,
  sending: ({ notice }) => `sent the notice ${notice} on its way`,
  redacted: ({ of }) => `took away a comment (${of})`,
  'report-clean': 'said that the report is clean',
  assigned: ({ role, person }) => `made @${person.login} ${role}`,
  'on-call': ({ person }) => `saw that it was the turn of @${person.login}`,
  handoff: ({ to }) => `asked @${to.login} to lead`,
  conflict: ({ person, state }) =>
    state === 'out'
      ? `said that @${person.login} takes no part`
      : `said that @${person.login} takes part again`,
  aware: ({ event }) => `said since when we are aware (${event})`,
  screened: ({ regime, question }) => `answered the question ${question} of ${regime}`,
  dossier: ({ regime, field }) => `wrote words for ${field} in the dossier of ${regime}`,
  duty: ({ regime, stage, act, half }) =>
    `${dutyDeeds[act]} ${regime} ${stage}${half === undefined ? '' : ', the first of two'}`,
  source: 'set the source',
  product: 'set the product',
  component: 'set the component',
  severity: ({ level }) => `set severity ${level}`,
  cvss: 'set the CVSS vector',
  cwe: 'set the CWE',
  affects: 'said what is affected',
  unaffected: 'said what is not affected',
  exploit: 'said whether it is exploited',
  ssvc: 'decided by SSVC',
  leak: 'said whether data leaked',
  public: 'said whether it is public',
  major: ({ state, half }) => `${majorDeeds[state]}${half === undefined ? '' : ', the first of two'}`,
  embargo: 'changed the embargo',
  party: ({ party, act }) => `${partyDeeds[act]} ${party}`,
  notified: ({ to }) => `let the pre-notification go to ${to.join(', ')}`,
  reference: 'noted the number of another coordinator',
  confirmed: 'confirmed the vulnerability',
  credit: 'set a credit',
  cve: 'set the state of the CVE ID',
  remedy: ({ decision }) => `set the remedy ${decision}`,
  fix: ({ line }) => `linked a fix of line ${line}`,
  reproduced: 'said whether it was reproduced',
  tested: 'gave test evidence',
  similar: 'searched for similar faults',
  split: 'split off a case',
  'split-from': ({ case: number }) => `began the case that was split off from #${number}`,
  workaround: 'set the workaround',
  scheduled: 'scheduled the release',
  'next-update': 'said when an early advisory is updated',
  landed: ({ line }) => `linked the public commits of line ${line}`,
  tagged: ({ tag }) => `saw the release tag ${tag}`,
  proven: ({ tag, proven }) => `${proven ? 'proved' : 'could not prove'} that the tag ${tag} holds the fix`,
  landing: 'began the release',
  'fix-public': 'saw that the fix is public',
  'publish-requested': (fact) => `asked ${askedWords[kindOf(fact)]} ${fact.hash.slice(0, 8)}`,
  revision: 'saw what fills a gap of the advisory',
  approved: ({ what, hash, self }) => `approved ${what} ${hash.slice(0, 8)}${self ? ' alone' : ''}`,
  rejected: ({ hash }) => `rejected ${hash.slice(0, 8)}`,
  'break-glass': ({ act }) => `broke the glass for ${act}`,
  held: 'held publication',
  unheld: 'took the hold off',
  'draft-choice': ({ field, choice }) => `chose to ${choice} ${field} in the draft`,
  'step-done': ({ step }) => `did step ${step}`,
  'step-waived': ({ step }) => `waived step ${step}`,
  'answered-for': ({ role }) => `recorded what ${role} answered`,
  'plan-moved': ({ plan }) => `moved the case to the plan ${plan}`,
  closed: 'closed the case',
  reopened: 'reopened the case',
  'fell-back': ({ was }) => `saw that the case is ${was} no more`,
  undone: ({ fact }) => `took back entry ${fact}`,
  looked: ({ what, words }) =>
    words[0] === alreadySoWord ? 'said what was already so' : `looked at ${what}`,
  frozen: 'froze the case',
};

const dutyDeeds = {
  required: 'said that a duty is required:',
  'not-required': 'said that a duty is not required:',
  filed: 'recorded the filing of',
  corrected: 'recorded a correction of',
  acknowledged: 'recorded that a filing was acknowledged:',
};

const partyDeeds = {
  add: 'invited',
  accept: 'recorded the acceptance of',
  decline: 'recorded the no of',
  ready: 'recorded the readiness of',
  left: 'recorded the leaving of',
  remove: 'took off',
  breached: 'recorded a breach by',
};

const askedWords = { early: 'to publish early', final: 'to publish', revised: 'for the revision', withdrawn: 'to withdraw the advisory' } as const; // prettier-ignore

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
