// What people sign when they ask for publication: the form of the advisory as it is now and its text, in which nothing private may be.
import type { View } from '../case/view.ts';
import type { Eye } from '../look.ts';
import type { Missing } from '../commands/command.ts';
import { mistakeText } from '../mistake.ts';
import type { Rendering } from '../formats/format.ts';
import { everyFormat, formats, siteFormats } from '../formats/index.ts';
import { osv, osvId } from '../formats/osv.ts';
import type { Advisory } from './advisory.ts';
import type { VersionWanted } from './as-version.ts';
import { canonicalJson } from './canonical.ts';
import { currentAdvisory } from './current.ts';
import type { Current } from './current.ts';
import { formHash, openForm } from './form.ts';
import type { ApprovalForm } from './form.ts';
import { findPrivate } from './redaction.ts';
import type { PrivateThings, RedactionHit } from './redaction.ts';

export type PublicationRequest =
  | { readonly kind: 'form'; readonly form: ApprovalForm; readonly hash: string; readonly text: string }
  | Exclude<Current, { kind: 'advisory' }>;

/** The form to sign. Its text is its canonical JSON, so the text's SHA-256 is the form's hash: anybody can check it. */
export function requestNow(
  view: View,
  eye: Eye,
  wanted: VersionWanted = { kind: 'final' },
): PublicationRequest {
  const current = currentAdvisory(view, eye, wanted);
  if (current.kind !== 'advisory') return current;
  const unfit = problemsOf(current.advisory);
  if (unfit.length > 0) return { kind: 'wrong', missing: unfit };
  const form = openForm(current.advisory);
  return { kind: 'form', form, hash: formHash(form), text: canonicalJson(form) };
}

/** Private things in anything that would be published of this advisory. */
export function privateIn(
  { house }: Pick<View, 'house'>,
  advisory: Advisory,
  things: PrivateThings,
): readonly RedactionHit[] {
  return everyFormat(house.settings.site).flatMap((format) =>
    findPrivate(textOf(format.render(advisory)), things),
  );
}

const textOf = (rendering: Rendering): string => (rendering.kind === 'rendered' ? rendering.text : '');

const noId: Missing = {
  what: 'the advisory has no ID yet: the bot opens its draft on GitHub once the case is confirmed',
};
const noIdYet: Missing = {
  what: 'the advisory has no ID yet: the bot opens a draft on GitHub, which stays private, once it is said when people hear more; ask again after that',
  post: '/psirt next-update <date>',
};

/** What keeps the advisory from being a document of each format. Without an ID there is no OSV record, and nobody here can mend that. */
function problemsOf(advisory: Advisory): readonly Missing[] {
  const isNamed = osvId(advisory.ids) !== undefined;
  const isEarly = advisory.version.kind === 'early';
  const meant = isEarly ? siteFormats : formats;
  const able = isNamed ? meant : meant.filter(({ id }) => id !== osv.id);
  const unfit = able
    .map((format) => format.render(advisory))
    .filter((rendering) => rendering.kind === 'unfit');
  return [
    ...(isNamed ? [] : [isEarly ? noIdYet : noId]),
    ...unfit.map(({ mistake }) => ({ what: mistakeText(mistake) })),
  ];
}
