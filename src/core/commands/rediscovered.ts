// `/psirt rediscovered`: somebody else found it too, so it may not stay secret for long. That ends no embargo by itself; it calls whoever
// leads to decide anew whether its date still holds.
import { allOf } from '../case/case.ts';
import type { Command } from './command.ts';
import { alreadySo, facts, isSaid } from './say.ts';
import { takeFrom } from './take.ts';
import { beforePublication, sorters } from './who.ts';

export const rediscoveredCommand: Command = {
  name: 'rediscovered',
  group: 'disclosure',
  summary: 'say that somebody else found it too; the embargo is looked at again',
  who: sorters,
  usage: ['rediscovered <evidence>'],
  examples: ['/psirt rediscovered "a second report by mail, #57"'],
  when: [...beforePublication, 'deferred'],
  run: (call) => {
    const take = takeFrom(call);
    const evidence = take.text(0, 'the evidence: an address or a sentence');
    if (evidence === undefined) return take.stop();
    const fact = { name: 'rediscovered', evidence } as const;
    return allOf(call.view.it, 'rediscovered').some((before) => isSaid(before, fact)) ? alreadySo : facts(fact); // prettier-ignore
  },
};
