// Labels: makes those of our table that the repository lacks and mends colour and meaning of those that differ. It touches no others.
import { labels } from '../../core/words/label-table.ts';
import type { Label } from '../../core/words/label-table.ts';
import { allPages } from '../../github/pages.ts';
import type { Outlook, Site, Step } from './step.ts';

export const labelsStep: Step = { name: 'labels', look };

async function look({ github, repository }: Site): Promise<Outlook> {
  const there = await allPages(github, ['GET /repos/{owner}/{repo}/labels', { ...repository }]);
  const known = new Map(there.map((label) => [label.name.toLowerCase(), label]));
  const missing = labels.filter(({ name }) => !known.has(name.toLowerCase()));
  const differing = labels.filter((label) => differs(label, known.get(label.name.toLowerCase())));
  if (missing.length + differing.length === 0)
    return { kind: 'there', how: `all ${labels.length} labels are there` };
  return {
    kind: 'todo',
    what: [
      ...(missing.length === 0 ? [] : [`make ${missing.length} labels: ${listed(missing)}`]),
      ...(differing.length === 0
        ? []
        : [`mend colour or meaning of ${differing.length}: ${listed(differing)}`]),
    ],
    act: async () => {
      for (const { name, color, description } of missing)
        await github.request('POST /repos/{owner}/{repo}/labels', {
          ...repository,
          name,
          color,
          description,
        });
      for (const { name, color, description } of differing)
        await github.request('PATCH /repos/{owner}/{repo}/labels/{name}', {
          ...repository,
          name,
          color,
          description,
        });
      return `made ${missing.length}, mended ${differing.length}`;
    },
  };
}

function differs(wanted: Label, there: { color: string; description: string | null } | undefined): boolean {
  return there !== undefined && (there.color !== wanted.color || there.description !== wanted.description);
}

function listed(some: readonly Label[]): string {
  const names = some.slice(0, 6).map(({ name }) => name);
  return `${names.join(', ')}${some.length > names.length ? ', …' : ''}`;
}
