// Looks at what everybody can see: the product's published advisories. Nothing else is ever named by the Action.
import { setTimeout as sleep } from 'node:timers/promises';
import { endsIn } from '../src/core/advisory/tag-name.ts';
import { nameParts } from '../src/github/repository-name.ts';
import type { GitHub } from '../src/github/port.ts';
import type { Data } from '../src/github/route.ts';

const route = 'GET /repos/{owner}/{repo}/security-advisories';
type Listed = Data<typeof route>[number];

/** A published advisory, as the output `advisories` lists it. */
export interface Published {
  readonly ghsa_id: string;
  readonly cve_id: string | null;
  readonly url: string;
  readonly summary: string;
  readonly published_at: string;
}

export interface Watch {
  readonly github: GitHub;
  readonly repository: string;
  /** Undefined: no tag in particular. */
  readonly tag: string | undefined;
  /** Advisories published from then on count although they don't name the tag. In GitHub's time form. */
  readonly since: string;
  /** Milliseconds to wait for the first. */
  readonly wait: number;
  /** Ends when the run has nothing more to do itself; the server's work is not seen from here. */
  readonly done: Promise<void> | undefined;
}

/**
 * GitHub's clock, so that nothing depends on the runner's.
 * @throws GitHubFailure when the list can't be read
 */
export async function timeOfGitHub(github: GitHub, repository: string): Promise<string> {
  return (await newest(github, repository)).date;
}

/**
 * Waits until what was asked for is published. With nothing to see it takes the whole time, whatever the reason: not even the clock of a
 * public log tells one reason from another.
 * @returns undefined when the list could not be read in the end
 */
export async function watchPublished(watch: Watch): Promise<readonly Published[] | undefined> {
  const until = Date.now() + watch.wait;
  await watch.done;
  let before = '';
  for (let times = 0; ; times += 1) {
    const seen = await look(watch).catch(() => undefined);
    const ids = (seen ?? []).map(({ ghsa_id: id }) => id).join();
    // Our own work is done by now; the server's is when two looks agree.
    const rests = ids !== '' && (watch.done !== undefined || ids === before);
    const left = until - Date.now();
    if (rests || left <= 0) return seen;
    before = ids;
    await sleep(Math.min(left, pauses[times] ?? 5000));
  }
}

const pauses = [250, 250, 500, 1000, 2000, 3000];

async function look({ github, repository, tag, since }: Watch): Promise<readonly Published[]> {
  const { data } = await newest(github, repository);
  return data
    .filter(
      (one) =>
        one.state === 'published' &&
        ((tag !== undefined && names(one, tag)) || (one.published_at ?? '') >= since),
    )
    .map(({ ghsa_id, cve_id, html_url: url, summary, published_at }) => {
      return { ghsa_id, cve_id, url, summary, published_at: published_at ?? '' };
    })
    .toSorted((one, other) => (one.ghsa_id < other.ghsa_id ? -1 : 1));
}

function newest(github: GitHub, repository: string) {
  const order = { state: 'published', sort: 'published', direction: 'desc', per_page: 50 } as const;
  return github.request(route, { ...nameParts(repository), ...order });
}

/** Whether one of the advisory's patched versions is this tag's. */
function names({ vulnerabilities }: Listed, tag: string): boolean {
  const patched = (vulnerabilities ?? []).flatMap(({ patched_versions: versions }) =>
    (versions ?? '').split(/[\s,|]+/).map((version) => version.replace(/^[<>=^~]+/, '')),
  );
  return patched.some((version) => version !== '' && endsIn(tag, version));
}
