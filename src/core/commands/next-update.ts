// `/psirt next-update`: when people hear the next thing of an advisory that can't say everything yet. An early version tells it.
import { latest } from '../case/case.ts';
import { clausesOf } from './clauses.ts';
import type { Call, Command, Said } from './command.ts';
import { newly } from './say.ts';
import { takeFrom } from './take.ts';
import { beforePublication } from './who.ts';

export const nextUpdateCommand: Command = {
  name: 'next-update',
  group: 'disclosure',
  summary: 'say when an early advisory is updated',
  who: ['case-lead', 'psirt', 'comms'],
  usage: ['next-update <date>|<time>|+<days>d|+<days>bd'],
  examples: ['/psirt next-update +7d', '/psirt next-update 2027-01-14T16:00Z'],
  when: beforePublication,
  run,
};

function run(call: Call): Said {
  const take = takeFrom(call);
  const due = take.date(clausesOf(call.words, []).head, 'future');
  if (due === undefined || !take.fine()) return take.stop();
  return newly(latest(call.view.it, 'next-update'), { name: 'next-update', due });
}
