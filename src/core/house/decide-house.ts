// Decides what the house itself needs: the first start, settings that come into force or must be approved first, and a case for every
// private report. Nothing here belongs to one case.
import type { Case } from '../case/case.ts';
import type { EntryDraft } from '../case/entry.ts';
import type { GitHubEffect } from '../decision.ts';
import { hour, later, minute } from '../time.ts';
import { houseMarker } from './house-marker.ts';
import { foldHouse } from './in-force.ts';
import type { HouseWorld, WaitingReport } from './house-world.ts';
import { approvedIn, askedAct, judgeSettings } from './judge-settings.ts';
import { settingsIssueText } from './settings-issue.ts';

export interface HouseDecision {
  readonly entries: readonly EntryDraft[];
  readonly effects: readonly GitHubEffect[];
}

const nothing: HouseDecision = { entries: [], effects: [] };

/** Entries for the house's log, then effects. Refuses to do anything while the repository is not private or not the pinned one. */
export function decideHouse(world: HouseWorld): HouseDecision {
  if (!mayWrite(world)) return nothing;
  const house = foldHouse(world.log);
  const parts = [
    firstStart(world, house),
    settings(world, house),
    ...world.reports.map((report) => openFor(world, house, report)),
  ];
  return {
    entries: parts.flatMap(({ entries }) => entries),
    effects: parts.flatMap(({ effects }) => effects),
  };
}

/** Whether the house's log may be written to: in the private repository of the first start alone, and after nobody else's line. */
export function mayWrite({ repository, log }: Pick<HouseWorld, 'repository' | 'log'>): boolean {
  return repository.private && repository.pinned && log?.ok !== false;
}

function bySweep({ now, bot }: Pick<HouseWorld, 'now' | 'bot'>): Pick<EntryDraft, 'said_at' | 'by' | 'via'> {
  return { said_at: now, by: bot, via: 'sweep' };
}

function firstStart(world: HouseWorld, house: Case): HouseDecision {
  if (house.acts.has('install')) return nothing;
  const made = { repository_id: String(world.repositoryId) };
  return {
    entries: [{ kind: 'receipt', act: 'install', result: 'done', made, ...bySweep(world) }],
    effects: [],
  };
}

function settings(world: HouseWorld, house: Case): HouseDecision {
  const verdict = judgeSettings(world, house);
  if (verdict.kind === 'in-force') return closeIssue(world, house);
  if (verdict.kind === 'take') {
    const effects = [...answered(world, verdict.entries), ...closeIssue(world, house).effects];
    return { entries: verdict.entries, effects };
  }
  const text = settingsIssueText(world, verdict);
  const issue = issueOf(world, 'settings');
  if (issue === undefined) return begin(world, house, { act: 'settings-issue', about: 'settings' });
  const differs = issue.body !== text.body || issue.title !== text.title;
  const found = adopt(world, house, { act: 'settings-issue', made: { number: String(issue.number) } });
  const { commit } = world.newest;
  const isNew = verdict.kind === 'asked' && !verdict.isPut;
  const asked: EntryDraft = { kind: 'receipt', act: askedAct(commit), result: 'done', made: {}, ...bySweep(world) }; // prettier-ignore
  return {
    entries: isNew ? [...found, asked] : found,
    effects: [
      ...(verdict.kind === 'asked' ? answered(world, []) : []),
      ...(differs ? [{ kind: 'issue.fill', number: issue.number, ...text, state: 'open' } as const] : []),
    ],
  };
}

/** `rocket` for the word that counted, `confused` for all others that were meant to approve settings and did not. */
function answered({ comments }: HouseWorld, entries: readonly EntryDraft[]): readonly GitHubEffect[] {
  return comments.flatMap(({ id, author, body, reactions }) => {
    const isWord = !author.bot && approvedIn(body).length > 0;
    const isAnswered = (reactions['rocket'] ?? 0) + (reactions['confused'] ?? 0) > 0;
    if (!isWord || isAnswered) return [];
    const counted = entries.some(({ via }) => via === `comment:${id}`);
    return [{ kind: 'react', comment: id, reaction: counted ? 'rocket' : 'confused' }];
  });
}

/** The issue that asked about settings says that all is well once it is, and ends; the next question opens it again. */
function closeIssue(world: HouseWorld, house: Case): HouseDecision {
  const issue = issueOf(world, 'settings');
  if (issue === undefined || !house.acts.has('settings-issue')) return nothing;
  const text = settingsIssueText(world, { kind: 'in-force' });
  const differs = issue.body !== text.body;
  return {
    entries: [],
    effects: differs ? [{ kind: 'issue.fill', number: issue.number, ...text, state: 'closed' }] : [],
  };
}

function issueOf({ issues }: HouseWorld, about: string): HouseWorld['issues'][number] | undefined {
  return issues.find(({ marker }) => marker === houseMarker(about));
}

/** A case for a private report: an issue, begun once and found by its marker. */
function openFor(world: HouseWorld, house: Case, { repository, ghsa }: WaitingReport): HouseDecision {
  const act = `case:${ghsa}`;
  // Once it has a case, the issues are not even listed for it.
  if (house.acts.get(act)?.receipt?.made['number'] !== undefined) return nothing;
  const issue = issueOf(world, ghsa);
  if (issue === undefined) return begin(world, house, { act, about: ghsa });
  return {
    entries: adopt(world, house, { act, made: { number: String(issue.number), repository, ghsa } }),
    effects: [],
  };
}

/** Who decides, and when. */
type Decider = Pick<HouseWorld, 'now' | 'bot' | 'owner'>;

/** Records an issue that was found, unless it is recorded already. */
export function adopt(
  world: Decider,
  house: Case,
  { act, made }: { act: string; made: Record<string, string> },
): readonly EntryDraft[] {
  const receipt = house.acts.get(act)?.receipt;
  if (receipt !== undefined && receipt.result !== 'failed' && receipt.made['number'] !== undefined) return [];
  return [{ kind: 'receipt', act, result: 'found', made, ...bySweep(world) }];
}

/** Creates an issue under an intent. Its receipt comes when the issue is seen: so it is linked although the answer was lost. */
export function begin(
  world: Decider,
  house: Case,
  { act, about }: { act: string; about: string },
): HouseDecision {
  const known = house.acts.get(act);
  const failed = known?.receipt?.result === 'failed' ? later(known.receipt.at, hour) : undefined;
  const waits = (known?.intent?.expires ?? '') > world.now || (failed ?? '') > world.now;
  if (waits) return nothing;
  const expires = later(world.now, 10 * minute);
  const intent: EntryDraft = { kind: 'intent', act, owner: world.owner, expires, ...bySweep(world) };
  return { entries: [intent], effects: [{ kind: 'issue.create', act, marker: houseMarker(about) }] };
}
