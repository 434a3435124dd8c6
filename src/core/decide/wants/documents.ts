// The documents that an advisory is published as, made public under its permission.
import type { Advisory } from '../../advisory/advisory.ts';
import { disclose } from '../../advisory/public-text.ts';
import type { PublicationPermission, PublicText } from '../../advisory/public-text.ts';
import type { Format } from '../../formats/format.ts';
import { formatsOf } from '../../formats/index.ts';
import type { Site } from '../../formats/publisher.ts';

/** Each document that the advisory can be, where the settings name this site or none. */
export function documentsOf(
  site: Site | null,
  advisory: Advisory,
  permission: PublicationPermission,
): ReadonlyMap<Format['id'], PublicText> {
  const documents = formatsOf(site).flatMap((format): readonly (readonly [Format['id'], PublicText])[] => {
    const rendering = format.render(advisory);
    const text = rendering.kind === 'rendered' ? opened(permission, rendering.text) : undefined;
    return text === undefined ? [] : [[format.id, text]];
  });
  return new Map(documents);
}

/** The text as public text; undefined when it holds something private. */
export function opened(permission: PublicationPermission, text: string): PublicText | undefined {
  const disclosure = disclose(permission, text);
  return disclosure.kind === 'public' ? disclosure.text : undefined;
}
