// From which commit on each line is affected, where only commits can tell a scanner: the commit of the first affected release, by its tag.
// It guesses nothing: without exactly one tag of that version the commit stays unknown.
import type { Eye } from '../look.ts';
import type { Advisory, AffectedLine, AffectedProduct } from './advisory.ts';
import { ecosystemRow } from './ecosystem.ts';
import { isTagOf } from './tag-name.ts';

type Tags = readonly { readonly name: string; readonly commit: string }[];

/** The products with the first affected commits of their lines; undefined while tags must be looked at first. */
export function withFirstAffected(
  products: Advisory['products'],
  eye: Eye,
): Advisory['products'] | undefined {
  const found: AffectedProduct[] = [];
  for (const product of products) {
    const isTold = ecosystemRow(product.ecosystem).osv !== undefined || !product.affected.some(isAskable);
    const repository = product.repository.replace('https://github.com/', '');
    const tags = isTold ? [] : eye.ask({ look: 'tags', repository });
    if (tags === undefined) return undefined;
    found.push({ ...product, affected: product.affected.map((line) => begunAt(line, tags)) });
  }
  return found;
}

/** The version with which a line's only stretch of affected versions begins. */
function firstVersion({ ranges: [range, ...others] }: AffectedLine): string | undefined {
  return others.length === 0 && range?.lower?.kind === 'from' ? range.lower.version : undefined;
}

const isAskable = (line: AffectedLine): boolean => firstVersion(line) !== undefined;

function begunAt(line: AffectedLine, tags: Tags): AffectedLine {
  const version = firstVersion(line);
  const named = version === undefined ? [] : tags.filter(({ name }) => isTagOf(name, version, undefined));
  const [commit, ...others] = new Set(named.map((tag) => tag.commit));
  return commit === undefined || others.length > 0 ? line : { ...line, introducedBy: commit };
}
