// `/psirt draft`: what becomes of a field of the draft advisory that somebody edited by hand on GitHub.
import { latest } from '../case/case.ts';
import { draftFields } from '../case/fact.ts';
import { readOneOf } from './args.ts';
import type { Call, Command, Said } from './command.ts';
import { facts, refuse } from './say.ts';
import { takeFrom } from './take.ts';
import { leads } from './who.ts';

export const draftCommand: Command = {
  name: 'draft',
  group: 'disclosure',
  summary: 'keep what was edited by hand in the draft advisory, or replace it with the case’s',
  who: [...leads, 'comms'],
  usage: [`draft keep|replace ${draftFields.join('|')}`],
  examples: ['/psirt draft keep description'],
  when: 'open',
  run,
};

function run(call: Call): Said {
  const take = takeFrom(call);
  const choice = take.word(0, (word) => readOneOf(word, ['keep', 'replace']));
  const field = take.word(1, (word) => readOneOf(word, draftFields));
  take.end(2);
  const said = take.all({ name: 'draft-choice' as const, field, choice, value: null });
  if (said === undefined) return take.stop();
  // The choice is about the draft as it lies there now, so saying it again is news.
  if (latest(call.view.it, 'confirmed') === undefined)
    return refuse(call, 'E-GATE', [
      { what: 'there is no draft before the case is confirmed', post: '/psirt confirm' },
    ]);
  return facts(said);
}
