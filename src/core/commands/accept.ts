// `/psirt accept`: the report is plausible; analysis begins. It implies `ack`, and people who own the product hear of it.
import { latest } from '../case/case.ts';
import type { Fact } from '../case/fact.ts';
import type { View } from '../case/view.ts';
import { acknowledgement } from './acknowledge.ts';
import type { Command, Speaker } from './command.ts';
import { passDoor } from './pass-door.ts';
import { leads } from './who.ts';

export const acceptCommand: Command = {
  name: 'accept',
  group: 'triage',
  summary: 'take the report as plausible and begin the analysis',
  who: leads,
  usage: ['accept [<facts>]', 'accept as-reported [<facts>]'],
  examples: ['/psirt accept exploit none leak no', '/psirt accept as-reported exploit none'],
  when: 'active',
  door: 'accept',
  run: (call) =>
    passDoor(call, {
      door: 'accept',
      words: call.words,
      head: '/psirt accept',
      own: (view) => acceptance(view, call.speaker),
    }),
};

/** The facts of an acceptance that are not so yet, the acknowledgement included. */
export function acceptance(view: View, speaker: Speaker): readonly Fact[] {
  const isAccepted = latest(view.it, 'accepted') !== undefined;
  return isAccepted ? [] : [...acknowledgement(view, speaker), { name: 'accepted' }];
}
