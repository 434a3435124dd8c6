// SSVC as it was decided on a case, and whether the case has since said otherwise. It decides nothing.
import { latest } from './case.ts';
import type { FactEntry } from './entry.ts';
import type { View } from './view.ts';

export interface Ssvc {
  readonly decision: FactEntry<'ssvc'>['decision'];
  /** Values by point, in words. */
  readonly points: ReadonlyMap<string, string>;
  /** What the case says of exploitation, in SSVC's word, where SSVC was decided with another one. */
  readonly overtaken: string | undefined;
}

/** A claim that nobody could confirm says neither. */
const asPoint: Readonly<Record<FactEntry<'exploit'>['state'], string | undefined>> = {
  none: 'none',
  claimed: undefined,
  'public-exploit': 'public-poc',
  wild: 'active',
};

/** Exploitation in SSVC's word, as it follows from what the case says; undefined where it does not. */
export function exploitationPoint({ it }: Pick<View, 'it'>): string | undefined {
  const said = latest(it, 'exploit');
  return said === undefined ? undefined : asPoint[said.state];
}

/** The latest decision; undefined where nobody made one. */
export function ssvcOf(view: Pick<View, 'it'>): Ssvc | undefined {
  const said = latest(view.it, 'ssvc');
  if (said === undefined) return undefined;
  const points = new Map(said.points.map(({ point, value }) => [point, value]));
  const now = exploitationPoint(view);
  const overtaken = now === undefined || now === points.get('exploitation') ? undefined : now;
  return { decision: said.decision, points, overtaken };
}
