// What changed since we looked last, told in a few lines: the bot's answer, what it did outside, where the case stands. It looks with
// the eyes of the people in the story, through GitHub's API.
import type { Entry } from '../../core/case/entry.ts';
import { readLog } from '../../core/case/log.ts';
import type { Person } from '../../sandbox/person.ts';
import type { Moment } from './timeline.ts';

type Changes = Moment['after'];

export interface Watch {
  /** Everything new since the last call. */
  readonly since: () => Promise<Changes>;
  /** The case's record as it stands. */
  readonly log: () => Promise<string>;
}

const deeds: Readonly<Record<string, string>> = {
  draft: 'opens the draft advisory on the public repository; nobody but its collaborators sees it',
  fork: 'opens the temporary private fork',
  card: 'pins the case’s card',
  cve: 'asks GitHub for a CVE ID',
  publish: 'publishes the GitHub advisory',
  'site:osv': 'writes the OSV record to the public site',
  'site:markdown': 'writes the advisory’s page to the public site',
  'site:lists': 'brings the list of advisories, the feed, CSAF and OpenVEX on the public site up to date',
  notes: 'adds the advisory to the release notes',
};

const told: Readonly<Record<string, string>> = {
  ack: 'that the report arrived and what happens next',
  accept: 'that the report is plausible',
  update: 'where the case stands',
  published: 'that the advisory is out, with thanks',
};

/** Watches one case, as a person who may read its repository. */
export function watchCase(person: Person, repository: string, number: number): Watch {
  let seen = 0;
  let status = '';
  let comments = new Set<number>();
  const log = async (): Promise<string> =>
    (await person.file({ repository, path: `cases/${number}/log.jsonl`, ref: 'psirt-records' })) ?? '';
  const entries = async (): Promise<readonly Entry[]> => {
    const read = readLog(await log());
    return read.ok ? read.entries : [];
  };
  return {
    log,
    since: async () => {
      const all = await entries();
      const fresh = all.slice(seen);
      seen = all.length;
      const { labels } = await person.issue({ repository, number });
      const now = labels.find((label) => label.startsWith('status/'))?.slice('status/'.length) ?? '';
      const moved = now === status ? [] : [{ mark: '▸', text: status === '' ? `status: ${now}` : `status: ${status} → ${now}` }]; // prettier-ignore
      status = now;
      const written = await person.comments({ repository, number });
      const answers = written.filter(
        ({ id, body }) => !comments.has(id) && body.includes('psirt-bot:reply:'),
      );
      comments = new Set(written.map(({ id }) => id));
      return [
        ...fresh.flatMap(deedOf),
        ...answers.map(({ body }) => ({ mark: '🤖', text: gist(body) })),
        ...moved,
      ];
    },
  };
}

function deedOf(entry: Entry): Changes {
  if (entry.kind === 'fact') return factOf(entry);
  if (entry.kind !== 'receipt' || entry.result === 'failed') return [];
  const [act = '', notice = ''] = entry.act.split(':');
  if (act === 'tell') return [{ mark: '✉️ ', text: `tells the reporter, in the advisory’s thread, ${told[notice] ?? notice}` }]; // prettier-ignore
  const deed = deeds[entry.act] ?? deeds[act];
  return deed === undefined ? [] : [{ mark: '🤖', text: deed }];
}

function factOf(entry: Extract<Entry, { kind: 'fact' }>): Changes {
  const words = (): string | undefined => {
    switch (entry.name) {
      case 'cve':
        return entry.id === null ? undefined : `takes ${entry.id} over from GitHub`;
      case 'landed':
        return `sees that the fix has landed in public: ${entry.commits.map((commit) => commit.slice(0, 10)).join(', ')}`;
      case 'fix-public':
        return 'the fix is public: from here publication is due';
      case 'tagged':
        return `sees the release tag ${entry.tag}`;
      case 'proven':
        return entry.proven ? `proves that ${entry.tag} contains the fix, unreverted` : `can’t prove ${entry.tag}: ${entry.because.join('; ')}`; // prettier-ignore
      default:
        return undefined;
    }
  };
  const text = entry.via.startsWith('comment:') ? undefined : words();
  return text === undefined ? [] : [{ mark: '🤖', text }];
}

/** The first words of an answer that say something. */
function gist(body: string): string {
  const lines = body
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^(?:<!--|To `|```)/.test(line));
  return lines
    .slice(0, 3)
    .join('\n')
    .replaceAll('**', '')
    .replaceAll(/\\([-.()#])/g, '$1');
}
