// Advisories and tags of a product's repository, each by one list: what has no webhook, and what a lost one would have told.
import type { SweptAdvisory, SweptProduct } from '../../core/sweep/sight.ts';
import { GitHubFailure } from '../failure.ts';
import { allPages, linked } from '../pages.ts';
import type { GitHub } from '../port.ts';
import { nameParts } from '../repository-name.ts';
import { seenAdvisory } from '../look/advisory.ts';

/** What was asked of one product, and the kind of failure where GitHub did not answer. */
export interface SeenProduct extends SweptProduct {
  readonly trouble: string | undefined;
}

export interface KnownProducts {
  /** @param every whether all tags are wanted, not the first hundred alone: a case waits for one */
  readonly look: (repository: string, every: boolean, now: string) => Promise<SeenProduct>;
}

const advisories = 'GET /repos/{owner}/{repo}/security-advisories';
const tags = 'GET /repos/{owner}/{repo}/tags';

/** Opens the memory: when each tag was seen first. @param product a client for a product's public repository */
export function knowProducts(product: (repository: string) => GitHub): KnownProducts {
  const first = new Map<string, Map<string, string>>();
  return {
    look: async (repository, every, now) => {
      try {
        const github = product(repository);
        const listed = await listAdvisories(github, repository);
        const names = await listTags(github, repository, every);
        const known = first.get(repository);
        const seen = new Map(
          names.map((name) => [name, known === undefined ? '' : (known.get(name) ?? now)]),
        );
        first.set(repository, new Map([...(known ?? []), ...seen]));
        const since = [...seen].map(([name, at]) => ({ name, first: at }));
        return { repository, advisories: listed, tags: since, trouble: undefined };
      } catch (error) {
        if (!(error instanceof GitHubFailure)) throw error;
        return { repository, advisories: [], tags: [], trouble: error.kind };
      }
    },
  };
}

async function listAdvisories(github: GitHub, repository: string): Promise<readonly SweptAdvisory[]> {
  const params = { ...nameParts(repository), per_page: 100 };
  const latest = { ...params, sort: 'updated' as const, direction: 'desc' as const };
  const { data, headers } = await github.request(advisories, latest);
  const more = linked(headers['link'], 'next') !== undefined;
  const waiting = more ? await allPages(github, [advisories, { ...params, state: 'triage' as const }]) : [];
  const all = new Map([...data, ...waiting].map((given) => [given.ghsa_id, seenAdvisory(given)]));
  return [...all.values()].map(({ ghsa, state, cve, created_at, updated_at, fork }) => ({
    ghsa,
    state,
    cve,
    created_at,
    updated_at,
    fork: fork !== null,
  }));
}

async function listTags(github: GitHub, repository: string, every: boolean): Promise<readonly string[]> {
  const listed = await allPages(github, [tags, nameParts(repository)], () => !every);
  return listed.map(({ name }) => name);
}
