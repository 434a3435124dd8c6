// What the card shows beyond the record: the form as it would be signed, hand-made changes of the draft, what only a person can find out.
import { requestNow } from '../../advisory/request.ts';
import { latest } from '../../case/case.ts';
import { unsentMessages } from '../../case/told.ts';
import type { CardExtras } from '../../words/card.ts';
import type { Scene } from '../scene.ts';
import { editedByHand, lostDraft } from './draft.ts';
import { offeredLandings } from './landing-offer.ts';
import { isCveUnknown } from './workspace.ts';

/** Looks only at what a confirmed case needs anyway. */
export function cardExtras(scene: Scene): CardExtras {
  return { ...ofTheDraft(scene), onTheirWay: onTheirWay(scene) };
}

/** The saved texts that somebody has yet to hand on to the reporter. */
function onTheirWay(scene: Scene): ReadonlyMap<string, string> {
  const hashes = unsentMessages(scene.view()).flatMap(({ about }) => (about.name === 'sending' ? [about.hash] : [])); // prettier-ignore
  return new Map(
    hashes.flatMap((hash) => {
      const text = scene.eye.ask({ look: 'notice', hash });
      return text == null ? [] : [[hash, text] as const];
    }),
  );
}

function ofTheDraft(scene: Scene): CardExtras {
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
