// The real hands of settling: observe, look, save, append, perform over GitHub. They decide nothing; what may or may not have happened
// is told as `unsure`, so that nobody writes a receipt for it.
import type { EntryDraft } from '../core/case/entry.ts';
import type { Effect, GitHubEffect, PageEffect } from '../core/decision.ts';
import type { World } from '../core/world.ts';
import { sentenceOfDrafts } from '../core/words/sentences.ts';
import type { Appended, Hands, Performed } from '../settle.ts';
import type { Pager, PageSent } from '../channels/pager.ts';
import { perform } from '../github/act/perform.ts';
import type { Clients } from '../github/client.ts';
import { GitHubFailure } from '../github/failure.ts';
import { saveNotice } from '../github/notices.ts';
import type { Observer } from '../github/observe.ts';
import type { Records } from '../github/records.ts';
import type { RepositoryName } from '../github/repository-name.ts';

export interface HandsOptions {
  /** Undefined where none is set up: then nothing wants to page anybody. */
  readonly pager: Pager | undefined;
  readonly clients: Clients;
  readonly observer: Observer;
  readonly records: Records;
  readonly repository: RepositoryName;
  /** Told of every effect whose outcome nobody knows or that was refused: the effect's kind and a fixed word, never content. */
  readonly onTrouble: (trouble: {
    readonly number: number;
    readonly effect: Effect['kind'];
    readonly kind: string;
  }) => void;
  /** Told of every issue that was opened for what is split off, once it is filled: no webhook tells of what the bot did itself. */
  readonly onSplitOff: (number: number) => void;
}

export function openHands(options: HandsOptions): Hands {
  const { observer, records } = options;
  const labels = new Set<string>();
  return {
    observe: async (number, carried) => {
      const observed = await observer.observe(number, carried);
      return observed.found ? observed.world : undefined;
    },
    look: observer.look,
    save: async (number, notices) => {
      for (const notice of notices) await saveNotice(records, number, notice);
    },
    append: (world, drafts) => append(records, world, drafts),
    perform: (effect, { issue: { number } }) =>
      effect.kind === 'page'
        ? paged(options, effect, number)
        : performed(options, labels, { effect, number }),
  };
}

async function append(records: Records, world: World, drafts: readonly EntryDraft[]): Promise<Appended> {
  const { number } = world.issue;
  const seen = world.log?.ok === true ? world.log.head : undefined;
  const sentence = sentenceOfDrafts(drafts, number);
  const appended = await records.append({ of: number, seen, drafts, at: world.now, sentence });
  return appended.changed ? appended : { changed: false, log: appended.log };
}

const performedAs: Readonly<Record<PageSent, Performed>> = {
  sent: { result: 'done', made: {} },
  refused: { result: 'failed', made: {} },
  unknown: { result: 'unsure' },
};

async function paged(
  { pager, onTrouble }: HandsOptions,
  { page, kind: effect }: PageEffect,
  number: number,
): Promise<Performed> {
  const sent = pager === undefined ? 'refused' : await pager.send(page);
  if (sent !== 'sent') onTrouble({ number, effect, kind: sent });
  return performedAs[sent];
}

/** What comes to the same however often it is done, so that a single lost answer need not wait for the next sweep. */
const repeatable: ReadonlySet<Effect['kind']> = new Set<Effect['kind']>([
  'labels', 'title', 'assignees', 'comment.fill', 'react', 'issue.close', 'issue.reopen',
]); // prettier-ignore

async function performed(
  { clients, repository, onTrouble, onSplitOff }: HandsOptions,
  labels: Set<string>,
  { effect, number }: { readonly effect: GitHubEffect; readonly number: number },
): Promise<Performed> {
  for (let left = repeatable.has(effect.kind) ? 1 : 0; ; left -= 1)
    try {
      const done = await perform({ clients, repository, number, labels }, effect);
      if (done.result === 'failed') onTrouble({ number, effect: effect.kind, kind: done.failure });
      else if (effect.kind === 'issue.fill') onSplitOff(effect.number);
      return done;
    } catch (error) {
      if (!(error instanceof GitHubFailure)) throw error;
      if (left > 0 && error.kind !== 'rate-limited') continue;
      onTrouble({ number, effect: effect.kind, kind: error.kind });
      return { result: 'unsure' };
    }
}
