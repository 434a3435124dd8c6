// `/psirt ack`: a person saw the report and answers for it; whoever says it leads when nobody does.
import { acknowledgement } from './acknowledge.ts';
import type { Command } from './command.ts';
import { passDoor } from './pass-door.ts';
import { sorters } from './who.ts';

export const ackCommand: Command = {
  name: 'ack',
  group: 'triage',
  summary: 'acknowledge the report; you lead the case when nobody does',
  who: sorters,
  usage: ['ack [<facts>]'],
  examples: ['/psirt ack', '/psirt ack source email component widget'],
  when: 'open',
  door: 'ack',
  run: (call) =>
    passDoor(call, {
      door: 'ack',
      words: call.words,
      head: '/psirt ack',
      own: (view) => acknowledgement(view, call.speaker),
    }),
};
