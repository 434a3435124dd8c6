// `/psirt similar`: the same mistake elsewhere. `none` says how it was searched; `new` and `add` say what was found.
import { allOf } from '../case/case.ts';
import { readOneOf } from './args.ts';
import type { Call, Command, Said } from './command.ts';
import { alreadySo, facts, isSaid } from './say.ts';
import { takeFrom } from './take.ts';
import { builders } from './who.ts';

export const similarCommand: Command = {
  name: 'similar',
  group: 'remediation',
  summary: 'say what the search for the same mistake elsewhere found',
  who: [...builders, 'product-rep'],
  usage: ['similar none <how it was searched>', 'similar new "<title>"', 'similar add <what was found>'],
  examples: ['/psirt similar none "CodeQL rule 12, all repositories"', '/psirt similar new "same check missing in admin"'],
  when: 'open',
  run,
}; // prettier-ignore

const expected = { none: 'how it was searched', new: 'a title for the new report', add: 'what was found' };

function run(call: Call): Said {
  const take = takeFrom(call);
  const act = take.word(0, (word) => readOneOf(word, ['none', 'new', 'add']));
  const said = take.all({ act, text: take.text(1, expected[act ?? 'none']) });
  if (said === undefined) return take.stop();
  const state = said.act === 'add' ? 'added' : said.act;
  const fact = {
    name: 'similar',
    state,
    text: said.text,
    ...(state === 'new' && { opens: true as const }),
  } as const;
  return allOf(call.view.it, 'similar').some((before) => isSaid(before, fact)) ? alreadySo : facts(fact);
}
