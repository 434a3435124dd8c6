// `/psirt ref`: what other coordinators call it. An address goes into the advisory, so it must be one that everybody can read by then.
import { allOf } from '../case/case.ts';
import { misread, read } from '../mistake.ts';
import type { Reading } from '../mistake.ts';
import { readUrl } from './args.ts';
import type { Call, Command, Said } from './command.ts';
import { newly } from './say.ts';
import { takeFrom } from './take.ts';
import { leads } from './who.ts';

export const refCommand: Command = {
  name: 'ref',
  group: 'assessment',
  summary: 'note the number that another coordinator gave it',
  who: leads,
  usage: ['ref <VU#…|EUVD-…|other number> [<address for the advisory>]'],
  examples: ['/psirt ref VU#123456', '/psirt ref EUVD-2026-1234 https://euvd.enisa.europa.eu/vulnerability/EUVD-2026-1234'],
  when: 'open',
  run,
}; // prettier-ignore

// A word of letters that somebody gives numbers under, and the number: VU#123456, EUVD-2026-1234, JVNVU#98765432, ZDI-26-123.
const ID = /^[a-z][a-z\d]{1,11}(?:[-#:][a-z\d][a-z\d.]{0,19}){1,4}$/iu;

function readId(word: string): Reading<string> {
  return ID.test(word) && !/^(?:cve|ghsa)-/iu.test(word)
    ? read(word.toUpperCase())
    : misread('the number of another coordinator; a CVE ID is said with cve, an advisory with adopt', word, 'VU#123456');
} // prettier-ignore

function run(call: Call): Said {
  const take = takeFrom(call);
  const said = take.all({
    id: take.word(0, readId),
    url: call.words[1] === undefined ? null : take.word(1, readUrl),
  });
  take.end(2);
  if (said === undefined || !take.fine()) return take.stop();
  const before = allOf(call.view.it, 'reference').findLast(({ id }) => id === said.id);
  return newly(before, { name: 'reference', ...said, url: said.url ?? before?.url ?? null });
}
