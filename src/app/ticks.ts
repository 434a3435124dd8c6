// The clock of the sweep: begins at once, then again some minutes after each end, so that two never overlap. It keeps no process alive.

export interface Ticks {
  /** Begins no further run; what runs goes on. */
  readonly stop: () => void;
}

/** Runs `work` now and then. @param pause milliseconds between the end of a run and the next; `work` must not fail */
export function openTicks(work: () => Promise<void>, pause: number): Ticks {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const run = async (): Promise<void> => {
    await work();
    if (!stopped) timer = setTimeout(() => void run(), pause).unref();
  };
  void run();
  return {
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
