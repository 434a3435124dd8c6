// Every document of an advisory whose publication is permitted, as text that may go where everybody reads it.
import type { Advisory } from '../../advisory/advisory.ts';
import { disclose } from '../../advisory/public-text.ts';
import type { PublicationPermission, PublicText } from '../../advisory/public-text.ts';
import type { View } from '../../case/view.ts';
import type { Format } from '../../formats/format.ts';
import { formatsOf } from '../../formats/index.ts';

/** The documents that can be made of it; a text that may not be public is none of them. */
export function documentsOf(
  { house }: Pick<View, 'house'>,
  advisory: Advisory,
  permission: PublicationPermission,
): ReadonlyMap<Format['id'], PublicText> {
  const documents = formatsOf(house.settings.site).flatMap(
    (format): readonly (readonly [Format['id'], PublicText])[] => {
      const rendering = format.render(advisory);
      const text = rendering.kind === 'rendered' ? opened(permission, rendering.text) : undefined;
      return text === undefined ? [] : [[format.id, text]];
    },
  );
  return new Map(documents);
}

/** A text as one that may be public; undefined where it may not. */
export function opened(permission: PublicationPermission, text: string): PublicText | undefined {
  const disclosure = disclose(permission, text);
  return disclosure.kind === 'public' ? disclosure.text : undefined;
}
