// The repository advisories of the sandbox, as facts; what GitHub shows of them is made in `shape.ts`.
import { createHash } from 'node:crypto';
import { objectOf, objectsOf, textOf, textsOf } from '../../json.ts';
import type { JsonObject } from '../../json.ts';
import type { Repository } from '../../platform/repositories.ts';

export type AdvisoryState = 'triage' | 'draft' | 'published' | 'closed';

export interface Credit {
  readonly login: string;
  readonly type: string;
  readonly state: 'pending' | 'accepted' | 'declined';
}

export interface Advisory {
  readonly ghsa: string;
  readonly repository: Repository;
  /** Login of who made it. */
  readonly author: string;
  readonly createdAt: string;
  readonly reported: boolean;
  accepted: boolean;
  updatedAt: string;
  publishedAt: string | null;
  closedAt: string | null;
  publisher: string | null;
  state: AdvisoryState;
  summary: string;
  description: string | null;
  severity: string | null;
  vector: string | null;
  cve: string | null;
  cwes: readonly string[];
  vulnerabilities: readonly JsonObject[];
  credits: readonly Credit[];
  users: readonly string[];
  teams: readonly string[];
  fork: Repository | null;
}

export interface Advisories {
  readonly add: (advisory: Advisory) => void;
  readonly find: (ghsa: string) => Advisory | undefined;
  readonly all: () => readonly Advisory[];
  readonly nextId: (repository: Repository) => string;
}

const letters = '23456789cfghjmpqrvwx';

/** Ids are the same in every run: the demo's output can be compared byte by byte. */
function ghsaId(seed: string): string {
  const bytes = createHash('sha256').update(seed).digest();
  const part = (from: number): string =>
    [...bytes.subarray(from, from + 4)].map((byte) => letters[byte % letters.length]).join('');
  return `GHSA-${part(0)}-${part(4)}-${part(8)}`;
}

export function createAdvisories(): Advisories {
  const known = new Map<string, Advisory>();
  return {
    add: (advisory) => void known.set(advisory.ghsa, advisory),
    find: (ghsa) => known.get(ghsa),
    all: () => [...known.values()],
    nextId: ({ fullName }) => ghsaId(`${fullName} ${known.size}`),
  };
}

/** `vulnerabilities` as stored: every field there. */
export const vulnerabilitiesOf = (value: unknown): JsonObject[] =>
  objectsOf(value).map((item) => ({
    package: {
      ecosystem: objectOf(item['package'])['ecosystem'],
      name: objectOf(item['package'])['name'] ?? null,
    },
    vulnerable_version_range: item['vulnerable_version_range'] ?? null,
    patched_versions: item['patched_versions'] ?? null,
    vulnerable_functions: item['vulnerable_functions'] ?? [],
  }));

/** Credits as sent, keeping what people already answered. */
export const creditsOf = (value: unknown, known: readonly Credit[] = []): Credit[] =>
  objectsOf(value).map((item) => {
    const [login, type] = [textOf(item['login']), textOf(item['type'])];
    const state = known.find((credit) => credit.login === login && credit.type === type)?.state ?? 'pending';
    return { login, type, state };
  });

export interface NewAdvisory {
  readonly ghsa: string;
  readonly repository: Repository;
  readonly author: string;
  readonly at: string;
  readonly reported: boolean;
  readonly fields: JsonObject;
}

/** A new draft, or a private report waiting for triage. */
export function newAdvisory({ ghsa, repository, author, at, reported, fields }: NewAdvisory): Advisory {
  const vector = textOf(fields['cvss_vector_string']) || null;
  return {
    ghsa,
    repository,
    author,
    createdAt: at,
    reported,
    accepted: false,
    updatedAt: at,
    publishedAt: null,
    closedAt: null,
    publisher: null,
    state: reported ? 'triage' : 'draft',
    summary: textOf(fields['summary']),
    description: textOf(fields['description']),
    severity: textOf(fields['severity']) || null,
    vector,
    cve: textOf(fields['cve_id']) || null,
    cwes: textsOf(fields['cwe_ids']),
    vulnerabilities: vulnerabilitiesOf(fields['vulnerabilities']),
    credits: reported
      ? [{ login: author, type: 'reporter', state: 'pending' }]
      : creditsOf(fields['credits']),
    users: reported ? [author] : [],
    teams: [],
    fork: null,
  };
}
