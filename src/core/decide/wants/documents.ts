// The documents of an advisory that is published: every format of it, each looked through before it is public text.
import type { Advisory } from '../../advisory/advisory.ts';
import { disclose } from '../../advisory/public-text.ts';
import type { PublicationPermission, PublicText } from '../../advisory/public-text.ts';
import type { Format } from '../../formats/format.ts';
import { everyFormat } from '../../formats/index.ts';
import type { Scene } from '../scene.ts';

/** Each document that an advisory can be, as far as it may be public. */
export function documentsOf(
  scene: Scene,
  advisory: Advisory,
  permission: PublicationPermission,
): ReadonlyMap<Format['id'], PublicText> {
  const all = everyFormat(scene.view().house.settings.site);
  const documents = all.flatMap((format): readonly (readonly [Format['id'], PublicText])[] => {
    const rendering = format.render(advisory);
    const text = rendering.kind === 'rendered' ? opened(permission, rendering.text) : undefined;
    return text === undefined ? [] : [[format.id, text]];
  });
  return new Map(documents);
}

/** A text as public text; undefined when it holds something private. */
export function opened(permission: PublicationPermission, text: string): PublicText | undefined {
  const disclosure = disclose(permission, text);
  return disclosure.kind === 'public' ? disclosure.text : undefined;
}
