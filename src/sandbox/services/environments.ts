// Deployment environments with their branch and tag policies, as `doctor` checks them; the secrets in them are names only.
import type { Platform } from '../platform/platform.ts';
import type { Repository } from '../platform/repositories.ts';
import { notFound } from '../gateway/call.ts';
import type { Answer, Call, Service } from '../gateway/call.ts';
import { isObject, textOf } from '../json.ts';
import type { JsonObject } from '../json.ts';

interface Policy {
  readonly id: number;
  readonly name: string;
  readonly type: string;
}

interface Environment {
  readonly id: number;
  readonly name: string;
  readonly repository: Repository;
  readonly at: string;
  fields: JsonObject;
  readonly policies: Policy[];
}

function shape({ urls }: Platform, { id, name, repository, at, fields }: Environment): JsonObject {
  const policy = isObject(fields['deployment_branch_policy']) ? fields['deployment_branch_policy'] : null;
  return {
    id,
    node_id: Buffer.from(`11:Environment${id}`).toString('base64'),
    name,
    url: `${urls.api}/repos/${repository.fullName}/environments/${encodeURIComponent(name)}`,
    html_url: `${urls.web}/${repository.fullName}/deployments/activity_log?environments_filter=${encodeURIComponent(name)}`,
    created_at: at,
    updated_at: at,
    protection_rules: policy ? [{ id: id * 10, node_id: `policy${id}`, type: 'branch_policy' }] : [],
    deployment_branch_policy: policy,
  };
}

const policyShape = ({ id, name, type }: Policy): JsonObject => ({ id, node_id: `policy${id}`, name, type });

/** Names only, as GitHub lists them: `place` is `acme/widget`, or `acme/widget release` for an environment. */
function secretsIn(
  platform: Platform,
  secretsOf: ReadonlyMap<string, readonly string[]>,
  place: string,
): Answer {
  const at = platform.clock.stamp();
  const secrets = (secretsOf.get(place) ?? []).map((name) => ({ name, created_at: at, updated_at: at }));
  return { status: 200, body: { total_count: secrets.length, secrets } };
}

function addPolicy({ policies }: Environment, { fields }: Call): Answer {
  const type = textOf(fields['type']) || 'branch';
  const policy = { id: 800 + policies.length, name: textOf(fields['name']), type };
  policies.push(policy);
  return { status: 200, body: policyShape(policy) };
}

const listPolicies = ({ policies }: Environment): Answer => ({
  status: 200,
  body: { total_count: policies.length, branch_policies: policies.map(policyShape) },
});

/** Changes the environment, or makes it where there was none. */
function put(platform: Platform, all: Environment[], call: Call): Answer {
  const { repository, params, fields } = call;
  if (!repository) return notFound();
  const name = params['environment_name'] ?? '';
  const known = all.find((one) => one.repository.id === repository.id && one.name === name);
  const at = platform.clock.stamp();
  const made = known ?? { id: 600 + all.length, name, repository, at, fields, policies: [] };
  made.fields = fields;
  if (!known) all.push(made);
  return { status: 200, body: shape(platform, made) };
}

/** `secretsOf` names the secrets of a repository, or of one of its environments: `acme/widget release`. */
export function environmentsService(
  platform: Platform,
  secretsOf: ReadonlyMap<string, readonly string[]>,
): Service {
  const all: Environment[] = [];
  const of = ({ repository }: Call): Environment[] =>
    all.filter((one) => one.repository.id === repository?.id);
  const found = (call: Call, answer: (environment: Environment) => Answer): Answer => {
    const environment = of(call).find(({ name }) => name === call.params['environment_name']);
    return environment ? answer(environment) : notFound();
  };
  return {
    'repos/get-all-environments': (call) => ({
      status: 200,
      body: { total_count: of(call).length, environments: of(call).map((one) => shape(platform, one)) },
    }),
    'repos/get-environment': (call) => found(call, (one) => ({ status: 200, body: shape(platform, one) })),
    'repos/check-immutable-releases': () => ({
      status: 200,
      body: { enabled: false, enforced_by_owner: false },
    }),
    'repos/create-or-update-environment': (call) => put(platform, all, call),
    'repos/list-deployment-branch-policies': (call) => found(call, listPolicies),
    'repos/create-deployment-branch-policy': (call) => found(call, (one) => addPolicy(one, call)),
    'actions/list-repo-secrets': ({ repository }) =>
      secretsIn(platform, secretsOf, repository?.fullName ?? ''),
    'actions/list-environment-secrets': ({ repository, params }) =>
      secretsIn(platform, secretsOf, `${repository?.fullName ?? ''} ${params['environment_name'] ?? ''}`),
  };
}
