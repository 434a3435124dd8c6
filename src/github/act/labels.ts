// Adds and removes labels of the case's issue, never the whole set. A label that the repository lacks is made first, with the
// colour and meaning of our table.
import { labels as table } from '../../core/words/label-table.ts';
import { GitHubFailure } from '../failure.ts';
import { allPages } from '../pages.ts';
import type { Performer, Stage } from './stage.ts';

const list = 'GET /repos/{owner}/{repo}/labels';
const make = 'POST /repos/{owner}/{repo}/labels';
const add = 'POST /repos/{owner}/{repo}/issues/{issue_number}/labels';
const remove = 'DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}';

export const setLabels: Performer<'labels'> = async (stage, effect) => {
  const place = { ...stage.repository, issue_number: stage.number };
  if (effect.add.length > 0) {
    await makeMissing(stage, effect.add);
    await stage.clients.cases.request(add, { ...place, labels: [...effect.add] });
  }
  for (const name of effect.remove) {
    await unless('missing', stage.clients.cases.request(remove, { ...place, name }));
  }
  return {};
};

async function makeMissing(
  { clients, repository, labels: known }: Stage,
  names: readonly string[],
): Promise<void> {
  if (names.every((name) => known.has(name))) return;
  for (const { name } of await allPages(clients.cases, [list, { ...repository }])) known.add(name);
  for (const name of names.filter((wanted) => !known.has(wanted))) {
    const { color = 'ededed', description = '' } = table.find((label) => label.name === name) ?? {};
    // Somebody else may have made it meanwhile, perhaps in other letter case.
    await unless('invalid', clients.cases.request(make, { ...repository, name, color, description }));
    known.add(name);
  }
}

async function unless(kind: GitHubFailure['kind'], asking: Promise<unknown>): Promise<void> {
  try {
    await asking;
  } catch (error) {
    if (!(error instanceof GitHubFailure && error.kind === kind)) throw error;
  }
}
