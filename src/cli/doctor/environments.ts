// Secrets of a product repository that publishes by the Action: one that isn't in an environment for release tags can be read by whoever
// may push a branch with a workflow in it. It reads names, never values.
import { nameParts } from '../../github/repository-name.ts';
import type { RepositoryName } from '../../github/repository-name.ts';
import { good, wrong } from './finding.ts';
import type { Finding, Sight } from './finding.ts';

export async function environmentFindings(sight: Sight, name: string): Promise<readonly Finding[]> {
  const found = [...(await looseSecrets(sight, name)), ...(await openEnvironments(sight, name))];
  return found.length === 0 ? [good(`${name}: no secret lies where whoever pushes can read it`)] : found;
}

async function looseSecrets({ clients }: Sight, name: string): Promise<readonly Finding[]> {
  const params = { ...nameParts(name), per_page: 100 };
  const { data } = await clients.reader(name).request('GET /repos/{owner}/{repo}/actions/secrets', params);
  return data.secrets
    .filter((secret) => /KEY|PEM|PSIRT/i.test(secret.name))
    .map((secret) =>
      wrong(
        `${name}: the secret ${secret.name} belongs to the whole repository`,
        'whoever may push a branch can read it, and if it is a publisher App’s key, publish',
        'move it into an environment that only release tags may use, or publish by OIDC without any key',
      ),
    );
}

async function openEnvironments(sight: Sight, name: string): Promise<readonly Finding[]> {
  const params = { ...nameParts(name), per_page: 100 };
  const { data } = await sight.clients.reader(name).request('GET /repos/{owner}/{repo}/environments', params);
  const found: Finding[] = [];
  for (const { name: environment, deployment_branch_policy: policy } of data.environments ?? []) {
    const place = { ...nameParts(name), environment_name: environment };
    const limited = policy?.custom_branch_policies === true && (await isForTagsOnly(sight, name, place));
    if (limited || !(await hasSecrets(sight, name, place))) continue;
    found.push(
      wrong(
        `${name}: the environment ${environment} holds secrets and is not limited to tags`,
        'a workflow on any branch can use them',
        `limit it to the release tags: https://github.com/${name}/settings/environments`,
      ),
    );
  }
  return found;
}

type Place = RepositoryName & { readonly environment_name: string };

async function hasSecrets({ clients }: Sight, name: string, place: Place): Promise<boolean> {
  const route = 'GET /repos/{owner}/{repo}/environments/{environment_name}/secrets';
  return (await clients.reader(name).request(route, place)).data.total_count > 0;
}

async function isForTagsOnly({ clients }: Sight, name: string, place: Place): Promise<boolean> {
  const route = 'GET /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies';
  const { data } = await clients.reader(name).request(route, place);
  return data.branch_policies.every(({ type }) => type === 'tag');
}
