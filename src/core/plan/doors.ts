// The doors of the plan and the gates before each. What a door needs stands here and nowhere else.
import { latest } from '../case/case.ts';
import type { View } from '../case/view.ts';
import type { Door, Missing } from '../commands/command.ts';
import { gates } from './gates.ts';
import type { GateName } from './gates.ts';

const accept: readonly GateName[] = ['led', 'product', 'visibility', 'exploitation'];
const confirm: readonly GateName[] = [...accept, 'severity', 'affects', 'leak', 'major'];
const ready: readonly GateName[] = [
  'confirmed', 'remedy', 'agreed', 'planned', 'fixes', 'reviews', 'tests', 'reproduced', 'similar', 'workaround', 'scheduled', 'embargo', 'unheld',
]; // prettier-ignore

/** `ready` is derived from its gates, no command passes it; `early` and `revise` are the smaller doors of `publish early`, and
 * of `revise` and `withdraw`. */
export type Gated = Door | 'ready' | 'early' | 'revise';

/** Gates by door. */
export const doors: Readonly<Record<Gated, readonly GateName[]>> = {
  ack: [],
  accept,
  confirm,
  remedy: ['confirmed', 'developers'],
  ready,
  early: ['product', 'exploitation', 'workaround', 'announceable', 'next-update', 'unheld'],
  publish: ready,
  revise: ['unheld'],
  decline: [],
  close: ['told', 'withdrawn', 'duties'],
};

/**
 * What still stops people from asking for publication once the fix is public: the rest becomes follow-up (the point of no
 * return). That a tag holds the fix is not asked of them: they may sign before, and what is signed waits for it.
 */
export const gatesAfterFixIsPublic: readonly GateName[] = ['confirmed', 'unheld'];

/** Everything that keeps a door shut, in the order in which it is worth doing; empty when it is open. */
export function gatesOf(door: Gated, view: View): readonly Missing[] {
  const returnless = door === 'publish' && latest(view.it, 'fix-public') !== undefined;
  const names = returnless ? gatesAfterFixIsPublic : doors[door];
  return names.flatMap((name) => gates[name](view));
}
