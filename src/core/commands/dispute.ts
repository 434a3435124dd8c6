// `/psirt dispute`: somebody does not agree with what we found or published. It is recorded and shown until it is settled; nothing is
// changed by it, and nobody is overruled.
import { disputeOf } from '../case/dispute.ts';
import { disputants } from '../case/fact.ts';
import { readOneOf } from './args.ts';
import type { Call, Command, Said } from './command.ts';
import { alreadySo, facts, newly } from './say.ts';
import { takeFrom } from './take.ts';
import { leads } from './who.ts';

export const disputeCommand: Command = {
  name: 'dispute',
  group: 'assessment',
  summary: 'record that somebody disputes it, or how that was settled',
  who: leads,
  usage: ['dispute reporter|vendor|public <what they say>', 'dispute settled <how>'],
  examples: [
    '/psirt dispute reporter "they rate it high"',
    '/psirt dispute settled "they agree after a call"',
  ],
  when: 'any',
  run,
};

function run(call: Call): Said {
  const take = takeFrom(call);
  const by = take.word(0, (word) => readOneOf(word, [...disputants, 'settled']));
  const said = take.all({
    by,
    text: take.text(1, by === 'settled' ? 'how it was settled' : 'what they say'),
  });
  if (said === undefined) return take.stop();
  const open = disputeOf(call.view);
  if (said.by !== 'settled') return newly(open, { name: 'disputed', party: said.by, text: said.text });
  return open === undefined ? alreadySo : facts({ name: 'dispute-settled', text: said.text });
}
