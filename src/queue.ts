// One case at a time: what arrives while a case is being settled waits, and many hints for one case become one more settling.

export interface Queue {
  /** Asks for a case to be settled; the promise ends with the settling that began after this call. */
  readonly settle: (number: number, carried?: Readonly<Record<number, string>>) => Promise<void>;
  /** Ends when nothing is running and nothing waits. */
  readonly idle: () => Promise<void>;
  /** Takes nothing more in, and ends when what was taken in is done. */
  readonly drain: () => Promise<void>;
}

interface Waiting {
  carried: Readonly<Record<number, string>>;
  readonly done: Promise<void>;
}

/** A queue over one settling function. Failures are the function's to report; the queue goes on. */
export function openQueue(
  run: (number: number, carried: Readonly<Record<number, string>>) => Promise<void>,
): Queue {
  const running = new Map<number, Promise<void>>();
  const waiting = new Map<number, Waiting>();
  let closed = false;

  const begin = (number: number): Promise<void> => {
    const { carried } = waiting.get(number) ?? { carried: {} };
    waiting.delete(number);
    const work = run(number, carried).finally(() => {
      if (running.get(number) === work) running.delete(number);
    });
    running.set(number, work);
    return work;
  };

  const settle: Queue['settle'] = (number, carried = {}) => {
    if (closed) return Promise.resolve();
    const next = waiting.get(number);
    if (next !== undefined) {
      next.carried = { ...next.carried, ...carried };
      return next.done;
    }
    const before = running.get(number) ?? Promise.resolve();
    const done = before.catch(() => undefined).then(() => begin(number));
    waiting.set(number, { carried, done });
    return done;
  };

  const idle = (): Promise<void> => emptied(() => [...running.values(), ...[...waiting.values()].map(({ done }) => done)]); // prettier-ignore
  return {
    settle,
    idle,
    drain: async () => {
      closed = true;
      await idle();
    },
  };
}

/** Ends when there is no work left, also none that came meanwhile. */
async function emptied(work: () => readonly Promise<void>[]): Promise<void> {
  for (let left = work(); left.length > 0; left = work()) await Promise.allSettled(left);
}
