// One case, made true: observe, decide, record, act, and again until there is nothing left to do. Webhooks, the sweep, the Action and
// recovery after a crash all come through here; there is no second way.
import { decide } from './core/decide.ts';
import type { EntryDraft } from './core/case/entry.ts';
import type { Decision, Effect, Halt, Notice } from './core/decision.ts';
import type { Look } from './core/look.ts';
import type { World } from './core/world.ts';

/** What came of appending: the log as it is now; or somebody else wrote in between, and everything is decided again. */
export type Appended = { readonly changed: true } | { readonly changed: false; readonly log: World['log'] };

/** What came of an effect. `unsure`: no answer came, so nobody knows; the intent's time has to run out. */
export type Performed =
  | { readonly result: 'done'; readonly made: Readonly<Record<string, string>> }
  | { readonly result: 'failed'; readonly made: Readonly<Record<string, string>> }
  | { readonly result: 'unsure' };

/** Everything outside that settling needs. src/github gives the real one. */
export interface Hands {
  /** Undefined: there is no such issue here (any more). */
  readonly observe: (number: number, carried: World['carried']) => Promise<World | undefined>;
  /** The world with these questions answered. */
  readonly look: (world: World, looks: readonly Look[]) => Promise<World>;
  readonly save: (number: number, notices: readonly Notice[]) => Promise<void>;
  readonly append: (world: World, drafts: readonly EntryDraft[]) => Promise<Appended>;
  readonly perform: (effect: Effect, world: World) => Promise<Performed>;
}

export type Settled =
  | { readonly state: 'quiet'; readonly world: World }
  | { readonly state: 'halted'; readonly halt: Halt }
  | { readonly state: 'gone' }
  /** Something did not come to rest: it failed, its outcome is unknown, or somebody keeps changing the case. The sweep comes back. */
  | { readonly state: 'unfinished'; readonly world: World };

const mostRounds = 16;
const mostLooks = 12;

/**
 * Settles one case.
 * @param carried what a webhook said of comments: id -> SHA-256 of the text that it carried
 */
export async function settle(hands: Hands, number: number, carried: World['carried'] = {}): Promise<Settled> {
  let before = '';
  let world = await hands.observe(number, carried);
  if (world === undefined) return { state: 'gone' };
  for (let round = 0; round < mostRounds; round += 1) {
    const seen = await lookUntilDecided(hands, world);
    world = seen.world;
    const { decision } = seen;
    if (decision.halt !== undefined) return { state: 'halted', halt: decision.halt };
    if (decision.looks.length > 0) return { state: 'unfinished', world };
    if (decision.entries.length + decision.effects.length === 0) return { state: 'quiet', world };
    const same = JSON.stringify([decision.entries.length, decision.effects]);
    if (decision.entries.length === 0 && same === before) return { state: 'unfinished', world };
    before = same;
    const rested = await carryOut(hands, world, decision);
    if (rested === 'unsure') return { state: 'unfinished', world };
    const again = await hands.observe(number, carried);
    if (again === undefined) return { state: 'gone' };
    world = again;
  }
  return { state: 'unfinished', world };
}

/** Observes one case and decides it, and does nothing about it: everything that settling needs can be seen, or this fails. */
export async function rehearse(hands: Pick<Hands, 'observe' | 'look'>, number: number): Promise<void> {
  const world = await hands.observe(number, {});
  if (world !== undefined) await lookUntilDecided(hands, world);
}

async function lookUntilDecided(
  hands: Pick<Hands, 'look'>,
  start: World,
): Promise<{ world: World; decision: Decision }> {
  let world = start;
  let decision = decide(world);
  for (let times = 0; times < mostLooks && decision.looks.length > 0; times += 1) {
    world = await hands.look(world, decision.looks);
    decision = decide(world);
  }
  return { world, decision };
}

/**
 * Records first, then acts, then records the receipts. An effect whose outcome nobody knows gets none; the others go on, so that one
 * place that doesn't answer keeps nothing from the rest. Only the issue stays open: the sweep takes up nothing of a closed one.
 */
async function carryOut(hands: Hands, world: World, decision: Decision): Promise<'done' | 'unsure'> {
  if (decision.notices.length > 0) await hands.save(world.issue.number, decision.notices);
  const recorded =
    decision.entries.length === 0
      ? ({ changed: false, log: world.log } as const)
      : await hands.append(world, decision.entries);
  if (recorded.changed) return 'done';
  const receipts: EntryDraft[] = [];
  let outcome: 'done' | 'unsure' = 'done';
  for (const effect of decision.effects) {
    if (effect.kind === 'issue.close' && outcome === 'unsure') continue;
    const performed = await hands.perform(effect, world);
    if (performed.result === 'unsure') outcome = 'unsure';
    const receipt = performed.result === 'unsure' ? undefined : receiptOf(effect, performed, world);
    if (receipt !== undefined) receipts.push(receipt);
  }
  if (receipts.length > 0) await hands.append({ ...world, log: recorded.log }, receipts);
  return outcome;
}

function receiptOf(
  effect: Effect,
  performed: Exclude<Performed, { result: 'unsure' }>,
  world: World,
): EntryDraft | undefined {
  if (!('act' in effect) || effect.act === undefined) return undefined;
  const { bot, now } = world;
  // A failure at the site may say that somebody else wrote in between.
  const made = performed.result === 'done' || effect.kind.startsWith('site.') ? { ...performed.made } : {};
  return {
    kind: 'receipt',
    act: effect.act,
    result: performed.result,
    made,
    said_at: now,
    by: bot,
    via: 'sweep',
  };
}
