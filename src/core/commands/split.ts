// `/psirt split`: something that can be fixed by itself gets a case of its own. The bot opens it; what is known of the report comes along.
import { splitsOf } from '../case/split.ts';
import type { Command } from './command.ts';
import { alreadySo, facts } from './say.ts';
import { takeFrom } from './take.ts';
import { leads } from './who.ts';

export const splitCommand: Command = {
  name: 'split',
  group: 'assessment',
  summary: 'open a case of its own for a part that can be fixed by itself',
  who: leads,
  usage: ['split "<title>"'],
  examples: ['/psirt split "second sink in the parser"'],
  when: 'open',
  run: (call) => {
    const take = takeFrom(call);
    const title = take.text(0, 'a title for the new case');
    if (title === undefined) return take.stop();
    const isOpened = splitsOf(call.view).some((split) => split.title === title);
    return isOpened ? alreadySo : facts({ name: 'split', title });
  },
};
