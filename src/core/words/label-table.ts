// Every label of the case repository: name, colour, and a description that says what it means and never what a case is about,
// because GitHub shows labels in mails and searches.
import { exploitStates, leakStates, severities, sources } from '../case/fact.ts';
import { statuses } from '../commands/command.ts';
import type { Status } from '../commands/command.ts';

export interface Label {
  readonly name: string;
  /** Six hex digits without the `#`, as GitHub's API takes them. */
  readonly color: string;
  /** At most 100 characters: GitHub refuses more. */
  readonly description: string;
}

export const phaseNames = ['1-triage', '2-assessment', '3-remediation', '4-recovery'] as const;

/** How a closed case ended. */
export const outcomes = [
  'fixed', 'mitigated', 'not-fixed', 'not-affected', 'not-a-vulnerability', 'false-positive', 'duplicate', 'out-of-scope',
  'upstream', 'unsupported', 'no-response', 'withdrawn', 'spam',
] as const; // prettier-ignore

const statusMeanings: Readonly<Record<Status, string>> = {
  new: 'in the queue; nobody has acknowledged it yet',
  triaging: 'acknowledged; is it plausible?',
  'needs-info': 'we asked the reporter something',
  assessing: 'plausible; are we affected, and how badly?',
  confirmed: 'we are affected; people and dates are being lined up',
  fixing: 'the fix is being made and tested',
  ready: 'the fix is ready; the release is scheduled',
  released: 'the fix is out; the advisory is not yet',
  recovering: 'the advisory is out; loose ends',
  closed: 'all done',
  declined: 'the reporter was told no; an appeal is possible',
  deferred: 'parked until a date; it goes on by itself then',
};

const severityColors = {
  none: 'c5def5',
  low: '0e8a16',
  medium: 'fbca04',
  high: 'd93f0b',
  critical: 'b60205',
};

/** The words that come before the slash: a label that starts with one of them is ours, whoever made it. */
export const families = [
  'phase', 'status', 'severity', 'exploit', 'visibility', 'embargo', 'major', 'leak', 'source', 'outcome', 'needs', 'clock', 'do', 'duplicate',
] as const; // prettier-ignore

const needs: Readonly<Record<string, string>> = {
  info: 'an answer from the reporter',
  owner: 'somebody who leads the case',
  cve: 'a CVE ID',
  approval: 'a second person to approve',
  repro: 'a reproduction, or a reason to skip it',
  test: 'test evidence for a release line',
  party: 'an answer of somebody who was invited',
};

const acts: Readonly<Record<string, string>> = {
  accept: 'accept it, in your name',
  confirm: 'confirm it, in your name',
  'decline-spam': 'decline it as spam, in your name',
};

const input = 'Set it by hand to say so. ';

/** All labels that the bot makes; `doctor` and `init` create what is missing. */
export const labels: readonly Label[] = [
  ...phaseNames.map((name) => label(`phase/${name}`, '1d76db', `Phase ${name.replace('-', ': ')}`)),
  ...statuses.map((name) => label(`status/${name}`, '5319e7', `Status: ${statusMeanings[name]}`)),
  ...severities.map((name) => label(`severity/${name}`, severityColors[name], `${input}Severity: ${name}`)),
  ...exploitStates.map((name) => label(`exploit/${name}`, 'b60205', exploitMeaning(name))),
  label('visibility/private', '6a737d', 'Not public as far as we know'),
  label('visibility/public', 'd93f0b', 'Already public'),
  label('embargo/none', 'c5def5', 'No embargo'),
  label('embargo/proposed', 'fbca04', 'An embargo is on the table'),
  label('embargo/active', 'b60205', 'Embargo: say nothing outside'),
  label('embargo/revise', 'd93f0b', 'Embargo: another date is proposed; the old one stands'),
  label('embargo/exited', '0e8a16', 'The embargo is over'),
  label('major/requested', 'b60205', 'Somebody asked to run this as a major incident'),
  label('major/approved', 'b60205', 'It is run as a major incident'),
  label('major/ended', '0e8a16', 'It was run as a major incident, which is over'),
  ...leakStates.map((name) => label(`leak/${name}`, 'e99695', leakMeaning(name))),
  ...sources.map((name) => label(`source/${name}`, 'bfdadc', `How it came to us: ${name}`)),
  ...outcomes.map((name) => label(`outcome/${name}`, '0e8a16', `How it ended: ${name}`)),
  ...Object.entries(needs).map(([name, what]) => label(`needs/${name}`, 'fbca04', `Waits for ${what}`)),
  label(
    'duplicate/held',
    'fbca04',
    'A second report of a case that is not public: held until that is published',
  ),
  label('clock/due-soon', 'fbca04', 'Something is due within a day'),
  label('clock/overdue', 'b60205', 'Something is overdue'),
  label('hold', 'b60205', `${input}Nothing is published while it is on`),
  label('drill', '8250df', `${input}An exercise: nothing of it is real`),
  label('disputed', 'fbca04', 'Somebody does not agree with what we found'),
  label('withdrawn', 'd93f0b', 'The published advisory is withdrawn'),
  label('frozen', '000000', 'Its record needs a look by people; the bot does nothing outside until then'),
  ...Object.entries(acts).map(([name, what]) =>
    label(`do/${name}`, '0052cc', `Set it to ${what}; it goes away`),
  ),
  label('not-a-case', 'ededed', 'Set it on a new issue: the bot leaves it alone'),
];

/** The outcome as its label says it: reasons to decline that have no name of their own are `not-a-vulnerability`. */
export function outcomeName(outcome: string | undefined): (typeof outcomes)[number] {
  return outcomes.find((name) => name === outcome) ?? 'not-a-vulnerability';
}

function exploitMeaning(state: (typeof exploitStates)[number]): string {
  const meanings = {
    none: 'No sign that it is exploited',
    claimed: `${input}Somebody says it is exploited`,
    'public-exploit': 'A working exploit is public',
    wild: 'Exploited in the wild',
  };
  return meanings[state];
}

function leakMeaning(state: (typeof leakStates)[number]): string {
  const meanings = {
    no: 'No data leaked',
    possible: `${input}Data could have leaked; no sign that it did`,
    suspected: 'Data may have leaked',
    yes: 'Data leaked',
  };
  return meanings[state];
}

function label(name: string, color: string, description: string): Label {
  return { name, color, description };
}
