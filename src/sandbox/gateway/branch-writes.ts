// GitHub lets one of several concurrent file writes to a branch win and answers 409 to the others, also for different files.
import { textOf } from '../json.ts';
import { refusal } from './call.ts';
import type { Answer, Call } from './call.ts';

/** Milliseconds for which writes count as concurrent. */
const window = 4;
const writes = new Set(['repos/create-or-update-file-contents', 'repos/delete-file']);

export interface BranchWrites {
  /** Runs the write, or answers 409 when another to the same branch is under way. */
  readonly alone: (call: Call, act: () => Promise<Answer>) => Promise<Answer>;
}

export function createBranchWrites(): BranchWrites {
  const busy = new Set<string>();
  return {
    alone: async (call, act) => {
      if (!writes.has(call.operationId ?? '')) return act();
      const branch = textOf(call.fields['branch']);
      const key = `${call.repository?.fullName ?? ''} ${branch}`;
      if (busy.has(key))
        return refusal(
          409,
          `is at another commit but expected the one before: ${branch || 'default branch'}`,
        );
      busy.add(key);
      try {
        const [answer] = await Promise.all([act(), new Promise((done) => setTimeout(done, window))]);
        return answer;
      } finally {
        busy.delete(key);
      }
    },
  };
}
