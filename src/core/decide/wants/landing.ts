// Watches the release: landed fixes, the tags of the planned versions, and the proof that a tag contains its fix. The first landing is
// the point of no return: the fix is public.
import { doneAct, latest } from '../../case/case.ts';
import { ghsaOf } from '../../case/ghsa.ts';
import { linesOf } from '../../case/lines.ts';
import type { LineState } from '../../case/lines.ts';
import { productOf } from '../../case/product.ts';
import type { Product } from '../../settings.ts';
import { observed } from '../scene.ts';
import type { Scene } from '../scene.ts';
import { isForkMerge, landsSince } from './landing-offer.ts';
import { seeRelease } from './release-tag.ts';

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
  }
  for (const line of linesOf(scene.view())) seeRelease(scene, line, product);
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

/** A tag alone makes nothing public: whether it holds the fix is known only against a commit that is public before it. */
function seeFixPublic(scene: Scene, product: Product): void {
  const { it } = scene.view();
  const what = latest(it, 'landed')?.commits[0];
  if (what === undefined || latest(it, 'fix-public') !== undefined) return;
  const url = `https://github.com/${product.repository}/commits/${what}`;
  observed(scene, { name: 'fix-public', what, url }, 'sweep');
}
