// `/psirt send`: exactly the text that was drafted goes out. The bot posts what is for the reporter where GitHub lets it; all else it
// shows for a person to send, who then says `sent`.
import { draftOf } from '../case/noticed.ts';
import { hashOf } from '../case/log.ts';
import { draftNow } from '../notices/draft.ts';
import { obstaclesTo } from '../notices/sendable.ts';
import { readNotice, readPartyReference } from './choices.ts';
import { clausesOf } from './clauses.ts';
import type { Call, Command, Said } from './command.ts';
import { alreadySo, facts, refuse, wait } from './say.ts';
import { takeFrom } from './take.ts';
import { leads } from './who.ts';

export const sendCommand: Command = {
  name: 'send',
  group: 'disclosure',
  summary: 'send a notice as it was drafted',
  who: [...leads, 'comms'],
  usage: ['send <notice> [to <party>]'],
  examples: ['/psirt send data-seen'],
  when: 'any',
  run,
};

function run(call: Call): Said {
  const take = takeFrom(call);
  const { head, of } = clausesOf(call.words, ['to']);
  const notice = take.only(head, readNotice);
  const clause = of('to');
  const to = clause === undefined ? null : take.only(clause, readPartyReference);
  if (notice === undefined || to === undefined) return take.stop();
  const draft = draftOf(call.view, notice);
  const post = `/psirt draft ${notice}`;
  if (draft === undefined) return refuse(call, 'E-GATE', [{ what: 'nobody has seen its text yet; draft it first', post }]); // prettier-ignore
  if (draft.sendings.some((fact) => fact.to === to)) return alreadySo;
  const { hash, said_at } = draft.drafted;
  const now = draftNow(call, notice, said_at);
  if (now.kind === 'unseen') return wait;
  if (now.kind === 'wrong') return refuse(call, 'E-GATE', now.missing);
  const { template, rendered } = now;
  const obstacles = obstaclesTo(call, { draft, template, ...rendered, to });
  if (obstacles === null) return wait;
  if (obstacles !== undefined) return refuse(call, obstacles.code, obstacles.missing);
  if (hashOf(rendered.text) !== hash) return refuse(call, 'E-STALE', [{ what: 'what it says has changed since it was drafted', post }]); // prettier-ignore
  return facts({ name: 'sending', notice, hash, to });
}
