// What each operation needs: an App permission with its level, and a person's role. From GitHub's pages
// "Permissions required for GitHub Apps" and "Repository roles for an organization".
import type { AccessLevel } from '../platform/repositories.ts';

export interface Need {
  /** Permission of an App; `jwt` means the App's own JWT; `none` means any token. */
  readonly permission: string;
  readonly level: 'read' | 'write' | 'admin';
  readonly role: AccessLevel;
}

type Group = readonly [permission: string, level: Need['level'], role: AccessLevel, operations: string];

/** A permission, its level, a person's role, then the operations. */
const groups: readonly Group[] = [
  ['jwt', 'read', 'none', `apps/get-authenticated apps/list-installations apps/get-installation apps/get-repo-installation
     apps/get-org-installation apps/get-user-installation apps/get-webhook-config-for-app`],
  ['jwt', 'write', 'none', `apps/create-installation-access-token apps/list-webhook-deliveries apps/get-webhook-delivery
     apps/redeliver-webhook-delivery`],
  ['none', 'read', 'none', `meta/root meta/get rate-limit/get users/get-authenticated users/get-by-username users/get-by-id
     apps/get-by-slug apps/list-repos-accessible-to-installation
     apps/revoke-installation-access-token apps/create-from-manifest orgs/get repos/list-for-org
     search/issues-and-pull-requests security-advisories/list-global-advisories
     security-advisories/get-global-advisory`],
  ['members', 'read', 'none', `orgs/list-members orgs/check-membership-for-user orgs/get-membership-for-user teams/list
     teams/get-by-name teams/list-members-in-org teams/get-membership-for-user-in-org`],
  ['organization_administration', 'read', 'none', `orgs/list-app-installations`],
  ['metadata', 'read', 'read', `repos/get repos/list-collaborators repos/check-collaborator
     repos/get-collaborator-permission-level repos/get-repo-rulesets repos/get-repo-ruleset
     repos/get-branch-rules`],
  ['administration', 'read', 'admin', `repos/check-private-vulnerability-reporting repos/check-immutable-releases
    repos/list-teams repos/list-deploy-keys`],
  ['administration', 'write', 'admin', `repos/update repos/delete repos/create-in-org repos/add-collaborator repos/remove-collaborator
     repos/create-repo-ruleset repos/update-repo-ruleset repos/delete-repo-ruleset
     repos/create-or-update-environment repos/create-deployment-branch-policy
     repos/enable-private-vulnerability-reporting repos/disable-private-vulnerability-reporting`],
  ['actions', 'read', 'read', `repos/get-all-environments repos/get-environment repos/list-deployment-branch-policies`],
  ['secrets', 'read', 'admin', `actions/list-repo-secrets`],
  ['environments', 'read', 'admin', `actions/list-environment-secrets`],
  ['actions', 'write', 'write', `actions/create-workflow-dispatch`],
  ['contents', 'read', 'read', `repos/get-content repos/download-tarball-archive repos/get-branch repos/list-branches
     repos/list-tags repos/list-commits repos/list-activities repos/get-commit repos/compare-commits-with-basehead
     repos/list-releases repos/get-release repos/get-release-by-tag repos/get-latest-release
     repos/list-release-assets git/get-ref git/list-matching-refs git/get-commit git/get-tree
     git/get-blob git/get-tag`],
  ['contents', 'write', 'write', `repos/create-or-update-file-contents repos/delete-file repos/create-dispatch-event
     repos/create-release repos/update-release repos/delete-release repos/upload-release-asset
     git/create-ref git/update-ref git/delete-ref git/create-commit git/create-tree git/create-blob
     git/create-tag pulls/merge`],
  ['issues', 'read', 'read', `issues/get issues/list-for-repo issues/list-comments issues/list-comments-for-repo
     issues/get-comment issues/list-labels-on-issue issues/get-label issues/list-labels-for-repo
     issues/list-events-for-repo issues/list-events issues/get-event issues/list-events-for-timeline
     issues/list-sub-issues issues/list-milestones reactions/list-for-issue
     reactions/list-for-issue-comment`],
  ['issues', 'write', 'read', `issues/create issues/update issues/create-comment issues/update-comment issues/delete-comment
     reactions/create-for-issue reactions/create-for-issue-comment reactions/delete-for-issue
     reactions/delete-for-issue-comment`],
  ['issues', 'write', 'triage', `issues/add-labels issues/set-labels issues/remove-label issues/remove-all-labels
     issues/add-assignees issues/remove-assignees issues/lock issues/unlock issues/add-sub-issue
     issues/remove-sub-issue`],
  ['issues', 'write', 'write', `issues/pin-comment issues/unpin-comment issues/create-label issues/update-label
     issues/delete-label issues/create-milestone`],
  ['pull_requests', 'read', 'read', `pulls/get pulls/list pulls/list-files pulls/list-commits pulls/list-reviews`],
  ['pull_requests', 'write', 'read', `pulls/create pulls/update pulls/request-reviewers pulls/create-review`],
  ['checks', 'read', 'read', `checks/list-for-ref`],
  ['checks', 'write', 'write', `checks/create checks/update`],
  ['statuses', 'write', 'write', `repos/create-commit-status`],
  ['vulnerability_alerts', 'read', 'write', `dependabot/list-alerts-for-repo dependabot/get-alert`],
  ['repository_advisories', 'read', 'none', `security-advisories/list-repository-advisories security-advisories/get-repository-advisory
     preview/list-advisory-comments preview/get-advisory-comment`],
  ['repository_advisories', 'write', 'none', `security-advisories/list-org-repository-advisories
     security-advisories/create-private-vulnerability-report
     security-advisories/create-repository-advisory security-advisories/update-repository-advisory
     security-advisories/create-repository-advisory-cve-request preview/create-advisory-comment
     preview/update-advisory-comment`],
  ['administration', 'write', 'none', `security-advisories/create-fork`],
]; // prettier-ignore

const table = new Map<string, Need>(
  groups.flatMap(([permission, level, role, operations]) =>
    operations.split(/\s+/).map((operation): [string, Need] => [operation, { permission, level, role }]),
  ),
);

/** What an operation needs, or undefined when the table doesn't know it. Advisories have rules of their own on top. */
export const needOf = (operationId: string): Need | undefined => table.get(operationId);
