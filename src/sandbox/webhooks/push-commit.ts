// A commit as a `push` webhook tells it, with the files that it added, removed and changed.
import { objectOf, objectsOf, textOf } from '../json.ts';
import type { JsonObject } from '../json.ts';

const person = (who: unknown): JsonObject => {
  const { name, email, date } = objectOf(who);
  return { name, email, date, username: name };
};

/** How GitHub calls what became of a file, and under which name a push tells it. */
const told = {
  added: ['added', 'copied'],
  removed: ['removed'],
  modified: ['modified', 'changed', 'renamed'],
};

/** A commit as a push tells it. Only the commit itself names its files; a comparison doesn't. */
export function pushCommit(item: JsonObject): JsonObject {
  const commit = objectOf(item['commit']);
  const files = (as: keyof typeof told): unknown[] =>
    objectsOf(item['files'])
      .filter((file) => told[as].includes(textOf(file['status'])))
      .map((file) => file['filename']);
  return {
    id: item['sha'],
    tree_id: objectOf(commit['tree'])['sha'],
    distinct: true,
    message: commit['message'],
    timestamp: objectOf(commit['committer'])['date'],
    url: item['html_url'],
    author: person(commit['author']),
    committer: person(commit['committer']),
    added: files('added'),
    removed: files('removed'),
    modified: files('modified'),
  };
}
