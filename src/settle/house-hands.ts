// The real hands of settling the house, over GitHub. They decide nothing.
import type { EntryDraft } from '../core/case/entry.ts';
import type { HouseWorld } from '../core/house/house-world.ts';
import { deedOfDrafts } from '../core/words/sentences.ts';
import { perform } from '../github/act/perform.ts';
import type { Clients } from '../github/client.ts';
import { GitHubFailure } from '../github/failure.ts';
import type { HouseEyes } from '../github/house.ts';
import { beginRecord } from '../github/record-begin.ts';
import type { Records } from '../github/records.ts';
import type { RepositoryName } from '../github/repository-name.ts';
import type { HouseHands } from './house.ts';

export interface HouseHandsOptions {
  readonly clients: Clients;
  readonly eyes: HouseEyes;
  readonly records: Records;
  readonly repository: RepositoryName;
}

export function openHouseHands({ clients, eyes, records, repository }: HouseHandsOptions): HouseHands {
  const stage = { clients, repository, number: 0, labels: new Set<string>() };
  return {
    observe: eyes.observe,
    append: (world, drafts) => append(records, world, drafts),
    perform: async (effect) => {
      try {
        return await perform(stage, effect);
      } catch (error) {
        if (!(error instanceof GitHubFailure)) throw error;
        return { result: 'unsure' };
      }
    },
  };
}

async function append(
  records: Records,
  { log, now }: HouseWorld,
  drafts: readonly EntryDraft[],
): Promise<boolean> {
  if (log === undefined) await beginRecord(records);
  const seen = log?.ok === true ? log.head : undefined;
  const sentence = deedOfDrafts(drafts);
  const { changed } = await records.append({ of: 'house', seen, drafts, at: now, sentence });
  return !changed;
}
