// `/psirt confirm`: we are affected, this bad, in these versions. It implies `accept` and `ack`; the draft advisory and the
// workspace follow.
import { latest } from '../case/case.ts';
import { acceptance } from './accept.ts';
import type { Command } from './command.ts';
import { passDoor } from './pass-door.ts';
import { leads } from './who.ts';

export const confirmCommand: Command = {
  name: 'confirm',
  group: 'assessment',
  summary: 'say that we are affected, with everything that follows from it',
  who: leads,
  usage: ['confirm [<facts>]', 'confirm as-reported [<facts>]'],
  examples: [
    '/psirt confirm CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:N CWE-639 affects ">=2.3.0 <2.3.9" fixed 2.3.9 affects ">=2.4.0 <2.4.1" fixed 2.4.1 major no',
    '/psirt confirm as-reported exploit none leak no major no',
  ],
  when: 'active',
  door: 'confirm',
  run: (call) =>
    passDoor(call, {
      door: 'confirm',
      words: call.words,
      head: '/psirt confirm',
      own: (view) => {
        if (latest(view.it, 'confirmed') !== undefined) return [];
        return [...acceptance(view, call.speaker), { name: 'confirmed' }];
      },
    }),
};
