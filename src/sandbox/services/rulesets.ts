// Repository rulesets: kept, listed, and enforced on writes to branches and tags.
import { loginOf } from '../platform/actors.ts';
import type { Platform } from '../platform/platform.ts';
import { atLeast } from '../platform/repositories.ts';
import type { Repository } from '../platform/repositories.ts';
import { notFound, refusal } from '../gateway/call.ts';
import type { Answer, Call, Handler, Service } from '../gateway/call.ts';
import { paged } from '../gateway/pages.ts';
import { objectOf, objectsOf, textOf, textsOf } from '../json.ts';
import type { JsonObject } from '../json.ts';

interface Kept {
  readonly id: number;
  readonly repository: Repository;
  readonly createdAt: string;
  fields: JsonObject;
}

export interface Rulesets {
  readonly service: Service;
  /** GitHub's refusal of a write that a ruleset forbids. */
  readonly refuse: (call: Call) => Promise<Answer | undefined>;
}

/** What a write does to a ref, in the words of rules. */
const ruleOf: Readonly<Record<string, string>> = {
  'repos/create-or-update-file-contents': 'update',
  'repos/delete-file': 'update',
  'git/update-ref': 'update',
  'git/create-ref': 'creation',
  'git/delete-ref': 'deletion',
};

const shape = ({ urls }: Platform, { id, repository, createdAt, fields }: Kept): JsonObject => ({
  id,
  node_id: Buffer.from(`17:RepositoryRuleset${id}`).toString('base64'),
  source_type: 'Repository',
  source: repository.fullName,
  target: 'branch',
  current_user_can_bypass: 'never',
  created_at: createdAt,
  updated_at: createdAt,
  _links: { self: { href: `${urls.api}/repos/${repository.fullName}/rulesets/${id}` } },
  ...fields,
});

/** `refs/heads/rel*` with GitHub's wildcards. */
const matches = (pattern: string, ref: string): boolean => {
  if (pattern === '~ALL') return true;
  const source = pattern.split('*').map((part) => part.replaceAll(/[.+?^$()|[\]\\{}]/g, '\\$&')).join('[^/]*'); // prettier-ignore
  return new RegExp(`^${source.replaceAll('[^/]*[^/]*', '.*')}$`).test(ref);
};

async function refOf(platform: Platform, call: Call): Promise<string> {
  const { operationId = '', params, fields, repository } = call;
  if (operationId === 'git/create-ref') return textOf(fields['ref']);
  if (operationId.startsWith('git/')) return `refs/${params['ref'] ?? ''}`;
  const repo = objectOf(await platform.look(`/repos/${repository?.fullName ?? ''}`));
  return `refs/heads/${textOf(fields['branch']) || textOf(repo['default_branch'])}`;
}

function bypasses(platform: Platform, { actor }: Call, { fields, repository }: Kept): boolean {
  const allowed = objectsOf(fields['bypass_actors']);
  if (actor.kind === 'installation')
    return allowed.some((one) => one['actor_type'] === 'Integration' && one['actor_id'] === actor.app.id);
  const admin = atLeast(platform.repositories.levelOf(repository, loginOf(actor) ?? ''), 'admin');
  return (
    admin && allowed.some(({ actor_type: type }) => type === 'RepositoryRole' || type === 'OrganizationAdmin')
  );
}

/** The rules that an active ruleset lays on a ref. */
function rulesOn({ fields }: Kept, ref: string): JsonObject[] {
  const names = objectOf(objectOf(fields['conditions'])['ref_name']);
  const included = textsOf(names['include']).some((pattern) => matches(pattern, ref));
  const excluded = textsOf(names['exclude']).some((pattern) => matches(pattern, ref));
  const kind = ref.startsWith('refs/tags/') ? 'tag' : 'branch';
  const active = fields['enforcement'] === 'active' && (fields['target'] ?? 'branch') === kind;
  return active && included && !excluded ? objectsOf(fields['rules']) : [];
}

function create(platform: Platform, all: Kept[], { repository, fields }: Call): Answer {
  if (!repository) return notFound();
  const id = (all.at(-1)?.id ?? 899) + 1;
  const kept: Kept = { id, repository, createdAt: platform.clock.stamp(), fields };
  all.push(kept);
  return { status: 201, body: shape(platform, kept) };
}

const rulesOfBranch = (kept: readonly Kept[], branch: string): JsonObject[] =>
  kept.flatMap((one) =>
    rulesOn(one, `refs/heads/${branch}`).map((rule) => ({
      ...rule,
      ruleset_source_type: 'Repository',
      ruleset_source: one.repository.fullName,
      ruleset_id: one.id,
    })),
  );

/** `allowed` says whether the organisation's plan has rulesets on private repositories. */
export function createRulesets(platform: Platform, allowed: () => boolean): Rulesets {
  const all: Kept[] = [];
  const of = ({ repository }: Call): Kept[] => all.filter((kept) => kept.repository.id === repository?.id);
  const found =
    (act: (kept: Kept, call: Call) => Answer): Handler =>
    (call) => {
      const kept = of(call).find(({ id }) => String(id) === call.params['ruleset_id']);
      return kept ? act(kept, call) : notFound();
    };
  const shown = (call: Call): JsonObject[] => of(call).map((kept) => shape(platform, kept));
  return {
    refuse: async (call) => {
      const rule = ruleOf[call.operationId ?? ''];
      if (rule === undefined || of(call).length === 0) return undefined;
      const ref = await refOf(platform, call);
      const forbids = (kept: Kept): boolean => rulesOn(kept, ref).some(({ type }) => type === rule);
      const broken = of(call).some((kept) => forbids(kept) && !bypasses(platform, call, kept));
      return broken ? refusal(409, 'Repository rule violations found') : undefined;
    },
    service: {
      'repos/get-branch-rules': (call) =>
        paged(platform, call, rulesOfBranch(of(call), call.params['branch'] ?? '')),
      'repos/get-repo-rulesets': (call) => paged(platform, call, shown(call)),
      'repos/get-repo-ruleset': found((kept) => ({ status: 200, body: shape(platform, kept) })),
      'repos/create-repo-ruleset': (call) =>
        call.repository?.isPrivate === true && !allowed()
          ? refusal(403, 'Upgrade to GitHub Pro or make this repository public to enable this feature.')
          : create(platform, all, call),
      'repos/update-repo-ruleset': found((kept, call) => {
        kept.fields = { ...kept.fields, ...call.fields };
        return { status: 200, body: shape(platform, kept) };
      }),
      'repos/delete-repo-ruleset': found((kept) => {
        all.splice(all.indexOf(kept), 1);
        return { status: 204 };
      }),
    },
  };
}
