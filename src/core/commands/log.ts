// `/psirt log`: the latest entries of the case's record. It changes nothing.
import { misread, read } from '../mistake.ts';
import type { Reading } from '../mistake.ts';
import type { Command } from './command.ts';
import { facts } from './say.ts';
import { takeFrom } from './take.ts';
import { everyRole } from './who.ts';

/** Asks for the bot's own entries too: intents, receipts, settings. */
export const everyEntry = 'all';

export const logCommand: Command = {
  name: 'log',
  group: 'looking',
  summary: 'see the latest entries of the record',
  who: everyRole,
  usage: ['log [<how many, at most 200>] [all]'],
  examples: ['/psirt log', '/psirt log 20', '/psirt log 20 all'],
  when: 'any',
  run: (call) => {
    const take = takeFrom(call);
    const count = call.words.length === 0 ? 20 : take.word(0, readCount);
    const all = call.words.length < 2 ? [] : take.word(1, readAll);
    take.end(2);
    const said = take.all({ count, all });
    return said === undefined
      ? take.stop()
      : facts({ name: 'looked', what: 'log', words: [`${said.count}`, said.all].flat() });
  },
};

function readAll(word: string): Reading<string> {
  return word.toLowerCase() === everyEntry ? read(everyEntry) : misread('all or nothing', word, everyEntry);
}

function readCount(word: string): Reading<number> {
  const fits = /^[1-9]\d{0,2}$/u.test(word) && Number(word) <= 200;
  return fits ? read(Number(word)) : misread('a number of entries from 1 to 200', word, '20');
}
