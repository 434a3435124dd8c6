// `/psirt aware`: when we became aware of attacks, of a breach or of an incident, and from what; and since when users can do something about
// it. Clocks of the law run from there, so the bot guesses nothing.
import { awareOf } from '../duty/aware.ts';
import { dutyEvents } from '../duty/schema.ts';
import { latest } from '../case/case.ts';
import { readOneOf } from './args.ts';
import type { Call, Command, Said } from './command.ts';
import { takePastMoment } from './moments.ts';
import { newly } from './say.ts';
import { takeFrom } from './take.ts';
import { sorters } from './who.ts';

export const awareCommand: Command = {
  name: 'aware',
  group: 'duties',
  summary: 'say when we became aware of attacks, a breach or an incident; duties by law run from there',
  who: [...sorters, 'legal', 'dpo'],
  usage: [
    'aware exploitation|breach|incident <time> <basis>',
    'aware measure <time> <what users can do since>',
  ],
  examples: [
    '/psirt aware exploitation 2026-10-24T21:14Z "a customer sent logs of the attack"',
    '/psirt aware breach 2026-10-24T23:14+02:00 "the mail of our hoster"',
    '/psirt aware measure 2026-10-27T09:00Z "version 2.4.1 can be downloaded"',
  ],
  when: 'any',
  run,
};

function run(call: Call): Said {
  const take = takeFrom(call);
  const event = take.word(0, (word) => readOneOf(word, [...dutyEvents, 'measure']));
  const time = takePastMoment(call, take, 1);
  const text = take.text(2, event === 'measure' ? 'the measure' : 'the basis');
  const said = take.all({ event, time, text });
  if (said === undefined) return take.stop();
  const { it } = call.view;
  if (said.event === 'measure') return newly(latest(it, 'measure'), { name: 'measure', available_at: said.time, what: said.text }); // prettier-ignore
  const { event: of } = said;
  return newly(awareOf({ it }, of), { name: 'aware', event: of, aware_at: said.time, basis: said.text });
}
