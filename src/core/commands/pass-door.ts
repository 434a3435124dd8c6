// How a door is passed: its inline facts first, then its gates on the case as it would be, then its own facts; all that is missing at once.
import type { Fact } from '../case/fact.ts';
import { suppose } from '../case/suppose.ts';
import type { View } from '../case/view.ts';
import { missingBefore } from '../plan/exits.ts';
import type { Call, Door, Missing, RefusalCode, Said, Word } from './command.ts';
import { isReplacing, readInline } from './inline.ts';
import type { Inline } from './inline.ts';
import { refuse, wait } from './say.ts';

export interface Passage {
  readonly door: Door;
  /** The words that hold inline facts. */
  readonly words: readonly Word[];
  /** The beginning of the line, before the inline words: `/psirt accept`. */
  readonly head: string;
  /** The door's own facts; empty when it was passed before, and then no gate stands. */
  readonly own: (view: View) => readonly Fact[];
}

/** Passes a door, or says everything that keeps it shut. */
export function passDoor(call: Call, { door, words, head, own }: Passage): Said {
  const inline = readInline(call, words);
  if (inline.waits) return wait;
  const view = suppose(call.view, inline.facts, call.speaker);
  const said = own(view);
  const gates = said.length === 0 ? [] : missingBefore(door, suppose(view, said, call.speaker));
  if (inline.refused.length > 0) return refuse(call, ...everything(inline, gates, head));
  if (gates.length > 0) return refuse(call, 'E-GATE', gates);
  return { say: 'facts', facts: [...inline.facts, ...said] };
}

/** The first of these that any part was refused for is what the whole line is refused for. */
const outranks: readonly RefusalCode[] = ['E-ARGS', 'E-DATE', 'E-EMBARGO', 'E-ROLE', 'E-2P', 'E-STATE'];

type Everything = readonly [RefusalCode, readonly Missing[]];

function everything({ refused, corrected }: Inline, gates: readonly Missing[], head: string): Everything {
  const code = outranks.find((one) => refused.some((part) => part.code === one)) ?? 'E-GATE';
  const replaced = refused.filter((part) => isReplacing(part.code)).flatMap((part) => part.missing);
  const others = refused.filter((part) => !isReplacing(part.code)).flatMap((part) => part.missing);
  // The whole line as it should have been comes last, after the lines that open the gates.
  const post = [head, ...corrected].join(' ');
  const last = replaced.slice(-1).map((missing) => ({ ...missing, post }));
  return [code, [...gates, ...others, ...replaced.slice(0, -1), ...last]];
}
