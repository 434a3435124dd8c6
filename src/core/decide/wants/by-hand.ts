// Takes over an advisory that somebody published by GitHub's own button, and looks whether it says what two people signed. It publishes
// nothing; without a signed form in the receipt nothing follows to any other place.
import { doneAct, openIntent } from '../../case/case.ts';
import { ghsaFields } from '../../formats/ghsa.ts';
import type { SeenAdvisory } from '../../look.ts';
import { adopt } from '../acts.ts';
import type { Scene } from '../scene.ts';
import { lies } from './draft.ts';
import { placeOf } from './our-door.ts';
import { standingSignature } from './publication.ts';

/** Records that the advisory is out: by an attempt of ours whose answer was lost, or by hand. */
export function adoptPublished(scene: Scene): void {
  const place = placeOf(scene);
  const { it } = scene.view();
  // Only who drafted can have been published by hand; before that there is nothing to look at.
  if (place === undefined || doneAct(it, 'publish') !== undefined || !it.acts.has('draft-fields')) return;
  const seen = scene.eye.ask({ look: 'advisory', ...place });
  if (seen?.state !== 'published') return;
  const act = it.acts.get('publish');
  const isOurs = act !== undefined && openIntent(act) !== undefined;
  adopt(scene, 'publish', { ...publishedReceipt(seen), ...(isOurs ? {} : formOf(scene, seen)) });
}

export const publishedReceipt = (seen: SeenAdvisory): Record<string, string> => ({
  url: seen.url,
  published_at: seen.published_at ?? seen.updated_at,
});

/** The signed form, if it was published. Its holes don't matter: of what fills them the draft holds the CVE ID alone, which GitHub gave. */
function formOf(scene: Scene, seen: SeenAdvisory): Readonly<Record<string, string>> {
  const signed = standingSignature(scene);
  if (signed === undefined) return {};
  const rendering = ghsaFields(signed.form.advisory);
  const isSaid = rendering.kind === 'rendered' && lies(rendering.fields, seen);
  return isSaid ? { form: signed.request.hash } : {};
}
