// How far the CVE ID of a case is: known, asked for, not wanted, or nobody asked.
import { doneAct, latest } from './case.ts';
import { boundParties } from './parties.ts';
import type { View } from './view.ts';

export type CveState =
  { readonly state: 'known'; readonly id: string } | { readonly state: 'asked' | 'none' | 'unasked' };

/** A person's word counts, else whether the bot asked GitHub by itself. */
export function cveOf({ it }: Pick<View, 'it'>): CveState {
  const said = latest(it, 'cve');
  if (said !== undefined && said.id !== null) return { state: 'known', id: said.id };
  if (said?.state === 'none') return { state: 'none' };
  return { state: said !== undefined || doneAct(it, 'cve:1') !== undefined ? 'asked' : 'unasked' };
}

/** A person said so; or nobody said anything, the fault is ours, no coordinator takes part who may hold the ID, and the settings ask GitHub. */
export function isCveWanted({ it, house }: Pick<View, 'it' | 'house'>): boolean {
  const said = latest(it, 'cve');
  if (said !== undefined) return said.state === 'request';
  const ours = (latest(it, 'component')?.upstream ?? null) === null;
  return ours && !isCoordinated({ it }) && house.settings.cve.request === 'github';
}

/** Whether a coordinator takes part: they often assign the ID, and there must be one only. */
export function isCoordinated(view: Pick<View, 'it'>): boolean {
  return boundParties(view).some(({ role }) => role === 'coordinator');
}
