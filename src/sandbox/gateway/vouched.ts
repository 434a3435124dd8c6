// The sandbox's word for its own answers: none leaves that GitHub's description doesn't know, so it can't lie about shape.
import type { Judge } from '../judge/judge.ts';
import type { Answer, Call } from './call.ts';

/** The answer as it is. Throws what is unlike GitHub in it: that is a defect of the sandbox. Refusals have one shape for all. */
export function vouched(judge: Judge, call: Pick<Call, 'method' | 'url'>, answer: Answer): Answer {
  if (answer.status >= 400) return answer;
  const { method, url } = call;
  const { operationId, violations } = judge.response({
    method,
    url,
    status: answer.status,
    body: answer.body,
  });
  if (operationId !== undefined && violations.length === 0) return answer;
  const words = violations.map(({ text }) => text).slice(0, 12);
  throw new Error(`The sandbox would answer ${operationId ?? url} unlike GitHub: ${words.join('; ')}`);
}
