// Performs one effect and says how it went. What may or may not have been done is thrown, so that nobody writes a receipt for it.
import type { GitHubEffect } from '../../core/decision.ts';
import { GitHubFailure, isDefinite } from '../failure.ts';
import type { FailureKind } from '../failure.ts';
import { performers } from './performers.ts';
import type { EffectOf, Made, Performer, Stage } from './stage.ts';

/** `made` of a failure holds the status alone. */
export type Performed =
  | { readonly result: 'done'; readonly made: Made }
  | { readonly result: 'failed'; readonly made: Made; readonly failure: FailureKind };

/** @throws GitHubFailure of the kinds `rate-limited`, `unavailable` and `unknown`: not done yet, or nobody knows */
export async function perform(stage: Stage, effect: GitHubEffect): Promise<Performed> {
  try {
    return { result: 'done', made: await performed(stage, effect) };
  } catch (error) {
    if (!(error instanceof GitHubFailure && isDefinite(error))) throw error;
    return { result: 'failed', made: { status: String(error.status) }, failure: error.kind };
  }
}

function performed<K extends GitHubEffect['kind']>(stage: Stage, effect: EffectOf<K>): Promise<Made> {
  const performer: Performer<K> = performers[effect.kind];
  return performer(stage, effect);
}
