// `/psirt aware`: since when the team is aware of attacks, leaked data or an incident, and of what single duties run from. A person says
// it, with a basis; when a report came in is another time.
import { awareOf } from '../case/awareness.ts';
import { awareEvents } from '../case/duty-lists.ts';
import { readOneOf } from './args.ts';
import type { Call, Command, Said } from './command.ts';
import { takeMoment } from './moment.ts';
import { newly } from './say.ts';
import { takeFrom } from './take.ts';
import { leads, whileBound } from './who.ts';

export const awareCommand: Command = {
  name: 'aware',
  group: 'disclosure',
  summary: 'say since when you are aware of attacks, a breach of personal data or an incident',
  who: [...leads, 'legal', 'dpo'],
  usage: ['aware exploitation|breach|incident <time> <basis>', 'aware measure|materiality|request <time> <basis>'],
  examples: ['/psirt aware exploitation 2026-11-28T21:40Z "logs that a customer sent"', '/psirt aware measure 2026-12-01T16:00Z "the workaround is on the status page"'],
  when: whileBound,
  run,
}; // prettier-ignore

function run(call: Call): Said {
  const take = takeFrom(call);
  const event = take.word(0, (word) => readOneOf(word, awareEvents));
  const aware_at = takeMoment(call, take, 1);
  const basis = take.text(2, 'the basis');
  const said = take.all({ name: 'aware' as const, event, aware_at, basis });
  return said === undefined ? take.stop() : newly(awareOf(call.view, said.event), said);
}
