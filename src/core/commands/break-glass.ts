// `--break-glass "<reason>"`: a psirt-lead alone does what takes two, where waiting would harm more. It is a fact of its own, and the case
// owes a look back from then on. It opens no other gate.
import type { Fact } from '../case/fact.ts';
import type { Call, Said } from './command.ts';
import { refuse } from './say.ts';
import type { Take } from './take.ts';

type Broken = Extract<Fact, { name: 'break-glass' }>;
/** Null where nobody breaks it. */
export type Glass = Broken | null;

/** The word at a place that asks for it, with its reason; null where nobody asks, undefined where the reason is missing. */
export function takeGlass(
  { words }: Call,
  take: Take,
  { at, act }: { readonly at: number; readonly act: Broken['act'] },
): Glass | undefined {
  const word = words[at];
  if (word?.quoted !== false || word.text.toLowerCase() !== '--break-glass') return null;
  const because = take.text(at + 1, 'the reason');
  return because === undefined ? undefined : { name: 'break-glass', act, because };
}

/** A psirt-lead alone may. */
export function againstGlass(call: Call, glass: Glass): Said | undefined {
  if (glass === null || call.speaker.roles.has('psirt-lead')) return undefined;
  return refuse(call, 'E-ROLE', [{ what: 'breaking the glass is for a psirt-lead' }]);
}
