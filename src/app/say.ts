// The log: one JSON line for each thing worth knowing, on standard error. It writes fixed sentences and ids and can't be brought to
// print a payload at any level.
import type { Line, Tell } from '../settle/tell.ts';

/** From the quietest to the most talkative. */
export const logLevels = ['error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof logLevels)[number];

export interface SayOptions {
  readonly level: LogLevel;
  /** Takes one whole line with its newline. */
  readonly write: (line: string) => void;
  /** Milliseconds since 1970. */
  readonly now?: (() => number) | undefined;
}

/** What doors say: as `Line`, and `debug` for what is only of interest while looking for a fault. */
export type Say = (line: Omit<Line, 'level'> & { readonly level: LogLevel }) => void;

/** Opens the log. The result is a `Tell` too. */
export function openSay({ level, write, now = Date.now }: SayOptions): Say & Tell {
  const loudest = logLevels.indexOf(level);
  return ({ level: own, sentence, ids }) => {
    if (logLevels.indexOf(own) > loudest) return;
    const time = new Date(now()).toISOString();
    write(`${JSON.stringify({ time, level: own, sentence, ids: plainIds(ids) })}\n`);
  };
}

/** Ids are names, numbers and routes. Whatever else comes by mistake is withheld rather than printed. */
const idForm = /^(?:(?:GET|POST|PUT|PATCH|DELETE) )?[\w./:@#{}[\]-]{0,140}$/;

function plainIds(ids: Line['ids']): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(ids).map(([name, id]) => [
      name,
      typeof id === 'number' || idForm.test(id) ? id : 'withheld',
    ]),
  );
}
