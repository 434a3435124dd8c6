// Release tags: who may set, move or delete them. A ruleset has to cover every line's pattern.
import type { Product } from '../../core/settings.ts';
import { nameParts } from '../../github/repository-name.ts';
import { good, note, wrong } from './finding.ts';
import type { Finding, Sight } from './finding.ts';

const forbidden = ['creation', 'update', 'deletion'] as const;

export async function tagFindings({ clients }: Sight, product: Product): Promise<readonly Finding[]> {
  const { repository: name, lines, publisher } = product;
  const github = clients.reader(name);
  const place = nameParts(name);
  const { data: all } = await github.request('GET /repos/{owner}/{repo}/rulesets', {
    ...place,
    per_page: 100,
  });
  const active = all.filter(({ target, enforcement }) => target === 'tag' && enforcement === 'active');
  const sets = await Promise.all(
    active.map(({ id }) =>
      github.request('GET /repos/{owner}/{repo}/rulesets/{ruleset_id}', { ...place, ruleset_id: id }),
    ),
  );
  const rules = sets.map(({ data: { conditions, rules: some = [] } }) => ({
    names: conditions != null && 'ref_name' in conditions ? (conditions.ref_name?.include ?? []) : [],
    types: some.map(({ type }) => type),
  }));
  const open = Object.entries(lines).filter(([, { tags }]) => {
    const held = rules
      .filter(({ names }) => names.some((pattern) => covers(pattern, tags)))
      .flatMap(({ types }) => types);
    return !forbidden.every((type) => held.includes(type));
  });
  if (open.length === 0) return [good(`${name}: rulesets guard the release tags of every line`)];
  const what = `${name}: no ruleset guards the tags ${open.map(([, { tags }]) => tags).join(', ')}`;
  const broken = 'whoever may push can set or move a release tag, and so say that a release is out';
  const todo = `forbid ${forbidden.join(', ')} of them: https://github.com/${name}/settings/rules`;
  return [publisher === 'action' ? wrong(what, broken, todo) : note(`${what}: ${broken}`, todo)];
}

/** Whether a ruleset's pattern holds for every tag of a line's pattern. */
function covers(pattern: string, tags: string): boolean {
  if (pattern === '~ALL') return true;
  const source = pattern.replaceAll(/[.+?^$()|[\]\\{}]/g, String.raw`\$&`).replaceAll(/\*+/g, '.*');
  return new RegExp(`^${source}$`).test(`refs/tags/${tags.replaceAll('*', 'x')}`);
}
