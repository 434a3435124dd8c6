// The ruleset on the records branch: the App alone may write there. Where the plan has no rulesets on private repositories, the bot's own
// checks of every commit hold alone.
import { GitHubFailure } from '../../github/failure.ts';
import { recordBranch } from '../../github/record-path.ts';
import type { Outlook, Site, Step } from './step.ts';

export const rulesetStep: Step = { name: 'ruleset on the records branch', look };

export const rulesetName = 'psirt-bot: the App alone writes the record';
const route = 'POST /repos/{owner}/{repo}/rulesets';

async function look({ github, repository, appId }: Site): Promise<Outlook> {
  const place = { ...repository, branch: recordBranch };
  const { data: rules } = await github.request('GET /repos/{owner}/{repo}/rules/branches/{branch}', place);
  if (rules.some(({ type }) => type === 'update'))
    return { kind: 'there', how: 'a ruleset guards the branch' };
  if (appId === undefined) {
    return {
      kind: 'barred',
      why: 'the ruleset has to name the App, and nobody said which it is',
      todo: 'run again with --app and the App’s numeric id, for instance --app 123456',
    };
  }
  return {
    kind: 'todo',
    what: [`let nobody but the App ${appId} create, change or delete ${recordBranch}`],
    act: () => guard({ github, repository }, appId),
  };
}

async function guard(
  { github, repository }: Pick<Site, 'github' | 'repository'>,
  appId: number,
): Promise<string> {
  try {
    await github.request(route, {
      ...repository,
      name: rulesetName,
      target: 'branch',
      enforcement: 'active',
      conditions: { ref_name: { include: [`refs/heads/${recordBranch}`], exclude: [] } },
      rules: [{ type: 'creation' }, { type: 'update' }, { type: 'deletion' }, { type: 'non_fast_forward' }],
      bypass_actors: [{ actor_id: appId, actor_type: 'Integration', bypass_mode: 'always' }],
    });
    return 'the branch is guarded';
  } catch (error) {
    if (!(error instanceof GitHubFailure && error.kind === 'forbidden')) throw error;
    return 'GitHub refuses: your role or the organisation’s plan does not allow rulesets here. The bot’s own checks hold alone';
  }
}
