// From which commit on each line is affected, where only commits can tell a scanner: the commit of the first affected release, by its tag.
// It guesses nothing: without exactly one tag of that version, named as the product's lines name theirs, the commit stays unknown.
import type { Eye } from '../look.ts';
import type { Settings } from '../settings.ts';
import type { Advisory, AffectedLine, AffectedProduct } from './advisory.ts';
import { ecosystemRow } from './ecosystem.ts';
import { namesRelease } from './tag-name.ts';

type Tags = readonly { readonly name: string; readonly commit: string }[];

/** The products with the first affected commits of their lines; undefined while tags must be looked at first. */
export function withFirstAffected(
  products: Advisory['products'],
  settings: Settings,
  eye: Eye,
): Advisory['products'] | undefined {
  const found: AffectedProduct[] = [];
  for (const product of products) {
    const isTold = ecosystemRow(product.ecosystem).osv !== undefined || !product.affected.some(isAskable);
    const repository = product.repository.replace('https://github.com/', '');
    const tags = isTold ? [] : eye.ask({ look: 'tags', repository });
    if (tags === undefined) return undefined;
    const patterns = patternsAt(repository, settings);
    const begun = (line: AffectedLine): AffectedLine => begunAt(line, tags, patterns);
    found.push({ ...product, affected: product.affected.map(begun) });
  }
  return found;
}

/** How the lines that are released from a repository name their tags. */
function patternsAt(repository: string, { products }: Settings): readonly string[] {
  const here = Object.values(products).filter((product) => product.repository === repository);
  return here.flatMap(({ lines }) => Object.values(lines).map(({ tags }) => tags));
}

/** The version with which a line's only stretch of affected versions begins. */
function firstVersion({ ranges: [range, ...others] }: AffectedLine): string | undefined {
  return others.length === 0 && range?.lower?.kind === 'from' ? range.lower.version : undefined;
}

const isAskable = (line: AffectedLine): boolean => firstVersion(line) !== undefined;

function begunAt(line: AffectedLine, tags: Tags, patterns: readonly string[]): AffectedLine {
  const version = firstVersion(line);
  if (version === undefined) return line;
  const named = tags.filter(({ name }) => patterns.some((pattern) => namesRelease(name, version, pattern)));
  const [commit, ...others] = new Set(named.map((tag) => tag.commit));
  return commit === undefined || others.length > 0 ? line : { ...line, introducedBy: commit };
}
