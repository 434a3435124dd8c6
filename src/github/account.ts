// GitHub's accounts as the house knows them. A deleted account is GitHub's own `ghost`; it is never taken for somebody else.
import type { Actor } from '../core/case/actor.ts';
import type { Account } from '../core/world.ts';

interface GivenUser {
  readonly login?: string | undefined;
  readonly id?: number | bigint | undefined;
  readonly type?: string | undefined;
}

const ghost: Account = { login: 'ghost', id: 10137, bot: false };

/** An account as an answer gives it; `ghost` where GitHub names nobody. */
export function accountOf(user: GivenUser | null | undefined): Account {
  if (user?.login === undefined || user.id === undefined) return ghost;
  return { login: user.login, id: Number(user.id), bot: user.type === 'Bot' };
}

export function actorOf(user: GivenUser | null | undefined): Actor {
  const { login, id } = accountOf(user);
  return { login, id };
}
