// A case that was ready or released is so no more, because of what somebody said: the log names what is open again, so that nobody has to
// find out by comparing. What the bot sees by itself (a tag that proves nothing) has calls of its own.
import { linesOf } from '../case/lines.ts';
import { placeOf } from '../case/status.ts';
import type { View } from '../case/view.ts';
import { gatesOf } from '../plan/doors.ts';
import { gates } from '../plan/gates.ts';
import type { Input } from './inputs.ts';
import { said } from './scene.ts';
import type { Scene } from './scene.ts';

/** Notes what the words of one input left open; nothing where the case is as far as it was, or is on hold and nothing else. */
export function noteFallBack(scene: Scene, before: View, { via, said_at }: Input): void {
  const was = placeOf(before);
  const view = scene.view();
  if ((was !== 'ready' && was !== 'released') || !fallen.has(placeOf(view))) return;
  const because = [...openAgain(view, before), ...(was === 'released' ? unreleased(view) : [])];
  if (because.length > 0)
    said(scene, [{ name: 'fell-back', was, because }], { person: scene.world.bot, said_at, via });
}

const fallen: ReadonlySet<string> = new Set(['assessing', 'confirmed', 'fixing']);

/** Whoever holds publication knows why it stops. */
function openAgain(view: View, before: View): readonly string[] {
  const known = new Set([...gatesOf('ready', before), ...gates.unheld(view)].map(({ what }) => what));
  return gatesOf('ready', view).flatMap(({ what }) => (known.has(what) ? [] : [what]));
}

function unreleased(view: View): readonly string[] {
  return linesOf(view).flatMap(({ line, proven }) => (proven ? [] : [`line ${line} has no release with its fix`])); // prettier-ignore
}
