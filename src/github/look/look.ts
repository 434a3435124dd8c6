// Answers questions one after the other, so that those which read the same thing find it in memory.
import { lookKey } from '../../core/look.ts';
import type { Answers, Asked, Look, LookOf } from '../../core/look.ts';
import { lookers } from './lookers.ts';
import type { Looker, Sight } from './sight.ts';

/** The answers by `lookKey`. @throws GitHubFailure for everything but an answer or a clear "there is none" */
export async function look(sight: Sight, looks: readonly Look[]): Promise<Answers> {
  const answers = new Map<string, unknown>();
  for (const each of looks) {
    const key = lookKey(each);
    if (!answers.has(key)) answers.set(key, await answered(sight, each));
  }
  return answers;
}

function answered<K extends Asked>(sight: Sight, question: LookOf<K>): Promise<unknown> {
  const looker: Looker<K> = lookers[question.look];
  return looker(sight, question);
}
