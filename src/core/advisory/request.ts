// What people sign when they ask for publication: the form of the advisory as it is now, its text, and what must never be in it.
import { latest } from '../case/case.ts';
import { productOf } from '../case/product.ts';
import type { View } from '../case/view.ts';
import { holdersByRole } from '../settings.ts';
import type { Eye } from '../look.ts';
import type { Missing } from '../commands/command.ts';
import { mistakeText } from '../mistake.ts';
import type { Rendering } from '../formats/format.ts';
import { formats } from '../formats/index.ts';
import { osv, osvId } from '../formats/osv.ts';
import type { Advisory } from './advisory.ts';
import { canonicalJson } from './canonical.ts';
import { currentAdvisory } from './current.ts';
import type { Current } from './current.ts';
import { formHash, openForm } from './form.ts';
import type { ApprovalForm } from './form.ts';
import { findPrivate } from './redaction.ts';
import type { PrivateThings, RedactionHit } from './redaction.ts';

export type PublicationRequest =
  | { readonly kind: 'form'; readonly form: ApprovalForm; readonly hash: string; readonly text: string; readonly hits: readonly RedactionHit[] } // prettier-ignore
  | Exclude<Current, { kind: 'advisory' }>;

/** The form to sign. Its text is its canonical JSON, so the text's SHA-256 is the form's hash: anybody can check it. */
export function requestNow(view: View, eye: Eye): PublicationRequest {
  const current = currentAdvisory(view, eye);
  if (current.kind !== 'advisory') return current;
  const unfit = problemsOf(current.advisory);
  if (unfit.length > 0) return { kind: 'wrong', missing: unfit };
  const form = openForm(current.advisory);
  return {
    kind: 'form',
    form,
    hash: formHash(form),
    text: canonicalJson(form),
    hits: privateIn(view, form.advisory),
  };
}

/** Private things in anything that would be published of this advisory. */
export function privateIn(view: View, advisory: Advisory): readonly RedactionHit[] {
  const things = privateThingsOf(view);
  return formats.flatMap((format) => findPrivate(textOf(format.render(advisory)), things));
}

const textOf = (rendering: Rendering): string => (rendering.kind === 'rendered' ? rendering.text : '');

const noId: Missing = {
  what: 'the advisory has no ID yet: the bot opens its draft on GitHub once the case is confirmed',
};

/** What keeps the advisory from being a document of each format. Without an ID there is no OSV record, and nobody here can mend that. */
function problemsOf(advisory: Advisory): readonly Missing[] {
  const isNamed = osvId(advisory.ids) !== undefined;
  const able = isNamed ? formats : formats.filter(({ id }) => id !== osv.id);
  const unfit = able
    .map((format) => format.render(advisory))
    .filter((rendering) => rendering.kind === 'unfit');
  return [...(isNamed ? [] : [noId]), ...unfit.map(({ mistake }) => ({ what: mistakeText(mistake) }))];
}

/** What no public text of this case may hold. */
export function privateThingsOf(view: View): PrivateThings {
  const mirror = productOf(view)?.product.mirror ?? null;
  const fork = view.it.acts.get('fork')?.receipt?.made['full_name'];
  const unnamed = latest(view.it, 'credit') === undefined ? [] : anonymous(view);
  return {
    repositories: [
      view.repository,
      ...(mirror === null ? [] : [mirror]),
      ...(fork === undefined ? [] : [fork]),
    ],
    caseNumbers: [view.it.number],
    emails: mailsOf(view),
    names: unnamed,
    words: [],
  };
}

/** The addresses by which the settings reach people without a login. */
function mailsOf({ house }: View): readonly string[] {
  const products = [null, ...Object.keys(house.settings.products)];
  const holders = products.flatMap((name) => [...holdersByRole(house.settings, name).values()].flat());
  return [...new Set(holders.flatMap((holder) => (holder.kind === 'mail' ? [holder.address] : [])))];
}

/** People who were credited and did not say yes to being named. */
function anonymous({ it }: View): readonly string[] {
  const credits = it.entries.flatMap((entry) =>
    entry.kind === 'fact' && entry.name === 'credit' ? [entry] : [],
  );
  const last = new Map(credits.map((credit) => [credit.who, credit]));
  const unnamed = [...last.values()].filter(({ consent }) => consent !== 'yes').map(({ who }) => who);
  // `p1` stands for a person and tells nobody who it is; in a text it is a priority.
  return unnamed.filter((who) => !/^p\d+$/u.test(who));
}
