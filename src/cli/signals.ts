// Waiting for somebody to say that it is enough.

/** Ends at the first SIGTERM or SIGINT. The second one ends the process as if nobody listened. */
export function endOfWork(): Promise<void> {
  return new Promise((resolve) => {
    const alive = setInterval(() => undefined, 60_000);
    for (const name of ['SIGTERM', 'SIGINT'] as const)
      process.once(name, () => {
        clearInterval(alive);
        resolve();
      });
  });
}
