// The records branch: begun empty, from nothing, unless it is there. Where it was once and is gone, the bot itself refuses to go on.
import { beginRecord } from '../../github/record-begin.ts';
import { recordBranch } from '../../github/record-path.ts';
import { openRecords } from '../../github/records.ts';
import type { Outlook, Site, Step } from './step.ts';

export const recordStep: Step = { name: 'records branch', look };

async function look({ github, repository }: Site): Promise<Outlook> {
  const records = openRecords({ github, repository });
  if ((await records.refresh()) !== undefined) return { kind: 'there', how: `${recordBranch} is there` };
  return {
    kind: 'todo',
    what: [`begin the branch ${recordBranch}, which holds the record of every case`],
    act: async () => {
      await beginRecord(records);
      return `began ${recordBranch}`;
    },
  };
}
