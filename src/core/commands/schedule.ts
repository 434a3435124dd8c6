// `/psirt schedule`: when the fixed release and the advisory come out; never before a running embargo ends.
import { latest } from '../case/case.ts';
import { embargoOf, isRunning } from '../case/embargo.ts';
import { spoken } from '../time.ts';
import { clausesOf } from './clauses.ts';
import { distrosLimit } from './embargo-dates.ts';
import type { Call, Command, Said } from './command.ts';
import { newly, refuse } from './say.ts';
import { takeFrom } from './take.ts';

export const scheduleCommand: Command = {
  name: 'schedule',
  group: 'remediation',
  summary: 'set when release and advisory come out',
  who: ['release', 'case-lead', 'psirt'],
  usage: ['schedule <date>|<time>|+<days>d|+<days>bd'],
  examples: ['/psirt schedule 2027-01-14T16:00Z', '/psirt schedule +14d'],
  when: 'open',
  run,
};

function run(call: Call): Said {
  const take = takeFrom(call);
  const release_at = take.date(clausesOf(call.words, []).head, 'future');
  if (release_at === undefined || !take.fine()) return take.stop();
  const embargo = embargoOf(call.view);
  const { until } = embargo;
  if (isRunning(embargo) && until !== null && release_at < until) {
    const what = `the embargo runs until ${spoken(until)}; release then, or end it first with embargo until`;
    return refuse(call, 'E-EMBARGO', [{ what, post: `/psirt schedule ${until}` }]);
  }
  const limit = distrosLimit(call.view);
  if (limit !== undefined && release_at > limit) {
    const what = `linux-distros was told, so it has to be public by ${spoken(limit)} (rule E14)`;
    return refuse(call, 'E-EMBARGO', [{ what, post: `/psirt schedule ${limit}` }]);
  }
  return newly(latest(call.view.it, 'scheduled'), { name: 'scheduled', release_at });
}
