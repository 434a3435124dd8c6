// Under a newer API version GitHub no longer says what it has taken out of its answers; whoever still reads it must notice here.
import { isObject, listOf } from '../json.ts';
import type { JsonObject } from '../json.ts';
import { apiVersions } from '../judge/api-version.ts';
import type { ApiVersion } from '../judge/api-version.ts';

interface Gone {
  readonly from: ApiVersion;
  /** Names that only this kind of object has. */
  readonly of: readonly string[];
  readonly fields: readonly string[];
}

/** From `x-github-breaking-changes` of the description; a test holds the two together. Advisories are made right at once. */
export const gone: readonly Gone[] = [
  { from: '2026-03-10', of: ['assignees', 'html_url'], fields: ['assignee'] },
  { from: '2026-03-10', of: ['head', 'base', 'diff_url'], fields: ['assignee', 'merge_commit_sha'] },
  {
    from: '2026-03-10',
    of: ['full_name', 'owner'],
    fields: ['has_downloads', 'use_squash_pr_title_as_default', 'master_branch'],
  },
  { from: '2026-03-10', of: ['resources', 'rate'], fields: ['rate'] },
];

function goneFrom(value: JsonObject, version: ApiVersion): Set<string> {
  const kinds = gone.filter(({ from, of }) => from <= version && of.every((name) => name in value));
  return new Set(kinds.flatMap(({ fields }) => fields));
}

/** The answer without what this API version no longer says, all the way down. */
export function withoutGone(value: unknown, version: ApiVersion): unknown {
  if (version === apiVersions[0]) return value;
  if (Array.isArray(value)) return listOf(value).map((item) => withoutGone(item, version));
  if (!isObject(value)) return value;
  const away = goneFrom(value, version);
  const kept = Object.entries(value).filter(([name]) => !away.has(name));
  return Object.fromEntries(kept.map(([name, item]) => [name, withoutGone(item, version)]));
}
