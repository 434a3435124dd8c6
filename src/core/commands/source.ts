// `/psirt source`: how the report reached us and when. The clocks run from that time.
import { latest } from '../case/case.ts';
import { sources } from '../case/fact.ts';
import { readOneOf } from './args.ts';
import { clausesOf } from './clauses.ts';
import type { Call, Command, Said } from './command.ts';
import { newly } from './say.ts';
import { takeFrom } from './take.ts';
import { sorters } from './who.ts';

export const sourceCommand: Command = {
  name: 'source',
  group: 'triage',
  summary: 'say how and when the report came',
  who: sorters,
  usage: [`source ${sources.join('|')} [at <time>]`],
  examples: ['/psirt source pentest-external', '/psirt source email at 2026-11-20T09:10Z'],
  when: 'open',
  run,
};

function run(call: Call): Said {
  const take = takeFrom(call);
  const { head, of } = clausesOf(call.words, ['at']);
  const at = of('at');
  const before = latest(call.view.it, 'source');
  const said = take.all({
    name: 'source' as const,
    channel: take.only(head, (word) => readOneOf(word, sources)),
    received_at: at === undefined ? (before?.received_at ?? null) : take.date(at, 'past'),
  });
  if (said === undefined) return take.stop();
  return newly(before, said);
}
