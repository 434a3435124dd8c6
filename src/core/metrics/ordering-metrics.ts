// The twelve preferences of disclosure as metrics, and the share of them that each case met.
import { numberOf, partOf } from './figure.ts';
import type { Metric } from './figure.ts';
import { preferences } from './ordering.ts';
import type { Ordering, Preference } from './ordering.ts';

const things = { V: 'we know', F: 'the fix is ready', D: 'the fix is deployed', P: 'it is public', X: 'an exploit is public', A: 'it is attacked' } as const; // prettier-ignore

/** `we know before it is public` */
export function sentenceOf(preference: Preference): string {
  const [first, second] = preference.split('<') as [keyof typeof things, keyof typeof things];
  return `${things[first]} before ${things[second]}`;
}

/** The part of its decided preferences that a case met; null where none is decided. */
export function scoreOf(ordering: Ordering): number | null {
  const decided = Object.values(ordering);
  return decided.length === 0 ? null : decided.filter(({ met }) => met).length / decided.length;
}

export const orderingMetrics: readonly Metric[] = [
  {
    name: 'ordering-score',
    group: 'ordering',
    title: 'preferences met',
    what: 'the part of its decided preferences that a confirmed case met (1 is all)',
    without: 'nothing was confirmed',
    of: numberOf((each) => (each.confirmed ? scoreOf(each.ordering) : null)),
  },
  ...preferences.flatMap((preference): readonly Metric[] => {
    const known = {
      group: 'ordering',
      title: preference,
      what: sentenceOf(preference),
      without: preference.startsWith('D') ? 'no record of what customers deployed' : 'neither happened',
    } as const;
    return [
      {
        ...known,
        name: `ordering-${preference}`,
        of: partOf((each) => (each.confirmed ? each.ordering[preference]?.met : null)),
      },
      {
        ...known,
        name: `ordering-both-${preference}`,
        what: `${known.what}, where both happened`,
        of: partOf((each) => bothIn(each.ordering[preference], each.confirmed)),
      },
    ];
  }),
];

function bothIn(came: Ordering[Preference], isConfirmed: boolean): boolean | null {
  return isConfirmed && came?.both === true ? came.met : null;
} // prettier-ignore
