// What the table answers to each question that `decide` can ask. It shows what lies there and changes nothing.
import { readInPublic } from '../../../src/core/advisory/public-text.ts';
import { blobOf } from '../../../src/core/site/site-files.ts';
import { hashOf } from '../../../src/core/case/log.ts';
import { lookKey } from '../../../src/core/look.ts';
import type { AnswerTo, Asked, Look } from '../../../src/core/look.ts';
import { bot } from '../words/a-view.ts';
import { read } from './a-table.ts';
import type { Table } from './a-table.ts';

type Answerers = { readonly [K in Asked]: (table: Table, look: Extract<Look, { look: K }>) => AnswerTo<K> };

const answerers: Answerers = {
  events: ({ events }, { since }) => events.filter(({ created_at }) => created_at >= since),
  user: ({ people }, { login }) => people.get(login) ?? null,
  member: ({ members }, { team, login }) => members.has(`${team} ${login}`),
  prose: ({ prose }) => prose,
  notice: ({ notices }, { hash }) => notices.get(hash) ?? null,
  case: ({ cases }, { number }) =>
    cases.get(number) ?? { exists: number < 50, published: false, duplicate: false, closed: false },
  log: (table, { number }) =>
    number === table.issue.number ? (read(table) ?? null) : (table.others.get(number) ?? null),
  'own-issue': ({ opened }, { marker }) =>
    opened.findLast((issue) => issue.marker === marker)?.number ?? null,
  advisory: ({ advisories }, { ghsa }) => copy(advisories.get(ghsa)),
  forks: ({ forks }) => forks,
  'advisory-by-nonce': ({ advisories }, { nonce }) =>
    copy([...advisories.values()].find(({ fields }) => fields['description'] === nonce)),
  thread: ({ threads }, { ghsa }) => threads.get(ghsa)?.slice() ?? null,
  comment: ({ comments }, { id }) => copy(comments.find((comment) => comment.id === id)),
  marked: ({ comments }, { marker }) =>
    copy(comments.find(({ author, body }) => author.id === bot.id && body.startsWith(marker))),
  audit: ({ audit }) => audit,
  writers: ({ audit }) => audit.because,
  tags: ({ tags }) => tags,
  release: ({ releases }, { tag }) => copy(releases.get(tag)),
  pull: ({ pulls }, { url }) => pulls.get(url) ?? null,
  edited: ({ comments, sneaked }, { id }) =>
    sneaked.has(id) ||
    comments.every((comment) => comment.id !== id || comment.updated_at !== comment.created_at),
  commit: (_, { commit }) => commit,
  commits: ({ commits }, { branch, since }) =>
    (commits.get(branch) ?? []).filter(({ committed_at }) => committed_at >= since),
  proof: ({ proofs }, { tag, commits }) =>
    (proofs.get(tag) ?? []).filter(({ commit }) => commits.includes(commit)),
  site: ({ files }, { directory }) => {
    const all = [...files].filter(([path]) => path.startsWith(`${directory}/`));
    const seen = all.map(([path, text]) => ({ path: path.slice(directory.length + 1), blob: blobOf(text) }));
    return { head: 'a'.repeat(40), tree: 'b'.repeat(40), files: seen };
  },
  blob: ({ files }, { blob }) =>
    readInPublic([...files.values()].find((text) => blobOf(text) === blob) ?? ''),
  file: ({ files }, { path }) => {
    const text = files.get(path);
    return text === undefined ? null : { sha: hashOf(text).slice(0, 40), text };
  },
};

const copy = <T extends object>(found: T | undefined): T | null =>
  found === undefined ? null : { ...found };

/** What lies there for one question, under its key. */
export function answerTo(table: Table, look: Look): readonly [string, unknown] {
  const answer = answerers[look.look] as (table: Table, look: Look) => unknown;
  return [lookKey(look), answer(table, look)];
}
