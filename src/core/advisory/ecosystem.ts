// Package ecosystems as GitHub's advisories name them, with what other formats call them and how their versions are ordered.
// Never invents a package URL for a name that isn't one of its ecosystem.
import { PackageURL } from 'packageurl-js';

/** How versions of an ecosystem compare: by Semantic Versioning, or by the general rules of version-order.ts. */
export type VersionScheme = 'semver' | 'general' | 'maven';

interface EcosystemRow {
  /** The name in OSV; absent when OSV has none. */
  readonly osv?: string;
  readonly scheme: VersionScheme;
  /** The package URL type; absent when there is none. */
  readonly purl?: string;
}

/** GitHub's closed list (REST: repository-advisory-create, `package.ecosystem`). */
export const ecosystems = {
  actions: { osv: 'GitHub Actions', scheme: 'semver', purl: 'github' },
  composer: { osv: 'Packagist', scheme: 'general', purl: 'composer' },
  erlang: { osv: 'Hex', scheme: 'semver', purl: 'hex' },
  go: { osv: 'Go', scheme: 'semver', purl: 'golang' },
  maven: { osv: 'Maven', scheme: 'maven', purl: 'maven' },
  npm: { osv: 'npm', scheme: 'semver', purl: 'npm' },
  nuget: { osv: 'NuGet', scheme: 'general', purl: 'nuget' },
  other: { scheme: 'general' },
  pip: { osv: 'PyPI', scheme: 'general', purl: 'pypi' },
  pub: { osv: 'Pub', scheme: 'semver', purl: 'pub' },
  rubygems: { osv: 'RubyGems', scheme: 'general', purl: 'gem' },
  rust: { osv: 'crates.io', scheme: 'semver', purl: 'cargo' },
  swift: { osv: 'SwiftURL', scheme: 'semver', purl: 'swift' },
} as const satisfies Readonly<Record<string, EcosystemRow>>;

export type Ecosystem = keyof typeof ecosystems;

/** The ecosystem's row, with the fields that only some have. */
export function ecosystemRow(ecosystem: Ecosystem): EcosystemRow {
  return ecosystems[ecosystem];
}

/** Whether a text is one of GitHub's names of ecosystems. */
export function isEcosystem(text: string): text is Ecosystem {
  return Object.hasOwn(ecosystems, text);
}

/**
 * The package URL without version of a package, or undefined when its ecosystem has none or the name can't be one.
 * Source: https://github.com/package-url/purl-spec
 */
export function packageUrl(ecosystem: Ecosystem, name: string): string | undefined {
  const { purl } = ecosystemRow(ecosystem);
  if (purl === undefined) return undefined;
  const cut = name.lastIndexOf(purl === 'maven' ? ':' : '/');
  try {
    return new PackageURL(purl, name.slice(0, Math.max(cut, 0)), name.slice(cut + 1)).toString();
  } catch {
    return undefined;
  }
}

/** A package URL with a version, `pkg:npm/a@1.2.3`. */
export function versionedPurl(purl: string, version: string): string {
  const { type, namespace, name, qualifiers, subpath } = PackageURL.fromString(purl);
  return new PackageURL(type, namespace, name, version, qualifiers, subpath).toString();
}
