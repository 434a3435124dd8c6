// What we rely on and GitHub doesn't document, as one table: docs/assumptions.md is made from it, and `doctor` probes what can be probed
// without touching anything.

export interface Assumption {
  readonly id: string;
  readonly says: string;
  /** What would happen if it were wrong. */
  readonly ifWrong: string;
  /** How doctor looks; null where only using it would show. */
  readonly probe: string | null;
}

export const assumptions: readonly Assumption[] = [
  {
    id: 'advisory-comments',
    says: 'An App with `repository_advisories` may read and write the comments of an advisory (public preview).',
    ifWrong: 'What the reporter is told stands on the card as text to paste; replies are recorded by hand.',
    probe: 'reads the comments of one advisory of each product',
  },
  {
    id: 'branch-moves-on',
    says: 'A branch is not moved to a commit that does not grow out of its newest one, also when two writers are equally fast.',
    ifWrong: 'An advisory could be missing in the site’s lists until the next one is published.',
    probe: null,
  },
  {
    id: 'publish-by-app',
    says: 'An installation token with `repository_advisories: write` may publish a draft and request a CVE.',
    ifWrong:
      'Publication fails with a receipt that says so; a person presses GitHub’s button, and the bot adopts it.',
    probe: null,
  },
  {
    id: 'narrow-advisories',
    says: 'A token can be narrowed to `repository_advisories`, although the description of GitHub’s API lacks that name.',
    ifWrong: 'Nothing about advisories works.',
    probe: 'asks for such a token and lists advisories with it',
  },
  {
    id: 'fork-by-app',
    says: 'With `administration: write` an App may open a temporary private fork.',
    ifWrong: 'The card links to GitHub’s button and the bot adopts the fork that a person opened.',
    probe: null,
  },
  {
    id: 'fork-unseen',
    says: 'An App sees nothing inside a temporary private fork; publishing deletes it.',
    ifWrong: 'Nothing: we never look inside.',
    probe: null,
  },
  {
    id: 'app-commits-signed',
    says: 'GitHub signs commits that an App makes through the API without naming author or committer, as verified and by the bot’s account.',
    ifWrong: 'Every case freezes as tampered before the first publication.',
    probe: 'looks at the newest commit of the records branch',
  },
  {
    id: 'branch-activity',
    says: 'The list of a repository’s activities names the account whose token or button moved a branch, within the minute.',
    ifWrong:
      'Who pushed an unsigned change of the settings is not known: it waits until it is made again in a signed commit or on GitHub’s page.',
    probe: null,
  },
  {
    id: 'commits-of-folder',
    says: 'The list of commits that touched a path takes a folder too, and gives the newest first.',
    ifWrong:
      'A change of texts of notices alone goes by the newest commit of the branch, and who wrote it is not known: nobody can agree to it.',
    probe: null,
  },
  {
    id: 'contents-swap',
    says: '`PUT contents` with an old `sha` is refused with 409, also when two writers are equally fast.',
    ifWrong: 'Two processes could lose an entry; the chain of hashes would show it.',
    probe: null,
  },
  {
    id: 'ruleset-bypass',
    says: 'A ruleset can let an App alone write to a branch of a private repository.',
    ifWrong: 'The bot’s own check of every commit holds alone.',
    probe: 'reads the rules of the records branch',
  },
  {
    id: 'mail-as-created',
    says: 'GitHub mails issues and comments as they were created, not as they were edited.',
    ifWrong: 'Mails would hold what the card says; they go to people who may read the case.',
    probe: null,
  },
  {
    id: 'date-header',
    says: 'The `Date` header of answers is GitHub’s clock, and ours differs by less than a minute.',
    ifWrong: 'GitHub refuses the App’s tokens; clocks on cards follow GitHub.',
    probe: 'compares the two clocks',
  },
  {
    id: 'no-webhook-for-drafts',
    says: 'Changes of drafts, comments of advisories and assigned CVE IDs send no webhook.',
    ifWrong: 'Nothing: the sweep looks anyway.',
    probe: null,
  },
  {
    id: 'deliveries-three-days',
    says: 'Failed deliveries can be listed and sent again for three days, with the same GUID.',
    ifWrong: 'The sweep finds what they would have said.',
    probe: 'lists the last deliveries',
  },
  {
    id: 'edits-by-graphql',
    says: 'GraphQL tells an App that may read issues whether a comment was ever edited, also within the second in which it was written.',
    ifWrong: 'Commands that no webhook brought run nothing, and nothing signed is published.',
    probe: null,
  },
  {
    id: 'mention-when-created',
    says: 'A mention in a comment as it is created notifies whoever is named, and editing the comment afterwards notifies nobody.',
    ifWrong: 'Approvers and leads are not called; the card says whom a case waits for.',
    probe: null,
  },
  {
    id: 'pinned-comment',
    says: 'A comment of an issue can be pinned, and stays pinned when it is edited.',
    ifWrong: 'The card is the first comment of the bot, not the pinned one.',
    probe: null,
  },
  {
    id: 'collaborators-by-app',
    says: 'An App may set the collaborators of an advisory.',
    ifWrong: 'The card names whom a person has to add.',
    probe: null,
  },
  {
    id: 'triage-to-draft',
    says: 'A private report becomes a draft by `state: draft`.',
    ifWrong: '`accept` is recorded, and the card asks a person to press “Accept and open as draft”.',
    probe: null,
  },
  {
    id: 'published-stays',
    says: 'No API withdraws or deletes a published advisory; its text can still be changed by the App, and GitHub’s support withdraws it.',
    ifWrong:
      'The case shows a request to GitHub’s support that is not needed; `sent` concludes it all the same.',
    probe: null,
  },
  {
    id: 'delete-comment',
    says: 'An App with `issues: write` may delete any comment of an issue, and nothing of its text is left in the issue.',
    ifWrong: 'The card names the comment that a person has to delete.',
    probe: null,
  },
  {
    id: 'oidc-claims',
    says: 'The OIDC token of a workflow names repository id, ref, workflow and run, and is signed by GitHub’s issuer.',
    ifWrong: 'The Action’s door refuses; the sweep and webhooks publish instead.',
    probe: null,
  },
];
