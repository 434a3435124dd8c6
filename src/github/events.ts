// From a webhook to a hint where to look. It trusts nothing that a payload says beyond that, never throws, and knows no state.
import { hashOf } from '../core/case/log.ts';
import { hints, ignored } from './hint.ts';
import type { Hint, Reading } from './hint.ts';
import { readPayload } from './payload.ts';
import type { Payload } from './payload.ts';
import { recordBranch } from './record-path.ts';
import { isSameRepository, nameParts } from './repository-name.ts';

export interface Home {
  /** `owner/name` of the case repository. */
  readonly caseRepository: string;
  /** Numeric id of our App's account. */
  readonly botId: number;
}

type Reader = (payload: Payload, home: Home) => Reading;

/** Reads one webhook by its event's name. */
export function readEvent(name: string, given: unknown, home: Home): Reading {
  const reader = readers.get(name);
  const payload = readPayload(given);
  if (reader === undefined) return ignored('unused');
  if (payload === undefined) return ignored('unreadable');
  if (!isAtHome(payload, home)) return ignored('other-organisation');
  return payload.sender?.id === home.botId ? ignored('own') : reader(payload, home);
}

function isAtHome({ organization, repository, installation }: Payload, { caseRepository }: Home): boolean {
  const owner = organization ?? repository?.owner ?? installation?.account;
  return owner?.login?.toLowerCase() === nameParts(caseRepository).owner.toLowerCase();
}

const issueActions = new Set([
  'opened', 'edited', 'closed', 'reopened', 'labeled', 'unlabeled', 'assigned', 'unassigned', 'typed', 'untyped',
]); // prettier-ignore

const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['issues', readIssue],
  ['issue_comment', readComment],
  ['repository_advisory', readAdvisory],
  ['push', readPush],
  ['create', (payload, home) => (payload.ref_type === 'tag' ? elsewhere(payload, home) : ignored('unused'))],
  ['release', elsewhere],
  [
    'pull_request',
    (payload, home) => (isCases(payload, home) ? ignored('pull-request') : elsewhere(payload, home)),
  ],
  ['public', publicized],
  ['repository', (payload) => (payload.action === 'publicized' ? publicized(payload) : ignored('unused'))],
  ['installation', () => hints({ kind: 'installation' })],
  ['installation_repositories', () => hints({ kind: 'installation' })],
  ['installation_target', () => hints({ kind: 'installation' })],
]);

function isCases({ repository }: Payload, { caseRepository }: Home): boolean {
  return isSameRepository(repository?.full_name ?? '', caseRepository);
}

function readIssue(payload: Payload, home: Home): Reading {
  const number = payload.issue?.number;
  if (!isCases(payload, home)) return ignored('other-repository');
  if (isPull(payload)) return ignored('pull-request');
  if (!issueActions.has(payload.action ?? '')) return ignored('unused');
  return number === undefined ? ignored('unreadable') : hints({ kind: 'case', number, carried: {} });
}

// Only a comment as created is a command; what was edited since is seen by comparing hashes.
function readComment(payload: Payload, home: Home): Reading {
  const { issue, comment, action } = payload;
  if (!isCases(payload, home)) return ignored('other-repository');
  if (isPull(payload)) return ignored('pull-request');
  if (action !== 'created') return ignored('edited-or-deleted');
  if (issue?.number === undefined || comment?.id === undefined) return ignored('unreadable');
  const carried = { [comment.id]: hashOf(comment.body ?? '') };
  return hints({ kind: 'case', number: issue.number, carried });
}

function isPull({ issue }: Payload): boolean {
  return issue?.pull_request !== undefined && issue.pull_request !== null;
}

function readAdvisory(payload: Payload, home: Home): Reading {
  const ghsa = payload.repository_advisory?.ghsa_id;
  const repository = payload.repository?.full_name;
  if (payload.action !== 'reported') return elsewhere(payload, home);
  if (ghsa === undefined || repository === undefined) return ignored('unreadable');
  return hints({ kind: 'report', repository, ghsa });
}

function elsewhere(payload: Payload, home: Home): Reading {
  const repository = payload.repository?.full_name;
  if (repository === undefined) return ignored('unreadable');
  return isCases(payload, home) ? ignored('unused') : hints({ kind: 'product', repository });
}

function publicized({ repository }: Payload): Reading {
  const name = repository?.full_name;
  return name === undefined ? ignored('unreadable') : hints({ kind: 'publicized', repository: name });
}

const prose = /^advisories\/(\d{1,9})\.md$/u;

function readPush(payload: Payload, home: Home): Reading {
  if (!isCases(payload, home)) return elsewhere(payload, home);
  if (payload.ref === `refs/heads/${recordBranch}`) return hints({ kind: 'record' });
  if (payload.ref !== `refs/heads/${payload.repository?.default_branch ?? ''}`) return ignored('unused');
  const files = (payload.commits ?? []).flatMap(({ added, modified, removed }) => [
    ...added,
    ...modified,
    ...removed,
  ]);
  const found = pushed(files);
  return found.length === 0 ? ignored('unused') : hints(...found);
}

function pushed(files: readonly string[]): readonly Hint[] {
  const numbers = new Set(files.flatMap((file) => prose.exec(file)?.[1] ?? []).map(Number));
  const written = [...numbers].map((number): Hint => ({ kind: 'case', number, carried: {} }));
  return files.some((file) => file.startsWith('.github/')) ? [{ kind: 'settings' }, ...written] : written;
}

/** The events that are read. A test compares them with the App's manifest. */
export const eventNames: readonly string[] = [...readers.keys()];
