// What happened that duties follow from, and when we became aware of it as a person said. The bot guesses no awareness.
import { allOf, doneAct, latest } from '../case/case.ts';
import type { FactEntry } from '../case/entry.ts';
import { approvedMajor, majorOf } from '../case/major.ts';
import { earlyVersions, versionAct } from '../case/versions.ts';
import type { View } from '../case/view.ts';
import type { DutyEvent } from './schema.ts';

type Its = Pick<View, 'it'>;

/** The latest word on when we became aware of it; undefined where nobody said. */
export function awareOf({ it }: Its, event: DutyEvent): FactEntry<'aware'> | undefined {
  return allOf(it, 'aware').findLast((fact) => fact.event === event);
}

/** Since when something stands that makes people decide, whether or not anybody said when we became aware; undefined while nothing does. */
export function raisedAt(view: Its, event: DutyEvent): string | undefined {
  const said = allOf(view.it, 'aware').find((fact) => fact.event === event)?.said_at;
  return said ?? signs[event](view);
}

const signs: Readonly<Record<DutyEvent, (view: Its) => string | undefined>> = {
  exploitation: ({ it }) => {
    const exploit = latest(it, 'exploit');
    return exploit?.state === 'wild' ? exploit.said_at : undefined;
  },
  breach: ({ it }) => {
    const leak = latest(it, 'leak');
    return leak?.state === 'suspected' || leak?.state === 'yes' ? leak.said_at : undefined;
  },
  // A Major Incident is no incident by law; people decide whether it is one. Where attacks or a breach made it one, these are looked at.
  incident: (view) => {
    const isOther = signs.exploitation(view) !== undefined || signs.breach(view) !== undefined;
    return majorOf(view).state === 'approved' && !isOther ? approvedMajor(view)?.said_at : undefined;
  },
};

/** Since when there is a measure that users can take: what somebody said, else the first public word of ours that has one. */
export function measureAt(view: View): string | undefined {
  const { it } = view;
  const said = latest(it, 'measure')?.available_at;
  if (said !== undefined) return said;
  const early = earlyVersions(view).flatMap(
    (request) => doneAct(it, versionAct(request, 'markdown'))?.at ?? [],
  );
  const helps = (latest(it, 'workaround')?.text ?? null) !== null;
  const known = [doneAct(it, 'publish')?.at, latest(it, 'fix-public')?.said_at, ...(helps ? early : [])];
  const [first] = known.filter((time) => time !== undefined).toSorted();
  return first;
}
