// Loaded before the Action's bundle: kills the process (SIGKILL) when the answer to a request has come and nobody has read it yet. After
// which requests others died before stands in a file; so does this death, when it comes.
import { readFileSync, writeFileSync } from 'node:fs';
import { createReaper } from './reaper.ts';
import type { Death, Prey } from './reaper.ts';

/** What a process is told, and leaves behind. */
export interface Doom {
  readonly prey: Prey;
  readonly scene: string;
  readonly deaths: readonly Death[];
}

const file = process.env['DOOM'] ?? '';
const doom = JSON.parse(readFileSync(file, 'utf8')) as Doom;
const reaper = createReaper(doom.prey, doom.deaths);
reaper.begin(doom.scene);
const real = globalThis.fetch;

globalThis.fetch = async (input, init) => {
  const asked = reaper.count(input, init);
  const answer = await real(input, init);
  if (!reaper.takes(asked)) return answer;
  writeFileSync(file, JSON.stringify({ ...doom, deaths: reaper.deaths }));
  process.kill(process.pid, 'SIGKILL');
  return answer;
};
