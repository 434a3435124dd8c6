// Which of a case's alarms somebody was paged for, and how that went.
import { alarmsOf } from './alarms.ts';
import type { Alarm } from './alarms.ts';
import { openIntent } from './case.ts';
import type { View } from './view.ts';

/** The act that pages somebody for an alarm. */
export function pageAct({ kind, seq, key }: Pick<Alarm, 'kind' | 'seq' | 'key'>): string {
  return `page:${kind}:${key ?? seq}`;
}

export interface Paged {
  readonly alarm: Alarm;
  /** `lost`: nobody knows whether it went out. */
  readonly state: 'sent' | 'failed' | 'lost';
  readonly at: string;
}

/** Every alarm that stands and for which a page was tried, with how its last try ended; one that is under way is left out. */
export function pagesOf(view: View): readonly Paged[] {
  return alarmsOf(view).flatMap((alarm): readonly Paged[] => {
    const act = view.it.acts.get(pageAct(alarm));
    const open = act && openIntent(act);
    if (open !== undefined) return open.expires > view.now ? [] : [{ alarm, state: 'lost', at: open.at }];
    const receipt = act?.receipt;
    if (receipt === undefined) return [];
    return [{ alarm, state: receipt.result === 'failed' ? 'failed' : 'sent', at: receipt.at }];
  });
}
