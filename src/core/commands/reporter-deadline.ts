// `/psirt reporter-deadline`: by when whoever reported it wants to publish. We don't have to like it; the clock for disclosure counts it.
import { latest } from '../case/case.ts';
import { clausesOf } from './clauses.ts';
import type { Call, Command, Said } from './command.ts';
import { newly } from './say.ts';
import { takeFrom } from './take.ts';
import { sorters, whileBound } from './who.ts';

export const reporterDeadlineCommand: Command = {
  name: 'reporter-deadline',
  group: 'triage',
  summary: 'note when the reporter wants to publish, or that they set no date',
  who: sorters,
  usage: ['reporter-deadline <date>|none'],
  examples: ['/psirt reporter-deadline 2027-02-02', '/psirt reporter-deadline none'],
  when: whileBound,
  run,
};

function run(call: Call): Said {
  const take = takeFrom(call);
  const before = latest(call.view.it, 'reporter-deadline');
  if (call.words[0]?.text.toLowerCase() === 'none') {
    take.end(1);
    return take.fine() ? newly(before, { name: 'reporter-deadline', deadline: null }) : take.stop();
  }
  const deadline = take.date(clausesOf(call.words, []).head, 'future');
  const said = take.all({ name: 'reporter-deadline' as const, deadline });
  return said === undefined ? take.stop() : newly(before, said);
}
