// One looker for each kind of question; a missing one doesn't compile.
import type { Asked } from '../../core/look.ts';
import { lookAtAdvisory, lookForForks, lookForNonce } from './advisory.ts';
import { lookAtAudit, lookAtWriters } from './audit.ts';
import { lookAtCommit, lookAtCommits, lookAtPull, lookAtRelease, lookAtTags } from './code.ts';
import { lookAtComment, lookAtMarked, lookAtThread } from './comments.ts';
import { lookAtEdited } from './edited.ts';
import { lookAtEvents } from './events.ts';
import { lookAtMember } from './member.ts';
import { lookAtCase, lookAtLog } from './other-case.ts';
import { lookForIssue } from './own-issue.ts';
import { lookAtUser } from './people.ts';
import { lookAtProof } from './proof.ts';
import type { Looker } from './sight.ts';
import { lookAtBlob, lookAtSite } from './site.ts';
import { lookAtFile, lookAtNotice, lookAtProse } from './texts.ts';

export const lookers: { readonly [K in Asked]: Looker<K> } = {
  advisory: lookAtAdvisory,
  'advisory-by-nonce': lookForNonce,
  audit: lookAtAudit,
  blob: lookAtBlob,
  case: lookAtCase,
  comment: lookAtComment,
  commit: lookAtCommit,
  commits: lookAtCommits,
  edited: lookAtEdited,
  events: lookAtEvents,
  file: lookAtFile,
  forks: lookForForks,
  log: lookAtLog,
  marked: lookAtMarked,
  member: lookAtMember,
  notice: lookAtNotice,
  'own-issue': lookForIssue,
  proof: lookAtProof,
  prose: lookAtProse,
  pull: lookAtPull,
  release: lookAtRelease,
  site: lookAtSite,
  tags: lookAtTags,
  thread: lookAtThread,
  user: lookAtUser,
  writers: lookAtWriters,
};
