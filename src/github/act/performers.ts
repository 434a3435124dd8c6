// One performer for each kind of effect at GitHub; a missing one doesn't compile.
import type { GitHubEffect } from '../../core/decision.ts';
import {
  acceptAdvisory, addCollaborators, closeAdvisory, createAdvisory, openFork, publishAdvisory, requestCve, reviseAdvisory, tellThread,
  writeAdvisory,
} from './advisory.ts'; // prettier-ignore
import { createComment, deleteComment, fillComment, pinComment, react } from './comment.ts';
import { closeIssue, createIssue, fillIssue, reopenIssue, setAssignees, setTitle } from './issue.ts';
import { setLabels } from './labels.ts';
import { commitToSite, writeReleaseNotes, writeSite } from './public-place.ts';
import type { Performer } from './stage.ts';

export const performers: { readonly [K in GitHubEffect['kind']]: Performer<K> } = {
  'advisory.accept': acceptAdvisory,
  'advisory.close': closeAdvisory,
  'advisory.collaborators': addCollaborators,
  'advisory.create': createAdvisory,
  'advisory.publish': publishAdvisory,
  'advisory.revise': reviseAdvisory,
  'advisory.tell': tellThread,
  'advisory.write': writeAdvisory,
  assignees: setAssignees,
  'comment.create': createComment,
  'comment.delete': deleteComment,
  'comment.fill': fillComment,
  'comment.pin': pinComment,
  'cve.request': requestCve,
  'fork.open': openFork,
  'issue.close': closeIssue,
  'issue.create': createIssue,
  'issue.fill': fillIssue,
  'issue.reopen': reopenIssue,
  labels: setLabels,
  react,
  'release.notes': writeReleaseNotes,
  'site.commit': commitToSite,
  'site.write': writeSite,
  title: setTitle,
};
