// Whose turn it is among processes that run beside each other: when none can go on by itself, one of their waiting requests is chosen.
// The choices are given, so that a run can be repeated.

/** Gives a `turn` for every process that takes part; `choices` are used one after the other, again from the beginning. */
export function takeTurns(choices: readonly number[]): () => Promise<void> {
  const waiting: (() => void)[] = [];
  let [at, isPlanned] = [0, false];
  const plan = (): void => {
    if (isPlanned || waiting.length === 0) return;
    isPlanned = true;
    // After everything that can go on without an answer.
    setImmediate(choose);
  };
  const choose = (): void => {
    isPlanned = false;
    const index = (choices[at % choices.length] ?? 0) % waiting.length;
    at += 1;
    waiting.splice(index, 1)[0]?.();
    plan();
  };
  return () =>
    new Promise<void>((resolve) => {
      waiting.push(resolve);
      plan();
    });
}
