// The place where an embargoed fix is built: the temporary private fork, opened by the App where it may, else adopted when a person
// opened it; and the fix developers as collaborators of the advisory. The CVE request goes with it: once, and never blindly again.
import { allOf, latest } from '../../case/case.ts';
import { isCveWanted } from '../../case/cve.ts';
import { embargoOf, isRunning } from '../../case/embargo.ts';
import { ghsaOf } from '../../case/ghsa.ts';
import type { GhsaPlace } from '../../case/ghsa.ts';
import { takersOf } from '../../case/people.ts';
import { productOf } from '../../case/product.ts';
import type { SeenAdvisory } from '../../look.ts';
import { lostIntent, wantAct } from '../acts.ts';
import type { Found } from '../acts.ts';
import { observed } from '../scene.ts';
import type { Scene } from '../scene.ts';

/** Opens or adopts the fork while the embargo holds. */
export function wantWorkspace(scene: Scene): void {
  const view = scene.view();
  const place = ghsaOf(view);
  const wanted = productOf(view)?.product.workspace === 'fork' && isRunning(embargoOf(view));
  if (!wanted || place === undefined || latest(view.it, 'confirmed') === undefined) return;
  const find = (): Found => {
    const seen = scene.eye.ask({ look: 'advisory', ...place });
    if (seen === undefined) return 'unseen';
    const fork = seen?.fork;
    return fork == null ? 'none' : { made: { full_name: fork.full_name, url: fork.url } };
  };
  wantAct(scene, {
    act: 'fork',
    effect: () => ({ kind: 'fork.open', act: 'fork', ...place }),
    find,
    lookFirst: true,
    afterFailure: 'never',
  });
  wantCollaborators(scene, place);
}

function wantCollaborators(scene: Scene, place: GhsaPlace): void {
  const seen = scene.eye.ask({ look: 'advisory', ...place });
  if (seen == null || seen.state !== 'draft') return;
  const known = new Set(seen.collaborators.map((login) => login.toLowerCase()));
  const logins = takersOf(scene.view(), 'fix-dev').map(({ login }) => login);
  if (logins.some((login) => !known.has(login.toLowerCase()))) {
    scene.do({
      kind: 'advisory.collaborators',
      ...place,
      logins: [...new Set([...seen.collaborators, ...logins])],
    });
  }
}

/** Asks GitHub for a CVE ID, once for each time that a person wants one; takes the ID over when it appears. */
export function wantCve(scene: Scene): void {
  const { it } = scene.view();
  const place = ghsaOf(scene.view());
  if (place === undefined || latest(it, 'confirmed') === undefined) return;
  const seen = scene.eye.ask({ look: 'advisory', ...place });
  if (seen == null) return;
  if (seen.cve === null) return askForCve(scene, place, seen);
  if ((latest(it, 'cve')?.id ?? null) === null)
    observed(scene, { name: 'cve', state: 'id', id: seen.cve, because: null }, `advisory:${place.ghsa}`);
}

function askForCve(scene: Scene, place: GhsaPlace, { state }: SeenAdvisory): void {
  if (state !== 'draft' || !isCveWanted(scene.view())) return;
  // Other acts come first and by themselves: an answer that they lose must leave no doubt whether this one was done.
  if (scene.written().effects.length > 0) return;
  const act = cveAct(scene);
  wantAct(scene, { act, effect: () => ({ kind: 'cve.request', act, ...place }), afterFailure: 'hourly' });
}

/** Whether the answer to the request was lost and nobody has said since how it stands. */
export function isCveUnknown(scene: Scene): boolean {
  const intent = lostIntent(scene, cveAct(scene));
  return intent !== undefined && allOf(scene.view().it, 'cve').every(({ seq }) => seq < intent.seq);
}

/** One act a wish: a person who asks again makes a new one. */
function cveAct({ view }: Scene): string {
  return `cve:${allOf(view().it, 'cve').findLast(({ state }) => state === 'request')?.seq ?? 1}`;
}
