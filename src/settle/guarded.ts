// What is told of work that went wrong or did not come to rest: fixed sentences, never an error's own text.
import { GitHubFailure } from '../github/failure.ts';
import type { World } from '../core/world.ts';
import type { Settled } from '../settle.ts';
import { NoRules, toldOf } from './no-rules.ts';
import type { Line, Tell } from './tell.ts';

/** Tells how a settling ended, when somebody should know. */
export function tellSettled(tell: Tell, number: number, settled: Settled): void {
  const ids = { case: number };
  if (settled.state === 'halted' && settled.halt === 'repository-public')
    tell({ level: 'error', sentence: 'the case repository is public; nothing is done', ids });
  else if (settled.state === 'halted')
    tell({
      level: 'error',
      sentence: 'the case repository is not the one of the first start; nothing is done',
      ids,
    });
  else if ('world' in settled && isStopped(settled.world))
    tell({ level: 'error', sentence: 'the record of a case can’t be trusted; the case stops', ids });
  else if (settled.state === 'unfinished')
    tell({ level: 'info', sentence: 'a case did not come to rest; the sweep comes back', ids });
}

function isStopped({ log, issue }: World): boolean {
  return log?.ok === false || issue.labels.includes('frozen');
}

/** Does some work and tells when it can't be done; it never fails itself. The error's own text is dropped: it may hold content. */
export async function guarded(tell: Tell, ids: Line['ids'], work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof NoRules) return tell({ ...toldOf(error), ids });
    const kind = error instanceof GitHubFailure ? error.kind : 'defect';
    const route = error instanceof GitHubFailure ? { route: error.route, status: error.status } : {};
    tell({
      level: 'error',
      sentence: 'something could not be done; the sweep comes back',
      ids: { ...ids, kind, ...route },
    });
  }
}
