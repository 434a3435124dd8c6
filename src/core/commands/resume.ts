// `/psirt resume`: goes on with a parked case before its date, or without the answer that the reporter was asked for.
import { deferralOf } from '../case/deferral.ts';
import { waitsForReporter } from '../case/status.ts';
import type { Command } from './command.ts';
import { facts, refuse } from './say.ts';
import { takeFrom } from './take.ts';
import { leads } from './who.ts';

export const resumeCommand: Command = {
  name: 'resume',
  group: 'assessment',
  summary: 'go on with a deferred case, or without the reporter’s answer',
  who: leads,
  usage: ['resume'],
  examples: ['/psirt resume'],
  when: 'open',
  run: (call) => {
    const take = takeFrom(call);
    take.end(0);
    if (!take.fine()) return take.stop();
    const waits = deferralOf(call.view) !== undefined || waitsForReporter(call.view);
    const what = 'the case is neither deferred nor waiting for the reporter’s answer';
    return waits ? facts({ name: 'resumed' }) : refuse(call, 'E-STATE', [{ what, post: '/psirt status' }]);
  },
};
