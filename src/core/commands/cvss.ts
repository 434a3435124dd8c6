// `/psirt cvss`: one vector, or one of each CVSS version. It is read strictly and kept as it was given.
import { readCvss } from '../advisory/cvss-vector.ts';
import { severityOf } from '../case/severity.ts';
import { read } from '../mistake.ts';
import type { Reading } from '../mistake.ts';
import type { Call, Command, Said } from './command.ts';
import { loweringMissing } from './lowering.ts';
import { facts, refuse } from './say.ts';
import { takeFrom } from './take.ts';
import { leads } from './who.ts';

export const cvssCommand: Command = {
  name: 'cvss',
  group: 'assessment',
  summary: 'give the CVSS vector; the severity follows from it',
  who: leads,
  usage: ['cvss <vector> [<vector of another version>]'],
  examples: ['/psirt cvss CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H'],
  when: 'open',
  run,
};

function run(call: Call): Said {
  const take = takeFrom(call);
  const first = take.word(0, readVector);
  const second = call.words.length > 1 ? take.word(1, readVector) : null;
  take.end(2);
  const said = take.all({ first, second });
  if (said === undefined) return take.stop();
  const known = severityOf(call.view).vectors;
  // The first vector is said last: it is the one that the severity follows.
  const fresh = [said.second, said.first].flatMap((vector) =>
    vector === null || known.includes(vector) ? [] : [{ name: 'cvss', vector } as const],
  );
  const missing = loweringMissing(call, fresh);
  return missing.length > 0 ? refuse(call, 'E-2P', missing) : facts(...fresh);
}

/** A vector of CVSS 3.0, 3.1 or 4.0, as it was given. */
export function readVector(word: string): Reading<string> {
  const vector = readCvss(word);
  return vector.ok ? read(vector.value.vector) : vector;
}
