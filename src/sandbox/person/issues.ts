// What a person does with issues: the buttons and boxes of GitHub's issue page, as API calls with the person's token.
import type { Octokit } from '@octokit/rest';

export interface IssuePlace {
  /** `acme/psirt`. */
  readonly repository: string;
  readonly number: number;
}

export interface CommentPlace {
  readonly repository: string;
  /** Numeric id of an issue comment. */
  readonly comment: number;
}

export interface NewIssue {
  readonly repository: string;
  readonly title: string;
  readonly body: string;
  readonly labels?: readonly string[];
}

export type CloseReason = 'completed' | 'not_planned' | 'duplicate';
export type Reaction = '+1' | '-1' | 'laugh' | 'confused' | 'heart' | 'hooray' | 'rocket' | 'eyes';

export interface SeenIssue {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly state: string;
  /** Login of who opened it. */
  readonly by: string;
  readonly labels: readonly string[];
  readonly assignees: readonly string[];
}

export interface SeenComment {
  readonly id: number;
  readonly by: string;
  readonly body: string;
  /** `2026-03-10T09:30:00Z`. */
  readonly at: string;
}

/** Each throws Octokit's RequestError when GitHub says no. */
export interface IssueHands {
  /** Gives the number of the new issue. */
  readonly openIssue: (issue: NewIssue) => Promise<number>;
  readonly issue: (place: IssuePlace) => Promise<SeenIssue>;
  /** All issues of a repository, the newest first. */
  readonly issues: (repository: string) => Promise<readonly SeenIssue[]>;
  /** Gives the id of the new comment. */
  readonly comment: (place: IssuePlace, body: string) => Promise<number>;
  readonly editComment: (place: CommentPlace, body: string) => Promise<void>;
  /** All comments of an issue, the oldest first. */
  readonly comments: (place: IssuePlace) => Promise<readonly SeenComment[]>;
  readonly react: (place: IssuePlace | CommentPlace, reaction: Reaction) => Promise<void>;
  /** Who reacted how to a comment. */
  readonly reactions: (
    place: CommentPlace,
  ) => Promise<readonly { readonly by: string; readonly reaction: string }[]>;
  readonly close: (place: IssuePlace, reason?: CloseReason) => Promise<void>;
  readonly reopen: (place: IssuePlace) => Promise<void>;
  readonly label: (place: IssuePlace, labels: readonly string[]) => Promise<void>;
  readonly unlabel: (place: IssuePlace, label: string) => Promise<void>;
  readonly assign: (place: IssuePlace, logins: readonly string[]) => Promise<void>;
  readonly unassign: (place: IssuePlace, logins: readonly string[]) => Promise<void>;
}

/** `acme/psirt` as Octokit wants it. */
export function partsOf(repository: string): { readonly owner: string; readonly repo: string } {
  const [owner = '', repo = ''] = repository.split('/');
  return { owner, repo };
}

const numbered = ({
  repository,
  number,
}: IssuePlace): ReturnType<typeof partsOf> & { issue_number: number } => ({
  ...partsOf(repository),
  issue_number: number,
});

const commented = ({
  repository,
  comment,
}: CommentPlace): ReturnType<typeof partsOf> & { comment_id: number } => ({
  ...partsOf(repository),
  comment_id: comment,
});

type RawIssue = Awaited<ReturnType<Octokit['rest']['issues']['get']>>['data'];

const seen = (issue: RawIssue): SeenIssue => ({
  number: issue.number,
  title: issue.title,
  body: issue.body ?? '',
  state: issue.state,
  by: issue.user?.login ?? '',
  labels: issue.labels.map((label) => (typeof label === 'string' ? label : (label.name ?? ''))),
  assignees: (issue.assignees ?? []).map(({ login }) => login),
});

type Talk = Pick<IssueHands, 'comment' | 'editComment' | 'comments' | 'react' | 'reactions'>;

function talk({ rest, paginate }: Octokit): Talk {
  return {
    comment: async (place, body) => (await rest.issues.createComment({ ...numbered(place), body })).data.id,
    editComment: async (place, body) => void (await rest.issues.updateComment({ ...commented(place), body })),
    comments: async (place) => {
      const all = await paginate(rest.issues.listComments, { ...numbered(place), per_page: 100 });
      return all.map(({ id, user, body, created_at }) => ({
        id,
        by: user?.login ?? '',
        body: body ?? '',
        at: created_at,
      }));
    },
    react: async (place, content) => {
      if ('comment' in place) await rest.reactions.createForIssueComment({ ...commented(place), content });
      else await rest.reactions.createForIssue({ ...numbered(place), content });
    },
    reactions: async (place) => {
      const all = await paginate(rest.reactions.listForIssueComment, { ...commented(place), per_page: 100 });
      return all.map(({ user, content }) => ({ by: user?.login ?? '', reaction: content }));
    },
  };
}

type Buttons = Pick<IssueHands, 'close' | 'reopen' | 'label' | 'unlabel' | 'assign' | 'unassign'>;

function buttons({ rest: { issues } }: Octokit): Buttons {
  return {
    close: async (place, reason = 'completed') =>
      void (await issues.update({ ...numbered(place), state: 'closed', state_reason: reason })),
    reopen: async (place) => void (await issues.update({ ...numbered(place), state: 'open' })),
    label: async (place, labels) =>
      void (await issues.addLabels({ ...numbered(place), labels: [...labels] })),
    unlabel: async (place, name) => void (await issues.removeLabel({ ...numbered(place), name })),
    assign: async (place, logins) =>
      void (await issues.addAssignees({ ...numbered(place), assignees: [...logins] })),
    unassign: async (place, logins) =>
      void (await issues.removeAssignees({ ...numbered(place), assignees: [...logins] })),
  };
}

export function issueHands(octokit: Octokit): IssueHands {
  const { rest, paginate } = octokit;
  return {
    ...talk(octokit),
    ...buttons(octokit),
    openIssue: async ({ repository, title, body, labels = [] }) => {
      const asked = { ...partsOf(repository), title, body, labels: [...labels] };
      return (await rest.issues.create(asked)).data.number;
    },
    issue: async (place) => seen((await rest.issues.get(numbered(place))).data),
    issues: async (repository) => {
      const asked = { ...partsOf(repository), state: 'all', per_page: 100 } as const;
      return (await paginate(rest.issues.listForRepo, asked)).map(seen);
    },
  };
}
