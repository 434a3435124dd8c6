// `/psirt cwe`: the weaknesses behind the vulnerability. The latest list replaces the one before.
import { severityOf } from '../case/severity.ts';
import { readCwe } from './args.ts';
import type { Call, Command, Said } from './command.ts';
import { alreadySo, facts } from './say.ts';
import { takeFrom } from './take.ts';
import { leads } from './who.ts';

export const cweCommand: Command = {
  name: 'cwe',
  group: 'assessment',
  summary: 'name the weaknesses (CWE)',
  who: leads,
  usage: ['cwe <CWE-ID> [<CWE-ID> …]'],
  examples: ['/psirt cwe CWE-79', '/psirt cwe CWE-639 CWE-862'],
  when: 'open',
  run,
};

function run(call: Call): Said {
  const take = takeFrom(call);
  const places = Math.max(call.words.length, 1);
  const read = Array.from({ length: places }, (_, at) => take.word(at, readCwe));
  const ids = [...new Set(read.filter((id) => id !== undefined))];
  if (!take.fine()) return take.stop();
  const same = ids.join() === severityOf(call.view).cwes.join();
  return same ? alreadySo : facts({ name: 'cwe', ids });
}
