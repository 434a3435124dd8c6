// What a person does with a product's private reports and advisories, as API calls with the person's token.
import type { Octokit } from '@octokit/rest';
import { numberOf, objectOf, objectsOf, textOf } from '../json.ts';
import { partsOf } from './issues.ts';

export interface AdvisoryPlace {
  /** `acme/widget`. */
  readonly repository: string;
  readonly ghsa: string;
}

export interface NewReport {
  readonly repository: string;
  readonly summary: string;
  readonly description: string;
  /** One CVSS vector; never together with `severity`. */
  readonly vector?: string;
  readonly severity?: 'low' | 'medium' | 'high' | 'critical';
  readonly cwes?: readonly string[];
}

export interface SeenAdvisory {
  readonly ghsa: string;
  readonly state: string;
  readonly summary: string;
  readonly description: string;
  readonly cve: string | null;
  readonly severity: string | null;
  /** The patched versions of each affected range. */
  readonly fixed: readonly (string | null)[];
  /** Full name of the temporary private fork, once it answers. */
  readonly fork: string | null;
}

/** Each throws Octokit's RequestError when GitHub says no. */
export interface ReportHands {
  /** "Report a vulnerability" on the Security tab; gives the GHSA id. */
  readonly report: (report: NewReport) => Promise<string>;
  readonly advisory: (place: AdvisoryPlace) => Promise<SeenAdvisory>;
  /** The repository's advisories that this person may see, the newest first. */
  readonly advisories: (repository: string) => Promise<readonly SeenAdvisory[]>;
  /** "Start a temporary private fork"; gives its full name. It answers a little later. */
  readonly openFork: (place: AdvisoryPlace) => Promise<string>;
  /** Public preview: 404 where GitHub hasn't switched it on. Gives the comment's id. */
  readonly commentOnAdvisory: (place: AdvisoryPlace, body: string) => Promise<number>;
  readonly advisoryComments: (
    place: AdvisoryPlace,
  ) => Promise<readonly { readonly id: number; readonly by: string; readonly body: string }[]>;
}

const placed = ({ repository, ghsa }: AdvisoryPlace): ReturnType<typeof partsOf> & { ghsa_id: string } => ({
  ...partsOf(repository),
  ghsa_id: ghsa,
});

type Raw = Awaited<ReturnType<Octokit['rest']['securityAdvisories']['getRepositoryAdvisory']>>['data'];

const seen = (raw: Raw): SeenAdvisory => ({
  ghsa: raw.ghsa_id,
  state: raw.state,
  summary: raw.summary,
  description: raw.description ?? '',
  cve: raw.cve_id,
  severity: raw.severity,
  fixed: (raw.vulnerabilities ?? []).map(({ patched_versions: fixed }) => fixed),
  fork: raw.private_fork?.full_name ?? null,
});

const comments = '/repos/{owner}/{repo}/security-advisories/{ghsa_id}/comments';

export function reportHands({ rest, request, paginate }: Octokit): ReportHands {
  const { securityAdvisories: advisories } = rest;
  return {
    report: async ({ repository, summary, description, vector, severity, cwes }) => {
      const made = await advisories.createPrivateVulnerabilityReport({
        ...partsOf(repository),
        summary,
        description,
        ...(vector === undefined ? {} : { cvss_vector_string: vector }),
        ...(severity === undefined ? {} : { severity }),
        ...(cwes === undefined ? {} : { cwe_ids: [...cwes] }),
      });
      return made.data.ghsa_id;
    },
    advisory: async (place) => seen((await advisories.getRepositoryAdvisory(placed(place))).data),
    advisories: async (repository) => {
      const asked = { ...partsOf(repository), per_page: 100 };
      return (await paginate(advisories.listRepositoryAdvisories, asked)).map(seen);
    },
    openFork: async (place) => (await advisories.createFork(placed(place))).data.full_name,
    commentOnAdvisory: async (place, body) => {
      const made: { readonly data: unknown } = await request(`POST ${comments}`, { ...placed(place), body });
      return numberOf(objectOf(made.data)['id']);
    },
    advisoryComments: async (place) => {
      const all: unknown = await paginate(`GET ${comments}`, { ...placed(place), per_page: 100 });
      return objectsOf(all).map(({ id, user, body }) => ({
        id: numberOf(id),
        by: textOf(objectOf(user)['login']),
        body: textOf(body),
      }));
    },
  };
}
