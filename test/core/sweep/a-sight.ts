// A sweep's sight as a test needs it: cases by the facts said on them, issues exactly as the record has them, unless told otherwise.
import { leadOf } from '../../../src/core/case/people.ts';
import type { View } from '../../../src/core/case/view.ts';
import type {
  SweepSight,
  SweptAdvisory,
  SweptCase,
  SweptComment,
  SweptIssue,
} from '../../../src/core/sweep/sight.ts';
import { labelsOf } from '../../../src/core/words/labels.ts';
import { titleOf } from '../../../src/core/words/titles.ts';
import { ada, bot, emptyView, viewAfter } from '../words/a-view.ts';
import type { Step } from '../words/a-view.ts';

/** Long after the steps of any case, and before its first clock. */
export const now = '2026-12-03T12:00:00Z';
export const person = { ...ada, bot: false };

export interface Given {
  readonly number?: number;
  readonly steps: readonly Step[];
  /** The time at which the issue was brought to what the record has. */
  readonly shownAt?: string;
  readonly issue?: Partial<SweptIssue> | null;
}

export function viewOf(steps: readonly Step[], number = 42, at = now): View {
  const { it } = viewAfter(steps);
  return { ...emptyView(), it: { ...it, number }, now: at };
}

function issueOf(view: View): SweptIssue {
  const lead = leadOf(view);
  const labels = labelsOf(view);
  return {
    number: view.it.number,
    title: titleOf(view),
    state: labels.includes('status/closed') ? 'closed' : 'open',
    author: person,
    labels,
    assignees: lead === undefined ? [] : [lead],
    created_at: '2026-11-30T08:55:00Z',
    updated_at: '2026-12-02T20:00:00Z',
    asks: undefined,
  };
}

function recordOf({ it }: View): SweptCase {
  return { number: it.number, head: it.head, state: 'open', it };
}

/** The sight over these cases; everything before `now` was done, and no case was looked at by this process. */
export function sightOf(given: readonly Given[], more: Partial<SweepSight> = {}): SweepSight {
  const at = more.now ?? now;
  const views = given.map(({ steps, number }) => viewOf(steps, number, at));
  const issues = given.flatMap(({ issue, shownAt }, index) => {
    const view = views[index] ?? emptyView();
    return issue === null ? [] : [{ ...issueOf({ ...view, now: shownAt ?? at }), ...issue }];
  });
  const { house, repository } = emptyView();
  return {
    now: at, bot, repository, house, plans: new Map(), until: at, cases: views.map(recordOf), issues, comments: [], products: [], prose: new Map(), looked: new Map(), ...more,
  }; // prettier-ignore
}

export function comment(more: Partial<SweptComment> = {}): SweptComment {
  return {
    id: 900, issue: 42, author: person, commands: true, adopts: false, answered: false, allows: undefined,
    created_at: '2026-12-03T11:00:00Z', updated_at: '2026-12-03T11:00:00Z', ...more,
  }; // prettier-ignore
}

export function advisory(more: Partial<SweptAdvisory> = {}): SweptAdvisory {
  return {
    ghsa: 'GHSA-aaaa-bbbb-cccc', state: 'draft', cve: null, fork: false,
    created_at: '2026-11-30T08:00:00Z', updated_at: '2026-12-02T20:00:00Z', ...more,
  }; // prettier-ignore
}
