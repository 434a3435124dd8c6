// Stories that many tests begin with, told as people would: a report, then assessment, fix and signatures. Each kind is played once;
// a test goes on with a copy.
import { bot } from '../words/a-view.ts';
import { aComment, lay } from './a-table.ts';
import type { Draft, Table } from './a-table.ts';
import { aStory, settings } from './a-world.ts';
import type { Beginning, Story } from './a-world.ts';

export const ghsa = 'GHSA-2345-6789-cfgh';
export const vector = 'CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:N';
const bad = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H';
const mild = 'CVSS:3.1/AV:L/AC:H/PR:H/UI:R/S:U/C:L/I:N/A:N';

export interface Kind {
  readonly settings?: string;
  /** Two release lines; the settings must have both. */
  readonly two?: true;
  /** A low severity. */
  readonly mild?: true;
  /** A high severity. */
  readonly bad?: true;
  /** An issue of the product's team instead of a private report. */
  readonly internal?: true;
}

const reportIssue: Beginning = {
  issue: { title: 'The PSIRT bot is writing here.', body: '', author: { ...bot, bot: true } },
  report: { repository: 'acme/widget', ghsa },
};

const beginningOf = ({ settings: file = settings(), internal }: Kind): Beginning =>
  internal === true ? { settings: file } : { ...reportIssue, settings: file };

/** A private report lies in the product's repository, and the bot opened an issue for it. Nothing is settled. */
export function reported(file: string = settings(), advisory: Partial<Draft> = {}): Story {
  const story = aStory({ ...reportIssue, settings: file });
  const fields = { summary: 'IDOR in export', description: 'Export reads any row.' };
  lay(story.table, ghsa, { author: 'reporter', fields, ...advisory });
  story.table.threads.set(ghsa, []);
  return story;
}

/** Confirmed by the lead in one comment, which is not settled yet. */
export function confirming(kind: Kind = {}): Story {
  const story = kind.internal === true ? aStory(beginningOf(kind)) : reported(kind.settings);
  story.settle();
  const rated = kind.mild === true ? mild : kind.bad === true ? bad : vector;
  const affects = `affects ">=2.4.0 <2.4.1" fixed 2.4.1${kind.two === true ? ' affects ">=2.3.0 <2.3.9" fixed 2.3.9' : ''}`;
  const known = kind.internal === true ? '/psirt public no\n/psirt embargo until 2026-12-10\n' : '';
  story.say('lead', `${known}/psirt confirm exploit none leak no major no ${rated} CWE-639 ${affects}`);
  return story;
}

/** Settles a story in which nothing may be refused. */
export function rested(story: Story): Story {
  const refused = story.settle(/^refused/);
  if (refused.length > 0) throw new Error(`${refused.join('\n')}\n${story.table.comments.at(-1)?.body}`);
  return story;
}

const played = new Map<string, Table>();

/** A copy of a story of this kind; it is played the first time that somebody wants it. */
function copyOf(chapter: string, kind: Kind, play: () => Story): Story {
  const key = JSON.stringify([chapter, kind]);
  const table = played.get(key) ?? play().table;
  played.set(key, table);
  return aStory({ ...beginningOf(kind), table });
}

/** Confirmed, with its draft and workspace. */
export const confirmed = (kind: Kind = {}): Story =>
  copyOf('confirmed', kind, () => rested(confirming(kind)));

export const pull = (number: number): string =>
  `https://github.com/acme/widget-${ghsa.toLowerCase()}/pull/${number}`;

/** Everything is done for publication but the signatures. */
export const ready = (kind: Kind = {}): Story => copyOf('ready', kind, () => readied(confirmed(kind), kind));

/** Goes on with a confirmed case until nothing but the signatures is missing. */
export function readied(story: Story, kind: Kind = {}): Story {
  const lines = kind.two ? ['2.4', '2.3'] : ['2.4'];
  const fixes = lines.map((line, at) => `/psirt fix ${pull(at + 1)} for ${line} by @dev reviewed-by @lin`);
  story.say('lead', '/psirt assign fix-dev @dev\n/psirt remedy fix by 2026-12-10');
  if (kind.mild !== true) story.say('owner', '/psirt approve remedy');
  story.say('lead', fixes.join('\n'));
  story.say('lin', lines.map((line) => `/psirt test attested "full suite" for ${line}`).join('\n'));
  story.say(
    'lin',
    '/psirt reproduce yes test/idor.ts\n/psirt similar none by rule 12\n/psirt workaround none',
  );
  return rested(story);
}

/** The hash of the publication that was asked for last. */
export function askedHash(story: Story): string {
  const asked = story.view().it.facts.get('publish-requested')?.at(-1);
  return asked?.name === 'publish-requested' ? asked.hash : '';
}

/** Signed by two people; the fix is not out. */
export const signed = (kind: Kind = {}): Story => copyOf('signed', kind, () => sign(ready(kind)));

/** Two people sign what would be published now. */
export function sign(story: Story): Story {
  story.say('lin', '/psirt publish');
  rested(story);
  story.say('lead', `/psirt approve ${askedHash(story).slice(0, 8)}`);
  return rested(story);
}

export const landing = (line: string): string => (line === '2.4' ? 'a' : 'b').repeat(40);

/** The tag of a line's fixed version is pushed, with a release, and holds the line's landing. */
export function tag(story: Story, line: string, version: string): void {
  const { table } = story;
  const commit = landing(line);
  const name = `v${version}`;
  table.tags = [...table.tags, { name, commit }];
  table.proofs.set(name, [{ commit, ancestor: true, same_patch: null, reverted_by: null, missing_in: [] }]);
  const url = `https://github.com/acme/widget/releases/tag/${name}`;
  table.releases.set(name, { id: (table.nextId += 1), tag: name, url, body: 'Fixes.', draft: false });
}

/** A line's fix lands and is released: somebody says where. */
export function release(story: Story, line: string, version: string): void {
  tag(story, line, version);
  story.say('rel', `/psirt landed ${landing(line)} for ${line}`);
}

/** Published, with every receipt. */
export const published = (kind: Kind = {}): Story =>
  copyOf('published', kind, () => {
    const story = signed(kind);
    release(story, '2.4', '2.4.1');
    return rested(story);
  });

/** Somebody writes in the advisory's own thread. Returns the comment's id. */
export function write(story: Story, login: string, body: string): number {
  const id = (story.table.nextId += 1);
  story.table.threads.get(ghsa)?.push(aComment(story.table, { id, login, body }));
  return id;
}

/** The case's advisory as it lies on GitHub. */
export function advisory({ table }: Story): Draft {
  const found = [...table.advisories.values()][0];
  if (found === undefined) throw new TypeError('no advisory lies on the table');
  return found;
}
