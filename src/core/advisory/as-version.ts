// The advisory as the version that it would be: the first, or one after others; final, or an early one that says what it can't say yet.
import { latest } from '../case/case.ts';
import type { FactEntry } from '../case/entry.ts';
import { linesOf, needsNoRelease } from '../case/lines.ts';
import { productOf } from '../case/product.ts';
import { pastVersions } from '../case/versions.ts';
import type { View } from '../case/view.ts';
import type { Advisory, AffectedProduct } from './advisory.ts';
import type { ApprovalForm } from './form.ts';
import { packageUrl } from './ecosystem.ts';

/** Which version is meant; `note`: what a revision changes, or why it is withdrawn, in words that become public. */
export type VersionWanted =
  { readonly kind: 'early' | 'final' } | { readonly kind: 'revised' | 'withdrawn'; readonly note: string };

/** Which version a form was made as. */
export function wantedBy({ advisory: { version } }: Pick<ApprovalForm, 'advisory'>): VersionWanted {
  const { kind, note } = version;
  return kind === 'early' || kind === 'final' ? { kind } : { kind, note: String(note) };
}

/** The advisory with its number and history, and as an early one where that is wanted. */
export function asVersion(view: View, advisory: Advisory, wanted: VersionWanted): Advisory {
  // The final version is made from what was before it, also where somebody looks at it again afterwards.
  const isLater = wanted.kind === 'revised' || wanted.kind === 'withdrawn';
  const past = pastVersions(view).filter(({ kind }) => isLater || kind === 'early');
  const [first] = past;
  const counted: Advisory = {
    ...advisory,
    version: { number: past.length + 1, ...wanted },
    ...(first !== undefined && { history: past, times: { ...advisory.times, published: first.at } }),
  };
  return wanted.kind === 'early' ? asEarly(view, counted) : counted;
}

/** What is public already, with gaps of it filled by their rules: the next version. */
export function asFilled(
  view: View,
  advisory: Advisory,
  { version, since }: { readonly version: FactEntry<'revision'>; readonly since: string },
): Advisory {
  const history = pastVersions(view, version);
  return {
    ...advisory,
    version: { number: history.length + 1, kind: 'revised', note: version.note },
    history,
    times: { ...advisory.times, modified: since },
  };
}

/** What is withdrawn says since when. */
export function asWithdrawn(advisory: Advisory, since: string): Advisory {
  return { ...advisory, times: { ...advisory.times, withdrawn: since } };
}

/** Where nobody said which versions are affected, all are until somebody says more: silence would read as “none”. */
function asEarly(view: View, advisory: Advisory): Advisory {
  const { version, remedy, products } = advisory;
  const nextUpdate = latest(view.it, 'next-update')?.due;
  const unsaid = products.length === 0;
  const waits = !needsNoRelease(view) && linesOf(view).every(({ proven }) => !proven);
  const note = [...(waits ? [noFix] : []), ...(unsaid ? [whichVersions] : [])].join(' ');
  return {
    ...advisory,
    version: { ...version, ...(note !== '' && { note }) },
    products: unsaid ? allVersions(view) : products,
    remedy: { ...remedy, ...(nextUpdate !== undefined && { nextUpdate }) },
  };
}

const noFix = 'There is no fix yet.';
const whichVersions =
  'Which versions are affected is still being worked out; until it is known, count all of them.';

function allVersions(view: View): readonly AffectedProduct[] {
  const known = productOf(view);
  if (known === undefined) return [];
  const { name, product } = known;
  const purl = packageUrl(product.ecosystem, product.package);
  return [
    {
      product: name,
      repository: `https://github.com/${product.repository}`,
      ecosystem: product.ecosystem,
      package: product.package,
      ...(purl !== undefined && { purl }),
      affected: [{ ranges: [{}] }],
      unaffected: [],
    },
  ];
}
