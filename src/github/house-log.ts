// The house's own log, as it may be gone by: who may do what follows from it, so it counts only while the App alone wrote it. Where the
// bot was at work before and its log is gone, nothing is begun anew; that is for people to judge.
import type { Actor } from '../core/case/actor.ts';
import type { ReadLog } from '../core/case/log.ts';
import { readMarker } from '../core/words/marker.ts';
import type { Clients } from './client.ts';
import type { RepositoryName } from './repository-name.ts';
import { strangersIn } from './record-writers.ts';
import type { Records } from './records.ts';

interface Place {
  readonly clients: Clients;
  readonly records: Records;
  readonly repository: RepositoryName;
  readonly bot: Actor;
}

/** The house's log as of the last refresh of the record; undefined before the first start. */
export async function houseLog(place: Place): Promise<ReadLog | undefined> {
  const { records, bot } = place;
  const log = await records.log('house');
  if (log === undefined) return (await wasHere(place)) ? broken('the log vanished') : undefined;
  if (!log.ok) return log;
  const wrong = await strangersIn(records, 'house', new Set([bot.id]));
  return wrong.length === 0 ? log : broken(wrong.join('; '));
}

function broken(because: string): ReadLog {
  return { ok: false, line: 1, because };
}

/** Whether the bot wrote here before: on a desk at work its own comments are among those that were touched last. */
async function wasHere({ clients, repository, bot }: Place): Promise<boolean> {
  const route = 'GET /repos/{owner}/{repo}/issues/comments';
  const params = { ...repository, sort: 'updated' as const, direction: 'desc' as const, per_page: 100 };
  const { data } = await clients.cases.request(route, params);
  return data.some(({ user, body }) => user?.id === bot.id && readMarker(body ?? '') !== undefined);
}
