// Whether a log that reads well may be gone by: the App alone writes it. Lines that came by somebody else's hand are not gone by, whatever
// they say, and nothing is written after them.
import type { Scene } from './scene.ts';

/** `unseen`: who wrote it must be looked at first. `stopped`: why nothing may be written to it. */
export type Writers = 'ours' | 'unseen' | { readonly stopped: string };

/** Judges who wrote the log. */
export function judgeWriters({ world, eye }: Scene): Writers {
  const because = world.vouched ? [] : eye.ask({ look: 'writers' });
  if (because === undefined) return 'unseen';
  return because.length === 0 ? 'ours' : { stopped: because.join('; ') };
}
