// `/psirt cvss`: one vector, or one of each CVSS version. It is read strictly and kept as it was given.
import { cvssExamples } from '../advisory/cvss-metrics.ts';
import { readCvss } from '../advisory/cvss-vector.ts';
import type { Fact } from '../case/fact.ts';
import { severityOf } from '../case/severity.ts';
import { misread, read } from '../mistake.ts';
import type { Reading } from '../mistake.ts';
import type { Call, Command, Said } from './command.ts';
import { loweringMissing } from './lowering.ts';
import { alreadySo, facts, refuse } from './say.ts';
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
  const second = call.words.length > 1 ? take.word(1, (word) => readOther(word, first)) : null;
  take.end(2);
  const said = take.all({ first, second });
  if (said === undefined) return take.stop();
  const { vectors } = severityOf(call.view);
  const isOld = said.second === null || vectors.includes(said.second);
  if (isOld && vectors[0] === said.first) return alreadySo;
  // The first vector is said last: it is the one that the severity follows.
  const fresh = [...(isOld ? [] : [said.second]), said.first].map((vector): Fact => ({
    name: 'cvss',
    vector,
  }));
  const missing = loweringMissing(call, fresh);
  return missing.length > 0 ? refuse(call, 'E-2P', missing) : facts(...fresh);
}

/** A vector of another version than the first one's. */
function readOther(word: string, first: string | undefined): Reading<string> {
  const vector = readVector(word);
  const [version] = word.split('/');
  const isSame = vector.ok && first?.startsWith(`${version}/`) === true;
  const example = version === 'CVSS:4.0' ? cvssExamples['3.1'] : cvssExamples['4.0'];
  return isSame ? misread('a vector of another CVSS version', word, example) : vector;
}

/** A vector of CVSS 3.0, 3.1 or 4.0, as it was given. */
export function readVector(word: string): Reading<string> {
  const vector = readCvss(word);
  return vector.ok ? read(vector.value.vector) : vector;
}
