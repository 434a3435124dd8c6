// The end of a held duplicate: once the case that it repeats is published, its reporter is told where, their own advisory is closed, and so
// is the case. Until then nothing is said of that other case.
import { latest } from '../../case/case.ts';
import { isClosed, isHeldDuplicate, statusOf } from '../../case/status.ts';
import { unsentMessages } from '../../case/told.ts';
import { againstOtherKind } from '../../drill/kinds.ts';
import { observed } from '../scene.ts';
import type { Scene } from '../scene.ts';

/** Looks whether the other case is out; then ends this one, step by step. */
export function wantHeldEnd(scene: Scene): void {
  seePublication(scene);
  const { it } = scene.view();
  const known = latest(it, 'duplicate');
  if (known?.via !== 'sweep' || statusOf(scene.view()) !== 'declined' || isClosed({ it })) return;
  if (unsentMessages({ it }).some(({ about }) => about.seq === known.seq)) return;
  if (closeOwnAdvisory(scene)) observed(scene, { name: 'closed', outcome: 'duplicate' }, 'sweep');
}

/** What the other case says is recorded once, by nobody: from then on it is a duplicate of something public. */
function seePublication(scene: Scene): void {
  const { it } = scene.view();
  const held = latest(it, 'duplicate');
  if (held === undefined || !isHeldDuplicate({ it })) return;
  const other = scene.eye.ask({ look: 'case', number: Number(held.of.slice(1)) });
  if (other === undefined || againstOtherKind(scene.view(), { ...other, number: Number(held.of.slice(1)) }).length > 0) return; // prettier-ignore
  if (!other.published || other.advisory === undefined) return;
  observed(scene, { name: 'duplicate', of: held.of, published: true, known_at: other.advisory }, 'sweep');
}

/** Whether nothing of the report is open on GitHub any more. */
function closeOwnAdvisory(scene: Scene): boolean {
  const reported = latest(scene.view().it, 'reported');
  if (reported === undefined || reported.ghsa === null || reported.repository === null) return true;
  const place = { repository: reported.repository, ghsa: reported.ghsa };
  const seen = scene.eye.ask({ look: 'advisory', ...place });
  if (seen?.state === 'triage' || seen?.state === 'draft') scene.do({ kind: 'advisory.close', ...place });
  return seen === null || seen?.state === 'closed';
}
