// Looks at repository advisories. The fields come in the shape in which they would be written, so that they can be compared.
import type { SeenAdvisory } from '../../core/look.ts';
import { orNull } from '../answered.ts';
import { allPages } from '../pages.ts';
import { nameParts } from '../repository-name.ts';
import type { Data } from '../route.ts';
import { wholeSeconds } from '../seen-comment.ts';
import type { Looker } from './sight.ts';

const one = 'GET /repos/{owner}/{repo}/security-advisories/{ghsa_id}';
const all = 'GET /repos/{owner}/{repo}/security-advisories';
type Given = Data<typeof one>;

export const lookAtAdvisory: Looker<'advisory'> = async ({ clients }, { repository, ghsa }) => {
  const place = { ...nameParts(repository), ghsa_id: ghsa };
  const answer = await orNull(clients.product(repository).request(one, place));
  return answer === null ? null : seenAdvisory(answer.data);
};

/** Publishing deletes a fork, so what was published since counts too. */
export const lookForForks: Looker<'forks'> = async ({ clients }, { repository, since }) => {
  const params = { ...nameParts(repository), sort: 'updated' as const, direction: 'desc' as const };
  const listed = await allPages(clients.product(repository), [all, params]);
  const hadFork = ({ private_fork: fork, published_at: at }: Given) => fork !== null || (at ?? '') >= since;
  return listed.filter(hadFork).map(({ ghsa_id: ghsa }) => ghsa);
};

/** Ours by the nonce it was created with, while it is still its description. Newest first, as far as the list goes. */
export const lookForNonce: Looker<'advisory-by-nonce'> = async ({ clients }, { repository, nonce }) => {
  const params = { ...nameParts(repository), sort: 'created' as const, direction: 'desc' as const };
  const holds = ({ description }: Given) => description?.includes(nonce) === true;
  const listed = await allPages(clients.product(repository), [all, params], (items) => items.some(holds));
  const found = listed.find(holds);
  return found === undefined ? null : seenAdvisory(found);
};

/** An advisory in the house's shape. Source: REST `repository-advisory`. */
export function seenAdvisory(given: Given): SeenAdvisory {
  return {
    ghsa: given.ghsa_id,
    url: given.html_url,
    state: given.state,
    cve: given.cve_id,
    created_at: wholeSeconds(given.created_at ?? ''),
    updated_at: wholeSeconds(given.updated_at ?? given.created_at ?? ''),
    published_at: given.published_at === null ? null : wholeSeconds(given.published_at),
    fields: fieldsOf(given),
    collaborators: (given.collaborating_users ?? []).map(({ login }) => login),
    author: given.author?.login ?? null,
    fork:
      given.private_fork === null
        ? null
        : { full_name: given.private_fork.full_name, url: given.private_fork.html_url },
  };
}

// One field takes vectors of both versions of CVSS; answers hold them apart.
function fieldsOf(given: Given): Readonly<Record<string, unknown>> {
  const { cvss_v3: v3, cvss_v4: v4 } = given.cvss_severities ?? {};
  return {
    summary: given.summary,
    description: given.description,
    severity: given.severity,
    cvss_vector_string: v4?.vector_string ?? v3?.vector_string ?? null,
    cwe_ids: given.cwe_ids ?? [],
    vulnerabilities: (given.vulnerabilities ?? []).map((each) => ({
      package: { ecosystem: each.package?.ecosystem, name: each.package?.name ?? null },
      vulnerable_version_range: each.vulnerable_version_range,
      patched_versions: each.patched_versions,
      ...((each.vulnerable_functions ?? []).length > 0 && {
        vulnerable_functions: each.vulnerable_functions,
      }),
    })),
    credits: (given.credits ?? []).map(({ login, type }) => ({ login, type })),
    cve_id: given.cve_id,
  };
}
