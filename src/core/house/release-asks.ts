// Tags that asked the bot's server for publication, in the house's own log: so who restarts it owes nobody an answer, and people see later
// who asked. Every proven request leaves its entry, whether or not a case waits for it.
import type { Case } from '../case/case.ts';
import type { EntryDraft } from '../case/entry.ts';
import type { ReleaseAsk, World } from '../world.ts';

const prefix = 'release-asked:';

/** The entry that a request leaves. */
export function askEntry(
  { now, bot }: Pick<World, 'now' | 'bot'>,
  { repository, tag }: Pick<ReleaseAsk, 'repository' | 'tag'>,
): EntryDraft {
  const made = { repository, tag };
  const act = `${prefix}${repository}@${tag}`;
  return { kind: 'receipt', act, result: 'done', made, said_at: now, by: bot, via: 'action' };
}

/** What the house's log holds of them. */
export function asksIn(house: Case): readonly ReleaseAsk[] {
  return [...house.acts.entries()].flatMap(([act, { receipt }]) => {
    if (!act.startsWith(prefix) || receipt === undefined) return [];
    const { repository = '', tag = '' } = receipt.made;
    return [{ repository, tag, at: receipt.at }];
  });
}
