// Watches the release: landed fixes, the tags of the planned versions, and the proof that a tag contains its fix. The first landing is
// the point of no return: the fix is public.
import { isTagOf } from '../../advisory/tag-name.ts';
import { allOf, doneAct, latest } from '../../case/case.ts';
import { ghsaOf } from '../../case/ghsa.ts';
import { linesOf } from '../../case/lines.ts';
import type { LineState } from '../../case/lines.ts';
import { productOf } from '../../case/product.ts';
import type { Product } from '../../settings.ts';
import type { SeenProof } from '../../look.ts';
import { observed } from '../scene.ts';
import type { Scene } from '../scene.ts';
import { isForkMerge, landsSince } from './landing-offer.ts';

/** Looks for landings, tags and proofs of every line that is not out yet. */
export function watchLanding(scene: Scene): void {
  const view = scene.view();
  const product = productOf(view)?.product;
  const remedy = latest(view.it, 'remedy');
  if (product === undefined || remedy?.decision !== 'fix' || latest(view.it, 'confirmed') === undefined)
    return;
  if (doneAct(view.it, 'publish') !== undefined && linesOf(view).every(({ proven }) => proven)) return;
  for (const line of linesOf(view)) {
    seeMerge(scene, line);
    seeForkMerge(scene, line, product);
    seeTag(scene, line, product);
  }
  for (const line of linesOf(scene.view())) prove(scene, line, product);
  seeFixPublic(scene, product);
}

/** A fix that was built in public has landed when its pull request is merged; nobody needs to say so. */
function seeMerge(scene: Scene, { line, fix, landed }: LineState): void {
  if (fix?.place !== 'public' || landed.length > 0) return;
  const pull = scene.eye.ask({ look: 'pull', url: fix.url });
  if (pull?.merge_commit == null || !pull.merged) return;
  observed(scene, { name: 'landed', line, commits: [pull.merge_commit] }, `fix:${fix.url}`);
}

/** A fix from the temporary private fork that landed in public; where that can't be told apart, a person says `landed`. */
function seeForkMerge(scene: Scene, { line, fix, landed }: LineState, { repository, lines }: Product): void {
  const branch = lines[line]?.branch;
  if (fix?.place !== 'fork' || landed.length > 0 || branch === undefined) return;
  const since = landsSince(scene.view(), fix);
  const merge = onlyForkMerge(scene, { repository, branch, since });
  if (merge !== undefined) observed(scene, { name: 'landed', line, commits: [merge] }, `fix:${fix.url}`);
}

/** The one landing of a fork on a branch since a time, if no other advisory of the repository can have had a fork since then. */
function onlyForkMerge(
  { eye, view }: Scene,
  place: { readonly repository: string; readonly branch: string; readonly since: string },
): string | undefined {
  const commits = eye.ask({ look: 'commits', ...place }) ?? [];
  const [merge, ...more] = commits.filter(isForkMerge);
  if (merge === undefined || more.length > 0) return undefined;
  const { repository, since } = place;
  const own = ghsaOf(view())?.ghsa;
  const forks = eye.ask({ look: 'forks', repository, since });
  return forks?.every((ghsa) => ghsa === own) === true ? merge.sha : undefined;
}

/** A tag that was pushed again on another commit is another release: what was proven of it counts no more. */
function seeTag(scene: Scene, { line, planned, tag, proven }: LineState, product: Product): void {
  if (proven && doneAct(scene.view().it, 'publish') !== undefined) return;
  const { repository } = product;
  const tags = scene.eye.ask({ look: 'tags', repository }) ?? [];
  const found = tags.find(({ name }) => isTagOf(name, planned, product.lines[line]?.tags));
  if (found === undefined || (found.name === tag?.tag && found.commit === tag.commit)) return;
  const fact = {
    name: 'tagged',
    repository,
    tag: found.name,
    commit: found.commit,
    line,
    version: planned,
  } as const;
  observed(scene, fact, `tag:${repository}@${found.name}`);
}

function prove(scene: Scene, { line, tag, landed, proven }: LineState, product: Product): void {
  if (tag === undefined || proven) return;
  const { it } = scene.view();
  const before = allOf(it, 'proven').findLast((fact) => fact.line === line && fact.tag === tag.tag);
  const landing = allOf(it, 'landed').findLast((fact) => fact.line === line)?.seq ?? 0;
  if (before !== undefined && before.seq > Math.max(landing, tag.seq)) return;
  const because =
    landed.length === 0
      ? [`no public commit of the fix is known for line ${line}`]
      : unproven(scene, { tag: tag.tag, landed, product });
  if (because === undefined) return;
  observed(
    scene,
    { name: 'proven', tag: tag.tag, line, proven: because.length === 0, because: [...because] },
    `tag:${product.repository}@${tag.tag}`,
  );
}

interface Release {
  readonly tag: string;
  readonly landed: readonly string[];
  readonly product: Product;
}

/** What keeps the tag from proving the fix; empty when nothing does, undefined while it must be looked at. */
function unproven(scene: Scene, { tag, landed, product }: Release): readonly string[] | undefined {
  const proofs = scene.eye.ask({ look: 'proof', repository: product.repository, tag, commits: landed });
  return proofs?.flatMap((proof) => gaps(proof, tag));
}

/** Reasons by which one commit is not in a tag. Source: design section 6, "contain the fix". */
export function gaps(
  { commit, ancestor, same_patch, reverted_by, missing_in }: SeenProof,
  tag: string,
): readonly string[] {
  const short = commit.slice(0, 12);
  return [
    ...(ancestor || same_patch !== null ? [] : [`${tag} does not contain ${short}`]),
    ...(reverted_by === null ? [] : [`${short} was reverted by ${reverted_by.slice(0, 12)} before ${tag}`]),
    ...missing_in.map((file) => `lines that ${short} added are not in ${file} at ${tag}`),
  ];
}

/** A tag alone makes nothing public: whether it holds the fix is known only against a commit that is public before it. */
function seeFixPublic(scene: Scene, product: Product): void {
  const { it } = scene.view();
  const what = latest(it, 'landed')?.commits[0];
  if (what === undefined || latest(it, 'fix-public') !== undefined) return;
  const url = `https://github.com/${product.repository}/commits/${what}`;
  observed(scene, { name: 'fix-public', what, url }, 'sweep');
}
