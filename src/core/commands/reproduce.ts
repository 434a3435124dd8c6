// `/psirt reproduce`: whether it was seen to happen, with what; or why that is skipped.
import { latest } from '../case/case.ts';
import { readOneOf } from './args.ts';
import type { Call, Command, Said } from './command.ts';
import { newly } from './say.ts';
import { takeFrom } from './take.ts';
import { builders } from './who.ts';

export const reproduceCommand: Command = {
  name: 'reproduce',
  group: 'remediation',
  summary: 'say whether it was reproduced, and with what',
  who: builders,
  usage: ['reproduce yes <evidence>', 'reproduce no <text>', 'reproduce skip <reason>'],
  examples: ['/psirt reproduce yes test/idor.spec.ts', '/psirt reproduce skip "weak cipher; the fix is configuration"'],
  when: 'open',
  run,
}; // prettier-ignore

const expected = { yes: 'the evidence: a test or a recipe', no: 'what was tried', skip: 'why it is skipped' };

function run(call: Call): Said {
  const take = takeFrom(call);
  const act = take.word(0, (word) => readOneOf(word, ['yes', 'no', 'skip']));
  const said = take.all({ act, text: take.text(1, expected[act ?? 'yes']) });
  if (said === undefined) return take.stop();
  const state = said.act === 'skip' ? 'skipped' : said.act;
  return newly(latest(call.view.it, 'reproduced'), { name: 'reproduced', state, text: said.text });
}
