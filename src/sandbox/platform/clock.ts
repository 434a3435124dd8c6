// The sandbox's own time: real time plus what a test or a drill has advanced. Only moves forward.

export interface SandboxClock {
  /** Now, as the sandbox's `Date` header says it. */
  readonly now: () => Date;
  /** Now in whole seconds, as GitHub writes times: `2026-03-10T09:30:00Z`. */
  readonly stamp: () => string;
  /** Moves time forward by `ms` milliseconds; what already happened keeps its time. */
  readonly advance: (ms: number) => void;
  /** A time that the engine wrote (real time), as sandbox time in whole seconds. */
  readonly fromEngine: (time: string) => string;
  /** A sandbox time as the engine knows it, with milliseconds so that `>=` on text works there. */
  readonly toEngine: (time: string) => string;
}

interface Mark {
  readonly at: number;
  readonly offset: number;
}

const whole = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;
const hour = 3_600_000;

export function createClock(): SandboxClock {
  const marks: Mark[] = [{ at: 0, offset: 0 }];
  const offsetNow = (): number => marks.at(-1)?.offset ?? 0;
  const markAt = (engineTime: number): Mark =>
    marks.findLast((mark) => mark.at <= engineTime) ?? { at: 0, offset: 0 };
  return {
    now: () => new Date(Date.now() + offsetNow()),
    stamp: () => whole(Date.now() + offsetNow()),
    advance: (ms) => {
      if (!(ms >= 0)) throw new Error(`The sandbox clock only moves forward: advance(ms >= 0), got ${ms}`);
      const at = Date.now() + 1;
      while (Date.now() < at); // what happened before this call must lie before the mark
      marks.push({ at, offset: offsetNow() + ms });
    },
    fromEngine: (time) => {
      const at = Date.parse(time);
      if (Number.isNaN(at)) return time;
      return whole(at > Date.now() + 2 * hour ? at : at + markAt(at).offset);
    },
    toEngine: (time) => {
      const at = Date.parse(time);
      if (Number.isNaN(at)) return time;
      const mark = marks.findLast((candidate) => candidate.at + candidate.offset <= at) ?? {
        at: 0,
        offset: 0,
      };
      const next = marks[marks.indexOf(mark) + 1];
      return new Date(Math.min(at - mark.offset, next?.at ?? Infinity)).toISOString();
    },
  };
}
