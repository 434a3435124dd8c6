// Looks up an account by its login.
import { actorOf } from '../account.ts';
import { orNull } from '../answered.ts';
import type { Looker } from './sight.ts';

export const lookAtUser: Looker<'user'> = async ({ clients }, { login }) => {
  const answer = await orNull(clients.cases.request('GET /users/{username}', { username: login }));
  return answer === null ? null : actorOf(answer.data);
};
