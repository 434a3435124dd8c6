// What the card shows beyond the record: the form as it would be signed, hand-made changes of the draft, what only a person can find out.
import { requestNow } from '../../advisory/request.ts';
import { latest } from '../../case/case.ts';
import type { CardExtras } from '../../words/card.ts';
import type { Scene } from '../scene.ts';
import { editedByHand, lostDraft } from './draft.ts';
import { offeredLandings } from './landing-offer.ts';
import { isCveUnknown } from './workspace.ts';

/** Looks only at what a confirmed case needs anyway. */
export function cardExtras(scene: Scene): CardExtras {
  const { it } = scene.view();
  if (latest(it, 'confirmed') === undefined) return {};
  const landings = offeredLandings(scene.view(), scene.eye);
  if (it.acts.has('publish')) return { landings };
  const request = requestNow(scene.view(), scene.eye);
  return {
    ...(request.kind === 'form' && { form: request.hash }),
    edited: editedByHand(scene),
    lost: lostDraft(scene),
    landings,
    cveUnknown: isCveUnknown(scene),
  };
}
