// Whom the team's pager called for this case, and above all where it did not: then somebody has to call by another way.
import { pagesOf } from '../../case/paged.ts';
import type { Paged } from '../../case/paged.ts';
import type { View } from '../../case/view.ts';
import type { AlarmKind } from '../../page.ts';
import { spoken } from '../../time.ts';

const alarmWords: Readonly<Record<AlarmKind, string>> = {
  exploited: 'it is attacked',
  'embargo-broken': 'the embargo broke',
  'fix-public': 'the fix is public without an advisory',
  'release-unproven': 'a release is not proven to hold the fix',
  legal: 'a deadline of the law is near or over',
};

const stateWords: Readonly<Record<Paged['state'], (at: string) => string>> = {
  sent: (at) => `paged ${at}`,
  failed: (at) => `**the page did not go out** (last tried ${at}; it is tried again every hour). Call somebody by another way`,
  lost: (at) => `**nobody knows whether the page of ${at} went out**, and it is not sent again by itself. Call somebody by another way`,
}; // prettier-ignore

/** One line an alarm; undefined where nobody was paged for any. */
export function pagesPart(view: View): string | undefined {
  const pages = pagesOf(view);
  if (pages.length === 0) return undefined;
  return pages.map(({ alarm, state, at }) => `📟 ${alarmWords[alarm.kind]}: ${stateWords[state](spoken(at))}`).join('<br>'); // prettier-ignore
}
