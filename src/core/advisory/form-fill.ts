// Fills the holes of an approval form with what has become known, or says why not. Fills a form's holes and nothing else.
import { mistake } from '../mistake.ts';
import type { Advisory } from './advisory.ts';
import { isReleased } from './advisory.ts';
import { canonicalHash } from './canonical.ts';
import { fixesOf, formHash, withFix } from './form.ts';
import type { ApprovalForm, Hole, ReleaseHoleKind } from './form.ts';
import { wrongCve, wrongGhsa, wrongRelease, wrongTime } from './form-values.ts';
import type { FormValues, ReleaseValues, Violation } from './form-values.ts';

/** The advisory as it may go out under the approval of its form, with what the log needs to prove that. */
export interface FilledForm {
  readonly kind: 'filled';
  readonly advisory: Advisory;
  readonly formHash: string;
  readonly filledHash: string;
  readonly values: FormValues;
}

export type FillOutcome =
  FilledForm | { readonly kind: 'violated'; readonly violations: readonly [Violation, ...Violation[]] };

/**
 * Fills a form. The times must be given; an id that isn't known yet and releases that are late may stay open, but a final or
 * revised advisory that plans fixed releases needs at least one that is out. All broken rules are told at once.
 */
export function fillForm(form: ApprovalForm, values: FormValues): FillOutcome {
  const advisory = filled(form.advisory, values);
  const [first, ...others] = [
    ...wrongIds(form, values),
    ...wrongTimes(form, { values, advisory }),
    ...(values.releases ?? []).flatMap((release) => wrongReleaseIn(form, release)),
    ...nothingReleased(advisory),
  ];
  if (first !== undefined) return { kind: 'violated', violations: [first, ...others] };
  return { kind: 'filled', advisory, formHash: formHash(form), filledHash: canonicalHash(advisory), values };
}

function filled(
  advisory: Advisory,
  { cve, ghsa, publishedAt, modifiedAt, releases = [] }: FormValues,
): Advisory {
  const started: Advisory = {
    ...advisory,
    ids: { ...advisory.ids, ...(cve !== undefined && { cve }), ...(ghsa !== undefined && { ghsa }) },
    times: {
      ...advisory.times,
      ...(publishedAt !== undefined && { published: publishedAt }),
      ...(modifiedAt !== undefined && { modified: modifiedAt }),
    },
  };
  return releases.reduce(
    (all, release) =>
      withFix(all, release, (fix) => ({
        ...fix,
        landed: release.landed,
        tagUrl: release.tagUrl,
        ...(release.releaseUrl !== undefined && { releaseUrl: release.releaseUrl }),
      })),
    started,
  );
}

function wrongIds(form: ApprovalForm, { cve, ghsa }: FormValues): readonly Violation[] {
  const { ids } = form.advisory;
  return [
    ...(cve === undefined ? [] : isHole(form, 'cve') ? wrongCve(cve) : notOpen('cve', cve, ids.cve)),
    ...(ghsa === undefined ? [] : isHole(form, 'ghsa') ? wrongGhsa(ghsa) : notOpen('ghsa', ghsa, ids.ghsa)),
  ];
}

function wrongTimes(
  form: ApprovalForm,
  { values, advisory }: { values: FormValues; advisory: Advisory },
): readonly Violation[] {
  const { times } = form.advisory;
  const given = [
    ['published-at', values.publishedAt, times.published],
    ['modified-at', values.modifiedAt, times.modified],
  ] as const;
  const wrong = given.flatMap(([hole, came, known]) => {
    if (isHole(form, hole)) return wrongTime(hole, came ?? '');
    return came === undefined ? [] : notOpen(hole, came, known);
  });
  const { published = '', modified = '' } = advisory.times;
  return wrong.length > 0 || modified >= published ? wrong : [modifiedTooEarly(modified, published)];
}

function wrongReleaseIn(form: ApprovalForm, release: ReleaseValues): readonly Violation[] {
  const { product, version, landed, tagUrl, releaseUrl } = release;
  const entries = form.advisory.products.filter(
    (entry) => entry.product === product && entry.affected.some(({ fix }) => fix?.version === version),
  );
  const known = fixesOf(form.advisory).find(
    ([name, fix]) => name === product && fix.version === version,
  )?.[1];
  const given: readonly [ReleaseHoleKind, string | undefined, string | undefined][] = [
    ['landed', landed.join(' '), known?.landed.join(' ')],
    ['tag-url', tagUrl, known?.tagUrl],
    ['release-url', releaseUrl, known?.releaseUrl],
  ];
  const closed = given.flatMap(([kind, came, there]) =>
    came === undefined || isHole(form, kind, release)
      ? []
      : notOpen(`${kind} of ${product} ${version}`, came, there),
  );
  const repositories = entries.map(({ repository }) => repository);
  return closed.length > 0 ? closed : wrongRelease(release, [...new Set(repositories)]);
}

function nothingReleased(advisory: Advisory): readonly Violation[] {
  const { kind } = advisory.version;
  const fixes = fixesOf(advisory);
  if (kind === 'early' || kind === 'withdrawn' || fixes.length === 0) return [];
  if (fixes.some(([, fix]) => isReleased(fix))) return [];
  return [
    {
      hole: 'tag-url',
      ...mistake(
        'at least one fixed release that is out, in an advisory that isn’t an early one',
        '',
        fixes.map(([product, { version }]) => `${product} ${version}`).join(', '),
      ),
    },
  ];
}

function isHole(form: ApprovalForm, kind: Hole['kind'], at?: { product: string; version: string }): boolean {
  return form.holes.some(
    (hole) =>
      hole.kind === kind &&
      (!('version' in hole) || (hole.product === at?.product && hole.version === at.version)),
  );
}

/** A value where there is no hole: telling again what the form already says fills nothing and is no violation. */
function notOpen(hole: string, got: string, known: string | undefined): readonly Violation[] {
  if (got === known) return [];
  const expected = 'nothing: the form has no such hole';
  return [{ hole, ...mistake(expected, got, 'a form made again, and approved again') }];
}

function modifiedTooEarly(got: string, published: string): Violation {
  const expected = `a time not before ${published}, the publication`;
  return { hole: 'modified-at', ...mistake(expected, got, published) };
}
