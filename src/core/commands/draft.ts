// `/psirt draft`: shows a notice as it would go out and saves it with the case, takes the words that only people can write for one; and
// what becomes of a field of the draft advisory that somebody edited by hand on GitHub.
import { latest } from '../case/case.ts';
import { draftFields } from '../case/fact.ts';
import { hashOf } from '../case/log.ts';
import { isOpen, statusOf } from '../case/status.ts';
import type { NoticeName } from '../case/told.ts';
import { draftNow } from '../notices/draft.ts';
import { writtenIn } from '../notices/written-in.ts';
import { readOneOf } from './args.ts';
import { readNotice } from './choices.ts';
import type { Call, Command, Said } from './command.ts';
import { facts, refuse, wait } from './say.ts';
import { takeFrom } from './take.ts';
import { leads } from './who.ts';

export const draftCommand: Command = {
  name: 'draft',
  group: 'disclosure',
  summary: 'see a notice as it would go out, and write what only you can say in it',
  who: [...leads, 'comms'],
  usage: ['draft <notice>', 'draft <notice> <field> <text>', `draft keep|replace ${draftFields.join('|')}`],
  examples: [
    '/psirt draft brief',
    '/psirt draft brief decisions "we publish on Thursday, with or without 2.3"',
    '/psirt draft keep description',
  ],
  when: 'any',
  run,
};

function run(call: Call): Said {
  const [first, second] = call.words;
  const choice = first?.text.toLowerCase();
  if (choice === 'keep' || choice === 'replace') return draftAdvisory(call);
  const take = takeFrom(call);
  const notice = take.word(0, readNotice);
  if (notice === undefined) return take.stop();
  return second === undefined ? showNotice(call, notice) : takeWords(call, notice);
}

/** The text with its gaps marked; the answer shows it. */
function showNotice(call: Call, notice: NoticeName): Said {
  const drafting = draftNow(call, notice, call.speaker.said_at);
  if (drafting.kind === 'unseen') return wait;
  if (drafting.kind === 'wrong') return refuse(call, 'E-GATE', drafting.missing);
  const { text, gaps } = drafting.rendered;
  const hash = hashOf(text);
  const fact = { name: 'drafted', notice, hash, gaps: gaps.map(({ field }) => field) } as const;
  return { say: 'facts', facts: [fact], notices: [{ hash, text }] };
}

function takeWords(call: Call, notice: NoticeName): Said {
  const take = takeFrom(call);
  const [first, ...others] = writtenIn(call.view.house, notice);
  if (first === undefined) {
    // The bot knows all that stands in it.
    take.end(1);
    return take.stop();
  }
  const field = take.word(1, (word) => readOneOf(word, [first, ...others]));
  const text = take.text(2, 'what you want to say there');
  const said = take.all({ name: 'worded' as const, notice, field, text });
  return said === undefined ? take.stop() : facts(said);
}

/** The choice is about the draft as it lies there now, so saying it again is news. */
function draftAdvisory(call: Call): Said {
  const take = takeFrom(call);
  const choice = take.word(0, (word) => readOneOf(word, ['keep', 'replace']));
  const field = take.word(1, (word) => readOneOf(word, draftFields));
  take.end(2);
  const said = take.all({ name: 'draft-choice' as const, field, choice, value: null });
  if (said === undefined) return take.stop();
  if (!isOpen(statusOf(call.view))) return refuse(call, 'E-STATE', [{ what: 'the case has ended, and so has its draft', post: '/psirt reopen <reason>' }]); // prettier-ignore
  if (latest(call.view.it, 'confirmed') === undefined)
    return refuse(call, 'E-GATE', [
      { what: 'there is no draft before the case is confirmed', post: '/psirt confirm' },
    ]);
  return facts(said);
}
