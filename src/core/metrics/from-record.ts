// From the files of a record to the figures of its cases, one case after the other. What can't be read is left out by name, and counted.
import type { Actor } from '../case/actor.ts';
import { foldCase } from '../case/case.ts';
import { readLog } from '../case/log.ts';
import type { ReadLog } from '../case/log.ts';
import { houseUnder, planCommitIn } from '../house/kept-plan.ts';
import type { Plan } from '../plan/plan.ts';
import type { House } from '../world.ts';
import { figuresOf } from './case-figures.ts';
import type { CaseFigures } from './case-figures.ts';
import type { Counted } from './summary.ts';

export interface CaseLog {
  readonly number: number;
  /** Path of the log on the records branch. */
  readonly path: string;
  readonly log: ReadLog;
}

/** The logs of all cases, by number. */
export function caseLogsIn(files: ReadonlyMap<string, string>): readonly CaseLog[] {
  const logs = [...files].flatMap(([path, text]): readonly CaseLog[] => {
    const number = /^cases\/([1-9]\d*)\/log\.jsonl$/.exec(path)?.[1];
    return number === undefined ? [] : [{ number: Number(number), path, log: readLog(text) }];
  });
  return logs.toSorted((a, b) => a.number - b.number);
}

export interface Around {
  readonly house: House;
  readonly bot: Actor;
  /** `owner/name` of the case repository. */
  readonly repository: string;
  /** When the cases are looked at. */
  readonly seen: string;
  /** The plans of other settings commits, as far as they are at hand. */
  readonly plans: ReadonlyMap<string, Plan>;
}

export interface Read extends Counted {
  /** The logs that were left out, each with what is wrong in which line (from 1). */
  readonly leftOut: readonly { readonly path: string; readonly line: number; readonly because: string }[];
}

/** @param told hears after each case how many are done */
export function countCases(logs: readonly CaseLog[], around: Around, told: (done: number) => void): Read {
  const figures: CaseFigures[] = [];
  const leftOut: Read['leftOut'][number][] = [];
  let otherPlan = 0;
  for (const [index, { number, path, log }] of logs.entries()) {
    if (log.ok) {
      const kept = planCommitIn(log.entries);
      const isOther = kept !== undefined && kept !== around.house.commit;
      otherPlan += isOther && !around.plans.has(kept) ? 1 : 0;
      figures.push(figuresIn({ number, log }, around, kept));
    } else leftOut.push({ path, line: log.line, because: log.because });
    told(index + 1);
  }
  return { figures, damaged: leftOut.length, otherPlan, seen: around.seen, leftOut };
}

function figuresIn(
  {
    number,
    log: { entries, head },
  }: { readonly number: number; readonly log: Extract<ReadLog, { ok: true }> },
  { house, bot, repository, seen, plans }: Around,
  kept = '',
): CaseFigures {
  const it = foldCase(number, entries, head);
  return figuresOf({ it, house: houseUnder(house, plans.get(kept)), now: seen, bot, repository });
}
