// What a gate is, and how the simplest ones are made: open, or shut with the one line that opens it.
import { latest } from '../case/case.ts';
import type { View } from '../case/view.ts';
import type { Missing } from '../commands/command.ts';

/** Everything that keeps a gate shut; empty when it is open. */
export type Gate = (view: View) => readonly Missing[];

/** Open, or what is missing and the line to post. */
export const gate = (open: boolean, what: string, post: string): readonly Missing[] =>
  open ? [] : [{ what, post }];

/** Whether attacks are known. */
export const isWild = (view: View): boolean => latest(view.it, 'exploit')?.state === 'wild';
