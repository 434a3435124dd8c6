// Acts that can't simply be repeated: intent, act, receipt. Who finds somebody's unexpired intent leaves it alone; after it has
// expired, first look whether it was done. What can't be looked up is never tried again without a person.
import type { Act } from '../case/case.ts';
import { hour, later, minute } from '../time.ts';
import type { Effect } from '../decision.ts';
import type { Scene } from './scene.ts';

/** How long an intent keeps others away. */
export const intentSeconds = 10 * minute;

/** `finish`: it was begun and not completed; this effect completes it. */
export type Found =
  { readonly made: Readonly<Record<string, string>> } | { readonly finish: Effect } | 'none' | 'unseen';

export interface Wanted {
  readonly act: string;
  readonly effect: () => Effect;
  /** Looks whether the act was done: what it made, `none`, or `unseen` while that must be looked at first. Absent: it can't be looked up. */
  readonly find?: () => Found;
  /** Look before the first attempt too: somebody else may have done it by hand. */
  readonly lookFirst?: true;
  /** After a definite failure: try again an hour later, or never; `soon`: at once, some times, since others may have written in between. */
  readonly afterFailure: 'hourly' | 'never' | 'soon';
}

type Standing = 'done' | 'first' | 'theirs' | 'expired' | 'failed';

/** Takes an act one step further: nothing, adoption of what was found, or intent and effect. */
export function wantAct(scene: Scene, wanted: Wanted): void {
  const standing = standingOf(scene, wanted);
  if (standing === 'done' || standing === 'theirs') return;
  if (standing === 'expired' && wanted.find === undefined) return;
  const looks = standing === 'expired' || wanted.lookFirst === true;
  const found = looks && wanted.find !== undefined ? wanted.find() : 'none';
  if (found === 'unseen') return;
  if (found === 'none') attempt(scene, wanted.act, wanted.effect());
  else if ('finish' in found) attempt(scene, wanted.act, found.finish);
  else adopt(scene, wanted.act, found.made);
}

function standingOf(scene: Scene, wanted: Wanted): Standing {
  const { intent, receipt } = actOf(scene, wanted.act);
  if (receipt !== undefined && receipt.seq > (intent?.seq ?? 0)) {
    if (receipt.result !== 'failed') return 'done';
    return mayTryAgain(scene, wanted, receipt.at) ? 'failed' : 'theirs';
  }
  if (intent === undefined) return 'first';
  return intent.expires <= scene.world.now ? 'expired' : 'theirs';
}

/** How often in an hour something is tried that others may have come before. */
const soonest = 4;

/** After a failure: an hour later, or when somebody else did it by hand. */
function mayTryAgain(
  scene: Scene,
  { act, afterFailure, find, lookFirst }: Wanted,
  failedAt: string,
): boolean {
  const isOver = (at: string): boolean => later(at, hour) <= scene.world.now;
  if (afterFailure === 'hourly') return isOver(failedAt);
  if (afterFailure === 'soon') return failuresOf(scene, act).filter((at) => !isOver(at)).length < soonest;
  return lookFirst === true && typeof find?.() === 'object';
}

function failuresOf(scene: Scene, act: string): readonly string[] {
  return scene.view().it.entries.flatMap((entry) => {
    const isFailure = entry.kind === 'receipt' && entry.act === act && entry.result === 'failed';
    return isFailure ? [entry.at] : [];
  });
}

function actOf(scene: Scene, act: string): Partial<Act> {
  return scene.view().it.acts.get(act) ?? {};
}

/** The intent of an act that was begun, whose time ran out, and of which nobody can see whether it was done: a person must decide. */
export function lostIntent(scene: Scene, act: string): Act['intent'] {
  const { intent, receipt } = actOf(scene, act);
  const isLost =
    intent !== undefined && intent.seq > (receipt?.seq ?? 0) && intent.expires <= scene.world.now;
  return isLost ? intent : undefined;
}

function attempt(scene: Scene, act: string, effect: Effect): void {
  const { now, bot, owner } = scene.world;
  const expires = later(now, intentSeconds);
  scene.write([{ kind: 'intent', act, owner, expires, said_at: now, by: bot, via: 'sweep' }]);
  scene.do(effect);
}

/** Records what was found done: by an earlier attempt whose answer was lost, or by a person. */
export function adopt(scene: Scene, act: string, made: Readonly<Record<string, string>>): void {
  const { now, bot } = scene.world;
  scene.write([{ kind: 'receipt', act, result: 'found', made, said_at: now, by: bot, via: 'sweep' }]);
}
