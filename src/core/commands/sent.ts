// `/psirt sent`: a notice was sent by hand, outside GitHub. From then on it counts as sent.
import { allOf } from '../case/case.ts';
import { draftOf } from '../case/noticed.ts';
import { unsentMessages } from '../case/told.ts';
import type { NoticeName } from '../case/told.ts';
import { readNotice, readPartyReference } from './choices.ts';
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
  usage: ['sent <notice> [to <party>] via <channel>'],
  examples: ['/psirt sent ack via email', '/psirt sent prenotify to p2 via "encrypted mail"'],
  when: 'any',
  run,
};

function run(call: Call): Said {
  const take = takeFrom(call);
  const { head, of } = clausesOf(call.words, ['via', 'to']);
  const notice = take.only(head, readNotice);
  const via = of('via');
  if (via === undefined && notice !== undefined) {
    return refuse(call, 'E-ARGS', [
      { what: 'say how it was sent', post: `/psirt sent ${notice} via <channel>` },
    ]);
  }
  const party = of('to');
  // After `via` it belongs to the channel: `via email to our contact`.
  const isParty = party !== undefined && via !== undefined && party.from < via.from;
  const to = isParty ? take.only(party, readPartyReference) : null;
  const said = take.all({ notice, to, channel: via === undefined ? '' : take.text(via.from, 'the channel') }); // prettier-ignore
  return said === undefined ? take.stop() : record(call, said);
}

function record(
  { view }: Call,
  {
    notice,
    to,
    channel,
  }: { readonly notice: NoticeName; readonly to: string | null; readonly channel: string },
): Said {
  const draft = draftOf(view, notice);
  const same = allOf(view.it, 'sent').findLast((one) => one.notice === notice && (one.to ?? null) === to);
  const waits = unsentMessages(view).some((message) => message.notice === notice);
  const isNewer = (draft?.drafted.seq ?? 0) > (same?.seq ?? 0);
  if (same !== undefined && !waits && !isNewer) return alreadySo;
  const hash = draft?.drafted.hash;
  return facts({ name: 'sent', notice, channel, ...(to !== null && { to }), ...(hash !== undefined && { hash }) }); // prettier-ignore
}
