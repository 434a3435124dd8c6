// The records branch: begun, and guarded by a ruleset that lets nobody but Apps write there.
import { orNull } from '../../github/answered.ts';
import { recordBranch } from '../../github/record-path.ts';
import { fullNameOf } from '../../github/repository-name.ts';
import { good, note, unknown, wrong } from './finding.ts';
import type { Check, Finding, Sight } from './finding.ts';

export const recordCheck: Check = {
  name: 'record',
  look: async (sight) => [await beginning(sight), await guard(sight)],
};

const init = 'run psirt-bot init';
const forbidden = ['creation', 'update', 'deletion', 'non_fast_forward'] as const;

async function beginning({ clients, repository }: Sight): Promise<Finding> {
  const place = { ...repository, ref: `heads/${recordBranch}` };
  const head = await orNull(clients.cases.request('GET /repos/{owner}/{repo}/git/ref/{ref}', place));
  return head === null
    ? note(`${recordBranch} is not begun yet`, `${init}, or start the bot`)
    : good(`${recordBranch} is begun`);
}

async function guard(sight: Sight): Promise<Finding> {
  const { clients, repository } = sight;
  const place = { ...repository, branch: recordBranch };
  const { data: rules } = await clients.cases.request(
    'GET /repos/{owner}/{repo}/rules/branches/{branch}',
    place,
  );
  const types = new Set<string>(rules.map(({ type }) => type));
  const lacking = forbidden.filter((type) => !types.has(type));
  if (lacking.length > 0) {
    return wrong(
      `no ruleset forbids others on ${recordBranch}: ${lacking.join(', ')}`,
      'whoever may write in the repository may write to the record; the bot sees it and freezes the case, but only then',
      `${init}; where the plan has no rulesets on private repositories, this stays`,
    );
  }
  const ids = rules.flatMap((rule) => (rule.ruleset_id === undefined ? [] : [rule.ruleset_id]));
  return bypass(sight, [...new Set(ids)]);
}

async function bypass({ as, clients, repository }: Sight, ids: readonly number[]): Promise<Finding> {
  const route = 'GET /repos/{owner}/{repo}/rulesets/{ruleset_id}';
  const sets = await Promise.all(
    ids.map((id) => clients.cases.request(route, { ...repository, ruleset_id: id })),
  );
  const actors = sets.map(({ data }) => data.bypass_actors);
  if (actors.includes(undefined)) {
    const todo =
      as === 'app'
        ? 'run it with an administrator’s GITHUB_TOKEN and without APP_ID'
        : 'run it as an administrator';
    return unknown('a ruleset guards it; who may bypass it is shown to administrators only', todo);
  }
  const people = actors
    .flatMap((some) => some ?? [])
    .filter(({ actor_type: type }) => type !== 'Integration');
  if (people.length === 0) return good('a ruleset lets nobody but Apps write there');
  const page = `https://github.com/${fullNameOf(repository)}/settings/rules`;
  return wrong(
    'people may bypass the ruleset of the record',
    'they can write to the record',
    `take them out: ${page}`,
  );
}
