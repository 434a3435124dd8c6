// The state that a case came to, as far as people see it or the record holds it: without times, hashes and numbers of comments, which
// depend on when and how often somebody looked.
import { houseMarker } from '../../../src/core/house/house-marker.ts';
import { dailyIssue, dashboardIssue } from '../../../src/core/sweep/sight.ts';
import { casesName, productRepository, repositoryNamed } from '../memory-github/acme.ts';
import { issueNumbered } from '../memory-github/people.ts';
import type { Comment, World } from '../memory-github/world.ts';
import { entriesOf } from './record.ts';
import type { Recorded } from './record.ts';

export interface EndState {
  readonly issue: object;
  readonly facts: readonly object[];
  /** Body by marker; the same marker twice is shown. */
  readonly bot: readonly string[];
  readonly reactions: readonly object[];
  readonly advisories: readonly object[];
  readonly asked: { readonly cve: number; readonly forks: number };
  readonly public: readonly string[];
}

/** Times in any form that people or machines read, heads of logs and numbers of entries and comments. */
export function timeless(text: string): string {
  return text
    .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:\.\d+)?Z/g, '<time>')
    .replaceAll(/(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d{4}-\d\d-\d\d \d\d:\d\d UTC/g, '<time>')
    .replaceAll(/<!-- psirt-head:.* -->/g, '<head>')
    .replaceAll(/Log up to entry \d+/g, 'Log up to here');
}

const personal = new Set(['v', 'seq', 'at', 'prev', 'via', 'expires', 'hash', 'notice', 'said_at']);

/** What a person said, with its time; what the bot saw, without: that depends on when it looked. */
function factOf(entry: Recorded): object {
  const data = Object.fromEntries(Object.entries(entry).filter(([key]) => !personal.has(key)));
  return entry.by.login.endsWith('[bot]') ? data : { ...data, said_at: entry.said_at };
}

/** Facts and refusals in the order of the log. */
export function factsOf(world: World): readonly object[] {
  return entriesOf(world)
    .filter(({ kind }) => kind === 'fact' || kind === 'refusal')
    .map(factOf);
}

const byBot = ({ user }: Comment): boolean => user.type === 'Bot';

/** A text in which the SHA of a file, which changes with the times in it, is its path instead. */
export function byName(
  text: string,
  blobs: readonly { readonly path: string; readonly sha: string }[],
): string {
  return blobs.reduce((named, { path, sha }) => named.replaceAll(sha, `blob of ${path}`), text);
}

export function endState(world: World): EndState {
  const { title, state, state_reason, labels, assignees, comments } = issueNumbered(world, 1);
  const { advisories, releases } = repositoryNamed(world, productRepository);
  const site = repositoryNamed(world, 'acme/security').git;
  const files =
    site.commits.get(site.refs.get('heads/main') ?? '')?.tree ??
    new Map<string, { sha: string; text: string }>();
  const blobs = [...files].map(([path, { sha }]) => ({ path, sha }));
  return {
    issue: {
      title,
      state,
      state_reason,
      labels: labels.toSorted(),
      assignees: assignees.map(({ login }) => login),
    },
    facts: factsOf(world),
    bot: comments
      .filter(byBot)
      .map(({ body, pinned }) => timeless(`${pinned ? 'pinned ' : ''}${body}`))
      .toSorted(),
    reactions: comments
      .filter((one) => !byBot(one))
      // That something takes longer is of no use any more.
      .map(({ id, reactions }) => ({ id, given: [...reactions.keys()].filter((one) => one !== 'eyes') })),
    advisories: advisories.map(({ state: stands, fields, fork, comments: thread }) => ({
      stands,
      fields: timeless(JSON.stringify(fields)),
      fork,
      thread: thread.map(({ body, user }) => `${user.login}: ${timeless(body)}`),
    })),
    asked: { cve: world.cveRequests.length, forks: world.forkRequests.length },
    public: [...files]
      .map(([path, { text }]) => `${path}\n${timeless(byName(text, blobs))}`)
      .toSorted()
      .concat(releases.map(({ body }) => timeless(body))),
  };
}

const ofHouse = [dailyIssue, dashboardIssue];

/**
 * The issues of the case repository by title: a report becomes one, and only one. The dashboard is the house's. The digests' issue comes with the first morning on which
 * a clock warns; whether that is before the end depends on how long trouble took.
 */
export function issuesOf(world: World): readonly string[] {
  const { issues } = repositoryNamed(world, casesName);
  return issues.flatMap(({ title, body }) =>
    ofHouse.some((about) => body.startsWith(houseMarker(about))) ? [] : [title],
  );
}
