// Routes that @octokit/types lacks or types too narrowly, written down by hand. No other file may send a route without a type.

interface AdvisoryPath {
  owner: string;
  repo: string;
  ghsa_id: string;
}

/** A comment of a repository advisory (public preview since 2026-10-02), as far as we read it. */
export interface AdvisoryComment {
  readonly id: number;
  readonly body: string | null;
  readonly created_at: string;
  readonly updated_at: string;
  readonly user: { readonly login: string; readonly id: number; readonly type?: string } | null;
}

/** Permissions of a narrowed token; GitHub's description lacks `repository_advisories`. */
export type Permissions = Readonly<Record<string, 'read' | 'write'>>;

export interface Untyped {
  'GET /repos/{owner}/{repo}/security-advisories/{ghsa_id}/comments': {
    parameters: AdvisoryPath & { per_page?: number; page?: number; since?: string };
    response: { data: readonly AdvisoryComment[] };
  };
  'POST /repos/{owner}/{repo}/security-advisories/{ghsa_id}/comments': {
    parameters: AdvisoryPath & { body: string };
    response: { data: AdvisoryComment };
  };
  'POST /app/installations/{installation_id}/access_tokens': {
    parameters: { installation_id: number; repositories?: readonly string[]; permissions?: Permissions };
    response: { data: { token: string; expires_at: string } };
  };
  /** GraphQL; the answers of what we ask, see look/edited.ts, act/issue.ts and cli/doctor. */
  'POST /graphql': {
    parameters: { query: string; variables: Readonly<Record<string, string>> };
    response: {
      data: {
        data?: {
          node?: {
            includesCreatedEdit?: boolean;
            lastEditedAt: string | null;
            isPinned?: boolean | null;
          } | null;
          pinIssue?: { issue: { isPinned: boolean | null } | null } | null;
        } | null;
      };
    };
  };
  /** Redirects to a gzipped tar archive, which is followed. */
  'GET /repos/{owner}/{repo}/tarball/{ref}': {
    parameters: { owner: string; repo: string; ref: string };
    response: { data: unknown };
  };
}
