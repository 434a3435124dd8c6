// `/psirt workaround`: what users can do today, or that nothing helps.
import { latest } from '../case/case.ts';
import type { Call, Command, Said } from './command.ts';
import { newly } from './say.ts';
import { takeFrom } from './take.ts';
import { builders } from './who.ts';

export const workaroundCommand: Command = {
  name: 'workaround',
  group: 'remediation',
  summary: 'say what users can do today, or that there is nothing',
  who: [...builders, 'product-rep', 'support'],
  usage: ['workaround none', 'workaround <text>'],
  examples: ['/psirt workaround none', '/psirt workaround "Switch the export off: EXPORT=0."'],
  when: 'open',
  run,
};

function run(call: Call): Said {
  const take = takeFrom(call);
  const typed = take.text(0, 'none, or what users can do');
  if (typed === undefined) return take.stop();
  const text = typed.toLowerCase() === 'none' ? null : typed;
  return newly(latest(call.view.it, 'workaround'), { name: 'workaround', text });
}
