// Temporary private forks: people work in them, Apps never see them, all their pull requests land at once, publishing deletes them.
import { noteFork } from './fork-access.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Repository } from '../../platform/repositories.ts';
import { refusal } from '../../gateway/call.ts';
import type { Service } from '../../gateway/call.ts';
import { numberOf, objectOf, objectsOf, textOf } from '../../json.ts';
import type { JsonObject } from '../../json.ts';
import { copyCommit, setBranch } from './copy-history.ts';
import type { Advisory } from './store.ts';

export interface AdvisoryForks {
  /** Starts a fork; gives the repository object of GitHub's 202. It answers after the delay. */
  readonly open: (advisory: Advisory) => Promise<JsonObject>;
  readonly remove: (advisory: Advisory) => Promise<void>;
  /** Gives the advisory's collaborators their access to the fork. */
  readonly sync: (advisory: Advisory) => Promise<void>;
  readonly service: Service;
}

/** `widget-ghsa-2345-6789-cfgh`; the repository's part is cut at 80 characters. */
export const forkName = ({ repository, ghsa }: Advisory): string =>
  `${repository.name.slice(0, 80)}-${ghsa.toLowerCase()}`;

async function copyBranches({ engine }: Platform, from: Repository, to: string): Promise<void> {
  const branches = objectsOf(await engine.own('GET', `/repos/${from.fullName}/branches?per_page=100`));
  for (const branch of branches) {
    const head = textOf(objectOf(branch['commit'])['sha']);
    const sha = await copyCommit(engine, { from: from.fullName, to }, head);
    await setBranch(engine, to, { name: textOf(branch['name']), sha });
  }
}

/** The repository itself with all branches; nobody sees it yet. */
async function makeFork(platform: Platform, advisory: Advisory): Promise<Repository> {
  const { engine, organisation } = platform;
  const name = forkName(advisory);
  const made = objectOf(
    await engine.own('POST', `/orgs/${organisation}/repos`, { name, private: true, auto_init: true }),
  );
  const fullName = textOf(made['full_name']);
  await copyBranches(platform, advisory.repository, fullName);
  const id = numberOf(made['id']);
  return { id, owner: organisation, name, fullName, isPrivate: true, advisoryFork: true };
}

/** `delayMs` is how long GitHub takes until the fork answers. */
export function createForks(platform: Platform, delayMs: () => number): AdvisoryForks {
  const { engine, repositories } = platform;
  const sync = async (advisory: Advisory): Promise<void> => noteFork(platform, advisory);

  const open = async (advisory: Advisory): Promise<JsonObject> => {
    const fork = await makeFork(platform, advisory);
    advisory.fork = fork;
    const ready = async (): Promise<void> => {
      if (advisory.fork !== fork) return; // published or gone meanwhile
      repositories.add(fork);
      await sync(advisory);
    };
    setTimeout(() => void ready(), delayMs()).unref();
    return objectOf(await platform.look(`/repos/${fork.fullName}`));
  };

  return {
    open,
    sync,
    remove: async (advisory) => {
      const { fork } = advisory;
      if (!fork) return;
      advisory.fork = null;
      repositories.remove(fork.fullName);
      await engine.own('DELETE', `/repos/${fork.fullName}`);
    },
    service: {
      'pulls/merge': ({ repository }) =>
        repository?.advisoryFork === true
          ? refusal(405, 'Pull requests of a temporary private fork are merged from the advisory only.')
          : undefined,
    },
  };
}
