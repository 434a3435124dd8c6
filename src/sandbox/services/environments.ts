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

/** `secretsOf` names the secrets of an environment: `acme/widget release`. */
export function environmentsService(
  platform: Platform,
  secretsOf: ReadonlyMap<string, readonly string[]>,
): Service {
  const all: Environment[] = [];
  const of = ({ repository }: Call): Environment[] =>
    all.filter((one) => one.repository.id === repository?.id);
  const find = (call: Call): Environment | undefined =>
    of(call).find(({ name }) => name === call.params['environment_name']);
  const found = (call: Call, answer: (environment: Environment) => Answer): Answer => {
    const environment = find(call);
    return environment ? answer(environment) : notFound();
  };
  const secrets = (place: string): Answer => {
    const names = secretsOf.get(place) ?? [];
    const at = platform.clock.stamp();
    return {
      status: 200,
      body: {
        total_count: names.length,
        secrets: names.map((name) => ({ name, created_at: at, updated_at: at })),
      },
    };
  };
  return {
    'repos/get-all-environments': (call) => ({
      status: 200,
      body: { total_count: of(call).length, environments: of(call).map((one) => shape(platform, one)) },
    }),
    'repos/get-environment': (call) => found(call, (one) => ({ status: 200, body: shape(platform, one) })),
    'repos/create-or-update-environment': (call) => {
      const { repository, params, fields } = call;
      if (!repository) return notFound();
      const known = find(call);
      if (known) known.fields = fields;
      const made = known ?? {
        id: 600 + all.length,
        name: params['environment_name'] ?? '',
        repository,
        at: platform.clock.stamp(),
        fields,
        policies: [],
      };
      if (!known) all.push(made);
      return { status: 200, body: shape(platform, made) };
    },
    'repos/list-deployment-branch-policies': (call) =>
      found(call, ({ policies }) => ({
        status: 200,
        body: { total_count: policies.length, branch_policies: policies.map(policyShape) },
      })),
    'repos/create-deployment-branch-policy': (call) =>
      found(call, ({ policies }) => {
        const policy = {
          id: 800 + policies.length,
          name: textOf(call.fields['name']),
          type: textOf(call.fields['type']) || 'branch',
        };
        policies.push(policy);
        return { status: 200, body: policyShape(policy) };
      }),
    'actions/list-repo-secrets': ({ repository }) => secrets(repository?.fullName ?? ''),
    'actions/list-environment-secrets': ({ repository, params }) =>
      secrets(`${repository?.fullName ?? ''} ${params['environment_name'] ?? ''}`),
  };
}
