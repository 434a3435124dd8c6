// Who is on call at a time, by the rota of the settings. Shifts are whole days of UTC, so no change of clocks makes one longer; which
// weekday, month or year it is never counts.
import type { Settings } from '../settings.ts';
import { atSecond, day } from '../time.ts';

/** Whose turn it is, and when the next one takes over. */
export interface Shift {
  readonly login: string;
  readonly until: string;
}

/** The shift at a time; undefined where the settings have no rota, and before it starts. */
export function onCallAt({ on_call: rota }: Pick<Settings, 'on_call'>, time: string): Shift | undefined {
  if (rota === null) return undefined;
  const [from, now] = [`${rota.starts}T00:00:00Z`, time].map((at) => Date.parse(at) / 1000) as [
    number,
    number,
  ];
  const turn = Math.floor((now - from) / (rota.days * day));
  const login = turn < 0 ? undefined : rota.people[turn % rota.people.length];
  return login === undefined ? undefined : { login, until: atSecond(from + (turn + 1) * rota.days * day) };
}
