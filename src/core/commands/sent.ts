// `/psirt sent`: a notice was sent by hand, outside GitHub. From then on it counts as sent.
import { allOf } from '../case/case.ts';
import { notices } from '../case/fact.ts';
import { unsentMessages } from '../case/told.ts';
import { readOneOf } from './args.ts';
import { clausesOf } from './clauses.ts';
import type { Call, Command, Said } from './command.ts';
import { alreadySo, facts, refuse } from './say.ts';
import { takeFrom } from './take.ts';
import { sorters } from './who.ts';

export const sentCommand: Command = {
  name: 'sent',
  group: 'triage',
  summary: 'record that a notice was sent by hand',
  who: [...sorters, 'comms'],
  usage: [`sent ${notices.join('|')} via <channel>`],
  examples: ['/psirt sent ack via email', '/psirt sent thanks via email'],
  when: 'any',
  run,
};

function run(call: Call): Said {
  const take = takeFrom(call);
  const { head, of } = clausesOf(call.words, ['via']);
  const notice = take.only(head, (word) => readOneOf(word, notices));
  const via = of('via');
  if (via === undefined && notice !== undefined) {
    return refuse(call, 'E-ARGS', [
      { what: 'say how it was sent', post: `/psirt sent ${notice} via <channel>` },
    ]);
  }
  const said = take.all({ notice, channel: via === undefined ? '' : take.text(via.from, 'the channel') });
  if (said === undefined) return take.stop();
  const waits = unsentMessages(call.view).some((message) => message.notice === said.notice);
  const known = allOf(call.view.it, 'sent').some((one) => one.notice === said.notice);
  return known && !waits ? alreadySo : facts({ name: 'sent', notice: said.notice, channel: said.channel });
}
