// Finds a line's release among the tags that fit, and the proof that it holds the fix. Anybody who may push can push a tag that fits: one
// that proves nothing must not hide one that does. It publishes nothing.
import { isTagOf } from '../../advisory/tag-name.ts';
import { allOf, doneAct } from '../../case/case.ts';
import type { LineState } from '../../case/lines.ts';
import type { SeenProof } from '../../look.ts';
import type { Product } from '../../settings.ts';
import { observed } from '../scene.ts';
import type { Scene } from '../scene.ts';

interface Tag {
  readonly name: string;
  readonly commit: string;
}

/**
 * Proves the tag that is known; while none is proven, takes the others that fit, one after the other. A tag that was pushed again on
 * another commit is another release, until the advisory is out: what was proven of it counts no more.
 */
export function seeRelease(scene: Scene, state: LineState, product: Product): void {
  const { tag, landed, proven } = state;
  if (proven && doneAct(scene.view().it, 'publish') !== undefined) return;
  const fits = fitting(scene, state, product);
  const line = { ...state, product };
  if (tag !== undefined && !fits.some(({ name, commit }) => name === tag.tag && commit !== tag.commit)) {
    if (proven || prove(scene, line, { name: tag.tag, commit: tag.commit }) !== false) return;
    if (landed.length === 0) return;
  }
  for (const found of fits) {
    if (isJudged(scene, state, found)) continue;
    take(scene, line, found);
    if (prove(scene, line, found) !== false || landed.length === 0) return;
  }
}

function fitting(scene: Scene, { line, planned }: LineState, { repository, lines }: Product): readonly Tag[] {
  const pattern = lines[line]?.tags;
  if (pattern === undefined) return [];
  const tags = scene.eye.ask({ look: 'tags', repository }) ?? [];
  return tags.filter(({ name }) => isTagOf(name, planned, pattern));
}

type Line = LineState & { readonly product: Product };

function take(scene: Scene, { line, planned: version, product: { repository } }: Line, tag: Tag): void {
  const { name, commit } = tag;
  const fact = { name: 'tagged', repository, tag: name, commit, line, version } as const;
  observed(scene, fact, `tag:${repository}@${name}`);
}

/** Whether it was looked at as it is now, for the commits by which the fix landed. */
function isJudged(scene: Scene, { line }: LineState, { name, commit }: Tag): boolean {
  const { it } = scene.view();
  const taken = allOf(it, 'tagged').findLast((fact) => fact.line === line && fact.tag === name);
  const proof = allOf(it, 'proven').findLast((fact) => fact.line === line && fact.tag === name);
  const landing = allOf(it, 'landed').findLast((fact) => fact.line === line)?.seq ?? 0;
  if (taken?.commit !== commit || proof === undefined) return false;
  return proof.seq > Math.max(taken.seq, landing);
}

/** Whether the tag holds the fix; undefined while that must be looked at. */
function prove(scene: Scene, state: Line, tag: Tag): boolean | undefined {
  const { line, landed, product } = state;
  if (isJudged(scene, state, tag)) return false;
  const because =
    landed.length === 0
      ? [`no public commit of the fix is known for line ${line}`]
      : unproven(scene, state, tag.name);
  if (because === undefined) return undefined;
  const proven = because.length === 0;
  observed(
    scene,
    { name: 'proven', tag: tag.name, line, proven, because: [...because] },
    `tag:${product.repository}@${tag.name}`,
  );
  return proven;
}

/** What keeps the tag from proving the fix; empty when nothing does, undefined while it must be looked at. */
function unproven(scene: Scene, { landed, product }: Line, tag: string): readonly string[] | undefined {
  const { repository } = product;
  const proofs = scene.eye.ask({ look: 'proof', repository, tag, commits: landed });
  return proofs?.flatMap((proof) => gaps(proof, tag));
}

/** Reasons by which one commit is not in a tag. */
function gaps(
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
