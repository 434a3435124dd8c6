// The logs of one release as they lie in test/logs: the record's files, the settings that were in force, and what each case folded to.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DerivedState } from '../../src/core/record/derived-state.ts';
import { verifyRecord } from '../../src/core/record/verify-record.ts';
import type { RecordFiles } from '../../src/core/record/verify-record.ts';

const record = 'record';
export const names = { record, settings: 'psirt.yml', expected: 'expected.json' };

/** Reads a folder of test/logs. */
export function readKept(folder: string): RecordFiles {
  const root = join(folder, names.record);
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const files = new Map(
    entries.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [path.slice(root.length + 1).replaceAll('\\', '/'), readFileSync(path, 'utf8')];
    }),
  );
  const settings = readFileSync(join(folder, names.settings), 'utf8');
  return { files, settings, repository: 'acme/psirt' };
}

/** What every case folds to, by its number. @throws when the record is not whole */
export function statesOf(kept: RecordFiles): Readonly<Record<string, DerivedState>> {
  const { rows, faults } = verifyRecord(kept);
  const [fault] = faults;
  if (fault !== undefined) throw new Error(`${fault.path}: ${fault.wrong}`);
  return Object.fromEntries(rows.flatMap(({ of, state }) => (state === null ? [] : [[of, state]])));
}
