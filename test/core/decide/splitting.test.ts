// A case of its own for what was found on the way: the bot opens its issue once, the case begins there with what was known, and each shows
// the other. Nobody's text makes a case by itself.
import { describe, expect, test } from 'vitest';
import { allOf, latest } from '../../../src/core/case/case.ts';
import { clocksOf } from '../../../src/core/case/clocks.ts';
import { originOf, splitMarker } from '../../../src/core/case/split.ts';
import { messagesOf } from '../../../src/core/case/told.ts';
import { statusOf } from '../../../src/core/case/status.ts';
import { appendEntries, readLog } from '../../../src/core/case/log.ts';
import { hour } from '../../../src/core/time.ts';
import { reasonsFor } from '../../../src/core/sweep/reasons.ts';
import { sightOf } from '../sweep/a-sight.ts';
import { bot, receipt, report } from '../words/a-view.ts';
import type { Step } from '../words/a-view.ts';
import { aStory, settings } from './a-world.ts';
import type { Story } from './a-world.ts';
import { read } from './a-table.ts';
import { reported } from './stories.ts';

const opens = /issue\.(?:create|fill)|split/;
const first = (): Story => {
  const story = reported();
  story.settle();
  story.hear('lead', '/psirt credit "Jo Doe" as finder consent yes\n/psirt accept exploit none leak no');
  return story;
};
/** The issue that the bot opened, as its own case sees it. */
function second(from: Story, body?: string): Story {
  const { number, body: filled } = from.table.opened[0] ?? { number: 0, body: '' };
  const story = aStory({
    issue: { number, title: 'New report', body: body ?? filled, author: { ...bot, bot: true }, created_at: from.table.now },
  }); // prettier-ignore
  story.table.now = from.table.now;
  const log = read(from.table);
  if (log !== undefined) story.table.others.set(42, log);
  return story;
}

describe('split', () => {
  const parent = first();
  const lines = parent.hear('lead', '/psirt split "second sink @all in the parser"', opens);

  test('opens one issue, and fills it by edit', () => {
    expect(lines).toEqual([
      expect.stringMatching(/^fact split \(lead, comment:/),
      expect.stringMatching(/^intent split:\d+$/),
      'do issue.create',
      expect.stringMatching(/^receipt split:\d+ done$/),
      expect.stringMatching(/^intent split-fill:\d+$/),
      'do issue.fill',
      expect.stringMatching(/^receipt split-fill:\d+ done$/),
    ]);
    const [issue] = parent.table.opened;
    expect(issue).toMatchObject({ number: 57, title: 'Case 57 · widget' });
    expect(issue?.body.replaceAll('\u200B', '')).toContain('**Split off from #42** by `lead`: second sink @all in the parser'); // prettier-ignore
    expect(issue?.body).not.toContain('@all');
    expect(parent.settle(opens)).toEqual([]);
    expect(parent.hear('lead', '/psirt split "second sink @all in the parser"', opens)).toEqual([]);
  });

  test('shows on the card where it went', () => {
    const card = parent.table.comments.find(({ pinned }) => pinned)?.body;
    expect(card).toContain('**Related cases** split off from this one: #57 second sink');
  });

  test('begins with what was known there, and nobody is told anything a second time', () => {
    const story = second(parent);
    story.settle();
    const view = story.view();
    const report = latest(parent.view().it, 'reported');
    expect(latest(view.it, 'split-from')).toMatchObject({ case: 42, title: 'second sink @all in the parser', by: { id: 99 } }); // prettier-ignore
    expect(latest(view.it, 'reported')).toMatchObject({
      source: report?.source, received_at: report?.received_at, reporter: 'p1', product: 'widget', embargo_until: report?.embargo_until, ghsa: null,
    }); // prettier-ignore
    expect(allOf(view.it, 'credit')).toMatchObject([{ who: 'Jo Doe', as: 'finder', consent: 'yes' }]);
    expect(statusOf(view)).toBe('triaging');
    expect(clocksOf(view).map(({ name, begun }) => [name, begun])).toContainEqual(['disclose', report?.received_at]); // prettier-ignore
    expect(messagesOf(view).map(({ notice }) => notice)).toEqual([]);
    expect(story.table.comments.map(({ body }) => body).join('\n')).toContain('the same as in #42');
    expect(story.table.comments.find(({ pinned }) => pinned)?.body).toContain('**Related cases** split off from #42'); // prettier-ignore
    expect(story.settle()).toEqual([]);
  });

  test('is no case before the other one’s log names its issue, whatever stands in it', () => {
    const [{ number } = { number: 0 }] = parent.table.opened;
    const entry = latest(parent.view().it, 'split')?.seq ?? 0;
    for (const body of [
      '',
      'Split off from #42',
      splitMarker({ number: 42, entry: 1 }),
      splitMarker({ number: 41, entry }),
    ])
      // prettier-ignore
      expect(second(parent, body).settle()).toEqual([]);
    const other = second(parent);
    other.table.issue.number = number + 1;
    expect(other.settle()).toEqual([]);
    const broken = second(parent);
    broken.table.others.set(42, readLog('{}'));
    expect(broken.settle()).toEqual([]);
  });

  test('somebody else’s issue with that first line is a report like any other', () => {
    const story = second(parent);
    story.table.issue.author = { login: 'tri', id: 6, bot: false };
    expect(story.settle(/^fact/)).toEqual(['fact reported (tri, issue)']);
  });

  test('what nobody said yet stays open', () => {
    const story = aStory();
    story.settle();
    story.hear('lead', '/psirt split "and this"', opens);
    const its = second(story);
    its.settle();
    expect(statusOf(its.view())).toBe('new');
    expect(latest(its.view().it, 'reported')).toMatchObject({ reporter: null, visibility: 'unknown' }); // prettier-ignore
    story.hear('lead', '/psirt public https://example.org/post\n/psirt source list at 2026-11-20T09:00Z');
    const later = second(story);
    later.settle();
    expect(latest(later.view().it, 'reported')).toMatchObject({ source: 'list', received_at: '2026-11-20T09:00:00Z', visibility: 'public', embargo_until: null }); // prettier-ignore
  });
});

test('a log that says so, but tells of no report, begins nothing', () => {
  const facts = [
    { kind: 'fact', name: 'split', title: 'x', said_at: '2026-11-30T09:00:00Z', by: bot, via: 'comment:1' },
    { kind: 'receipt', act: 'split:1', result: 'done', made: { issue: '57' }, said_at: '2026-11-30T09:00:00Z', by: bot, via: 'sweep' },
  ] as const; // prettier-ignore
  const story = aStory({
    issue: { number: 57, body: splitMarker({ number: 42, entry: 1 }), author: { ...bot, bot: true } },
  });
  story.table.others.set(42, readLog(appendEntries(undefined, facts, '2026-11-30T09:00:00Z').lines));
  expect(story.settle()).toEqual([]);
});

test('a process died after the issue was opened: it is found by its marker, and no second one is opened', () => {
  const story = first();
  story.fates.set('issue.create', 'lost');
  story.hear('lead', '/psirt split "second sink"', opens);
  expect(story.table.opened).toHaveLength(1);
  story.wait(hour);
  expect(story.settle(opens)).toEqual(expect.arrayContaining([expect.stringMatching(/^receipt split:\d+ found$/), 'do issue.fill'])); // prettier-ignore
  expect(story.table.opened).toHaveLength(1);
});

test('of which of several products it is may be open', () => {
  const two = settings().replace('products:\n', 'products:\n  gadget: { repository: acme/gadget }\n');
  const story = aStory({ settings: two });
  story.settle();
  story.hear('lead', '/psirt split "and this"');
  const its = second(story);
  its.rules.settings = two;
  its.settle();
  expect(latest(its.view().it, 'reported')?.product).toBeNull();
});

test('nothing was opened: it is tried again', () => {
  const story = first();
  story.fates.set('issue.create', 'unsure');
  story.hear('lead', '/psirt split "second sink"', opens);
  expect(story.table.opened).toEqual([]);
  story.wait(hour);
  story.settle();
  expect(story.table.opened).toHaveLength(1);
  story.hear('lead', '/psirt similar new "third"');
  expect(story.table.opened.map(({ number }) => number)).toEqual([57, 58]);
});

test('and after it was filled: it is filled once more', () => {
  const story = first();
  story.fates.set('issue.fill', 'lost');
  story.hear('lead', '/psirt split "second sink"', opens);
  story.wait(hour);
  expect(story.settle(opens)).toEqual(expect.arrayContaining(['do issue.fill']));
});

test('similar new opens a case in the same way; what was said before the bot did that opens none', () => {
  const story = first();
  expect(story.hear('lead', '/psirt similar new "same check missing in admin"', opens)).toContain('do issue.create'); // prettier-ignore
  expect(latest(story.view().it, 'similar')).toMatchObject({ state: 'new', opens: true });
  expect(story.hear('lead', '/psirt similar add "the parser too"', opens)).toEqual([]);
  expect(story.hear('lead', '/psirt similar none "rule 12"', opens)).toEqual([]);
});

test('a first line that is none', () => {
  expect(originOf('Split off from #42')).toBeUndefined();
  expect(originOf(splitMarker({ number: 42, entry: 7 }))).toEqual({ number: 42, entry: 7 });
  expect(originOf('<!-- psirt-bot:split:42 v1 -->')).toBeUndefined();
});

test('the sweep finds the issue that a case names, and no other of the bot’s', () => {
  const act = (issue: string): Step => receipt('split:2', { issue });
  const issue = { number: 57, title: 'Case 57 · widget', state: 'open', author: { ...bot, bot: true }, labels: [], assignees: [], created_at: '2026-11-30T09:00:00Z', updated_at: '2026-11-30T09:00:00Z', asks: undefined } as const; // prettier-ignore
  const reasons = (named: string) => {
    const sight = sightOf([{ steps: [report(), { name: 'split', title: 'x' }, act(named)] }]);
    return reasonsFor(sight, { number: 57, record: undefined, issue, comments: [], looked: undefined });
  };
  expect(reasons('57')).toContain('new');
  expect(reasons('58')).not.toContain('new');
});
