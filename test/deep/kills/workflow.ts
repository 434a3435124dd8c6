// The workflow of the release, by both ways in: with the publisher App's key the Action publishes itself, with a token that proves the tag
// it asks the bot's server to. It may die; then somebody runs it again.
import { actionEnvironment } from '../../../src/cli/action-environment.ts';
import type { Box } from '../../../src/sandbox/box.ts';
import { personOf } from '../../../src/sandbox/person.ts';
import type { MortalAction } from './mortal-action.ts';

export type Way = 'key' | 'server';

export interface Workflow {
  /** Runs once, or until it dies. */
  readonly run: (way: Way) => Promise<void>;
  /** Runs once more, as it ran last. */
  readonly runAgain: () => Promise<void>;
  /** Whether it died since this was asked last. */
  readonly takeDeath: () => boolean;
}

export interface WorkflowOptions {
  readonly box: Box;
  readonly action: MortalAction;
  /** Where the bot's server listens now. */
  readonly server: () => string;
  /** Takes all that the Action prints, and what went wrong. */
  readonly write: (text: string) => void;
}

const [owner, repo, tag] = ['acme', 'widget', 'v2.3.9'];

export function openWorkflow({ box, action, server, write }: WorkflowOptions): Workflow {
  let last: Way = 'key';
  let dead = false;
  const environment = async (): Promise<Readonly<Record<string, string>>> => {
    const wait = { INPUT_WAIT: '1' };
    return last === 'key'
      ? { ...actionEnvironment(box), ...wait }
      : { ...(await serverEnvironment(box, server())), ...wait };
  };
  return {
    run: async (way) => {
      last = way;
      const { died, log } = await action.run(await environment());
      write(log);
      dead = died;
    },
    runAgain: async () => {
      const { code, log } = await action.runSafely(await environment());
      write(log);
      if (code !== 0) write(`a defect: the Action, run again, ended with ${code}`);
    },
    takeDeath: () => {
      const died = dead;
      dead = false;
      return died;
    },
  };
}

/** A job on the tag that may prove who it is. */
async function serverEnvironment(box: Box, server: string): Promise<Readonly<Record<string, string>>> {
  const { rest } = personOf(box, 'dev').octokit;
  const { data } = await rest.repos.get({ owner, repo });
  const { sha } = (await rest.repos.getCommit({ owner, repo, ref: tag })).data;
  const [ref, workflow] = [`refs/tags/${tag}`, '.github/workflows/release.yml'];
  return {
    GITHUB_ACTIONS: 'true',
    GITHUB_API_URL: box.api,
    GITHUB_REPOSITORY: data.full_name,
    GITHUB_EVENT_NAME: 'push',
    GITHUB_REF: ref,
    ...box.oidc.job({ repository: data.full_name, repositoryId: data.id, ref, sha, workflow }),
    INPUT_SERVER: server,
    INPUT_AUDIENCE: 'psirt-bot',
  };
}
