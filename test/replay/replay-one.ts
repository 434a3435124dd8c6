// One record from file to outcome: read, planned, played, compared.
import { compareRecord } from './compare.ts';
import { drive } from './drive.ts';
import { planOf } from './plan.ts';
import { readRecord } from './records.ts';
import type { Outcome } from './table.ts';

/** Never fails: what goes wrong is the outcome's failure. */
export async function replayOne(source: string): Promise<Outcome> {
  const began = performance.now();
  const seconds = (): number => (performance.now() - began) / 1000;
  try {
    const record = readRecord(source);
    const row = compareRecord(record, await drive(planOf(record)));
    return { source, id: record.id, row, seconds: seconds() };
  } catch (error) {
    return {
      source,
      id: source,
      failure: error instanceof Error ? error.message : String(error),
      seconds: seconds(),
    };
  }
}
