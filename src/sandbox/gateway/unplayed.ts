// What stands in the contract but neither the engine nor a service of ours plays. Saying so beats a 404 that looks like GitHub's.
import { refusal } from './call.ts';
import type { Answer, Call } from './call.ts';

export const unplayed: ReadonlySet<string> = new Set([
  'meta/root',
  'apps/create-from-manifest',
  'dependabot/list-alerts-for-repo',
  'dependabot/get-alert',
  'repos/create-dispatch-event',
  'repos/create-commit-status',
  'issues/add-sub-issue',
  'issues/list-sub-issues',
  'issues/remove-sub-issue',
]);

/** 501 for such a call, else undefined. */
export const notPlayed = ({ operationId = '' }: Call): Answer | undefined =>
  unplayed.has(operationId) ? refusal(501, `The sandbox does not play ${operationId}.`) : undefined;
