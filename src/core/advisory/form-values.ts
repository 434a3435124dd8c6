// What may fill the holes of an approval form, and the rule for each. Judges single values only; never changes an advisory.
import type { Mistake } from '../mistake.ts';
import { mistake } from '../mistake.ts';
import { endsIn } from './tag-name.ts';

/** What has become known. Releases are named by product and planned version. */
export interface FormValues {
  readonly cve?: string;
  readonly ghsa?: string;
  readonly publishedAt?: string;
  readonly modifiedAt?: string;
  readonly releases?: readonly ReleaseValues[];
}

/** The fixed release of one planned version of one product is out. */
export interface ReleaseValues {
  readonly product: string;
  readonly version: string;
  /** Full public commit ids, the one that completes the fix last. */
  readonly landed: readonly string[];
  readonly tagUrl: string;
  readonly releaseUrl?: string;
}

/** A value that its hole's rule doesn't allow. */
export interface Violation extends Mistake {
  readonly hole: string;
}

// https://github.com/CVEProject/cve-schema: CVE-YYYY- and 4 to 19 digits.
const cve = /^CVE-\d{4}-\d{4,19}$/;
// https://docs.github.com/code-security, "About GHSA IDs": these characters only.
const ghsa = /^GHSA(-[23456789cfghjmpqrvwx]{4}){3}$/;
const commit = /^[0-9a-f]{40}$/;
const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

/** A CVE ID: `CVE-2026-12345`. */
export function wrongCve(got: string): readonly Violation[] {
  if (cve.test(got)) return [];
  return [{ hole: 'cve', ...mistake('CVE-, a year and 4 to 19 digits', got, 'CVE-2026-12345') }];
}

/** The id of a GitHub advisory: `GHSA-xxxx-xxxx-xxxx`. */
export function wrongGhsa(got: string): readonly Violation[] {
  if (ghsa.test(got)) return [];
  return [{ hole: 'ghsa', ...mistake('the id of a GitHub advisory', got, 'GHSA-2c4h-9fgm-3qvx') }];
}

/** A time that exists, UTC with whole seconds. */
export function wrongTime(hole: 'published-at' | 'modified-at', got: string): readonly Violation[] {
  const example = '2026-12-15T16:00:00Z';
  const milliseconds = Date.parse(got);
  const exists =
    time.test(got) &&
    !Number.isNaN(milliseconds) &&
    new Date(milliseconds).toISOString().startsWith(got.slice(0, -1));
  return exists ? [] : [{ hole, ...mistake('a time in UTC with whole seconds and Z', got, example) }];
}

/** The landed commits, tag and release of one planned version; `repositories` are those of the product. */
export function wrongRelease(release: ReleaseValues, repositories: readonly string[]): readonly Violation[] {
  const { landed, tagUrl, releaseUrl } = release;
  const isLanded =
    landed.length > 0 && new Set(landed).size === landed.length && landed.every((id) => commit.test(id));
  return [
    ...(isLanded ? [] : [wrongLanded(release)]),
    ...repositories.flatMap((repository) => {
      const page = `${repository}/releases/tag/`;
      return [
        ...wrongUrl(release, { hole: 'tag-url', url: tagUrl, bases: [`${repository}/tree/`, page] }),
        ...(releaseUrl === undefined
          ? []
          : wrongUrl(release, { hole: 'release-url', url: releaseUrl, bases: [page] })),
      ];
    }),
  ];
}

function wrongLanded({ product, version, landed }: ReleaseValues): Violation {
  const expected = 'one or more full commit ids of 40 hex digits, each once';
  const example = '9f2c1e0d4b7a68531f0e2d9c8b7a69584736251f';
  return { hole: `landed of ${product} ${version}`, ...mistake(expected, landed.join(' '), example) };
}

function wrongUrl(
  { product, version }: ReleaseValues,
  { hole, url, bases }: { hole: 'tag-url' | 'release-url'; url: string; bases: readonly string[] },
): readonly Violation[] {
  if (bases.some((base) => url.startsWith(base) && isTagAddress(url.slice(base.length), version))) return [];
  const expected = `an address under ${bases.join(' or ')} with a tag that names ${version}`;
  return [
    { hole: `${hole} of ${product} ${version}`, ...mistake(expected, url, `${String(bases[0])}v${version}`) },
  ];
}

/** Whether the last part of an address is a tag of the version: no way up and no query in it. */
function isTagAddress(escaped: string, version: string): boolean {
  const tag = escaped.replaceAll(/%([0-9A-Fa-f]{2})/g, (_all, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return /^[\w@+-][\w.@+-]*(\/[\w@+-][\w.@+-]*)*$/.test(tag) && endsIn(tag, version);
}
