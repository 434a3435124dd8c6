// Writes one made-up case as a log: facts, refusals and receipts, each some time after the one before.
import type { Actor } from '../../src/core/case/actor.ts';
import type { EntryDraft } from '../../src/core/case/entry.ts';
import type { Fact } from '../../src/core/case/fact.ts';
import { appendEntries } from '../../src/core/case/log.ts';
import type { LogHead } from '../../src/core/case/log.ts';
import { later } from '../../src/core/time.ts';
import { bot, commit } from './house.ts';

export interface Pen {
  /** How far the case is. */
  readonly now: () => string;
  readonly wait: (seconds: number) => void;
  readonly says: (by: Actor, ...facts: readonly Fact[]) => number;
  readonly does: (act: string, made?: Readonly<Record<string, string>>) => void;
  readonly tells: (notice: string, seq: number) => void;
  readonly refuses: (by: Actor, line: string) => void;
  readonly text: () => string;
}

/** @param until what comes after it is not written: nobody has lived it yet */
export function penFrom(received: string, until: string): Pen {
  let now = received;
  let head: LogHead | undefined;
  let comments = 0;
  const lines: string[] = [];
  const write = (draft: EntryDraft): void => {
    if (now > until) return;
    const added = appendEntries(head, [draft], now);
    head = added.head;
    lines.push(added.lines);
  };
  const byBot = () => ({ said_at: now, by: bot, via: 'sweep' });
  write({ kind: 'settings', commit, plan: 'default@1', ...byBot() });
  const does: Pen['does'] = (act, made = {}) => write({ kind: 'receipt', act, result: 'done', made, ...byBot() });
  return {
    now: () => now,
    wait: (seconds) => {
      now = later(now, seconds);
    },
    says: (by, ...facts) => {
      comments += 1;
      for (const fact of facts) write({ kind: 'fact', said_at: now, by, via: by.id === bot.id ? 'sweep' : `comment:${comments}`, ...fact });
      return head?.seq ?? 0;
    },
    does,
    tells: (notice, seq) => does(`tell:${notice}:${seq}`),
    refuses: (by, line) => {
      const verb = line.split(' ')[1] ?? '';
      write({ kind: 'refusal', refusals: [{ code: 'E-ARGS', verb, at: 0, missing: [] }], block: [line], said_at: now, by, via: `comment:${(comments += 1)}` });
    },
    text: () => lines.join(''),
  };
} // prettier-ignore
