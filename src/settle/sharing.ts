// Work that is shared by those who ask at the same moment, and work that is followed to its end.

/** Calls that come while one waits to begin share it; one that has begun may have looked already. */
export function sharing(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;
  return () => {
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = undefined;
        running = work();
        return running;
      });
    return next;
  };
}

/** Follows work that nobody waits for, so that the house can be drained. */
export function tracker(): { follow: (work: Promise<void>) => Promise<void>; idle: () => Promise<void> } {
  const running = new Set<Promise<void>>();
  return {
    follow: (work) => {
      const all = work.finally(() => running.delete(all));
      running.add(all);
      return all;
    },
    idle: async () => {
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
}
