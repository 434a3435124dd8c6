// One field of one record: whether both sides agree, and why where they can't.
import type { Reason } from './real.ts';

export interface Cell {
  /** `silent`: neither side says anything. */
  readonly state: 'agrees' | 'differs' | 'unsaid' | 'silent';
  /** Why part of it, or all, can't be said. */
  readonly reasons: readonly Reason[];
  /** What differs. */
  readonly why?: string;
}

export const silent: Cell = { state: 'silent', reasons: [] };

/** Agreement, or what differs. */
export function judged(differences: readonly string[], reasons: readonly Reason[] = []): Cell {
  if (differences.length === 0) return { state: 'agrees', reasons };
  return { state: 'differs', reasons, why: differences.slice(0, 3).join('; ') };
}
