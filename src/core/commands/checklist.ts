// `/psirt checklist`: the steps of the plan with how far each is, by whom and on what evidence. It changes nothing.
import { readOneOf } from './args.ts';
import type { Command } from './command.ts';
import { facts } from './say.ts';
import { takeFrom } from './take.ts';
import { everyRole } from './who.ts';

export const checklistCommand: Command = {
  name: 'checklist',
  group: 'looking',
  summary: 'see the steps of the plan: done, waived or open',
  who: everyRole,
  usage: ['checklist [1|2|3|4|major]'],
  examples: ['/psirt checklist', '/psirt checklist 3'],
  when: 'any',
  run: (call) => {
    const take = takeFrom(call);
    const part = call.words.length === 0 ? [] : take.word(0, (word) => readOneOf(word, checklists));
    take.end(1);
    const said = take.all({ part });
    return said === undefined
      ? take.stop()
      : facts({ name: 'looked', what: 'checklist', words: [said.part].flat() });
  },
};

/** The parts of the plan that can be asked for by themselves. */
const checklists = ['1', '2', '3', '4', 'major'] as const;
