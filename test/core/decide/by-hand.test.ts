// Labels, closing, assigning and titles by GitHub's own buttons: some are words, the rest is put back.
import { describe, expect, test } from 'vitest';
import { statusOf } from '../../../src/core/case/status.ts';
import { hour, later } from '../../../src/core/time.ts';
import { aStory, people, settings, start } from './a-world.ts';
import type { Login, Story } from './a-world.ts';
import { confirmed, published } from './stories.ts';

const words = /^(fact|refused)/;
const by = (login: Login) => ({ login, id: people[login] });

function begun(): Story {
  const story = aStory();
  story.settle();
  return story;
}

describe('A label', () => {
  test('that says something is said by who set it [R113]', () => {
    const story = begun();
    story.press('lin', { event: 'labeled', label: 'severity/high' });
    expect(story.settle()).toEqual(['fact severity (lin, event:102)', 'do comment.fill 101']);
    expect(story.table.issue.labels).toContain('severity/high');
  });

  test('of somebody without the role is refused and taken off again', () => {
    const story = begun();
    story.press('out', { event: 'labeled', label: 'severity/high' });
    expect(story.settle(/^(refused|do labels|do comment.create)/)).toEqual([
      'refused E-ROLE severity (out, event:102)',
      'do labels -severity/high',
      'do comment.create reply:102',
    ]);
    expect(story.table.comments.at(-1)?.body).toContain(
      'what you set by hand counts as `/psirt severity high`',
    );
  });

  test('that acts runs as its setter and goes away, also when it is refused [R113]', () => {
    const story = begun();
    story.press('lead', { event: 'labeled', label: 'do/accept' });
    expect(story.settle(/^(refused|do labels)/)).toEqual([
      'refused E-GATE accept (lead, event:102)',
      'do labels -do/accept',
    ]);
    story.hear('lead', '/psirt exploit none\n/psirt public no');
    story.press('lead', { event: 'labeled', label: 'do/accept' });
    expect(story.settle(words).at(-1)).toMatch(/^fact accepted \(lead, event:/);
    expect(story.table.issue.labels).not.toContain('do/accept');
  });

  test('hold holds, and taking it off takes the hold off [R113]', () => {
    const story = begun();
    story.press('lin', { event: 'labeled', label: 'hold' });
    expect(story.settle(words)).toEqual(['fact held (lin, event:102)']);
    story.press('lin', { event: 'unlabeled', label: 'hold' });
    expect(story.settle(words)).toEqual([expect.stringMatching(/^fact unheld \(lin, event:/)]);
  });

  test('not-a-case asks for a reason on a case that runs, and goes away', () => {
    const story = begun();
    story.press('lead', { event: 'labeled', label: 'not-a-case' });
    expect(story.settle(/^(refused|do labels)/)).toEqual([
      'refused E-ARGS decline (lead, event:102)',
      'do labels -not-a-case',
    ]);
    const reply = story.table.comments.at(-1)?.body ?? '';
    expect(reply).toContain('what you set by hand counts as `/psirt decline`');
    expect(reply).toContain('|withdrawn|spam> <reasoning>');
  });

  test('that is the bot’s own is put back and never heard', () => {
    const story = begun();
    story.press('lead', { event: 'unlabeled', label: 'status/new' });
    story.press('lead', { event: 'labeled', label: 'status/closed' });
    story.press('lead', { event: 'labeled', label: 'question' });
    story.press('psirt-bot[bot]', { event: 'labeled', label: 'severity/high' });
    expect(story.settle()).toEqual(['do labels +status/new -status/closed -severity/high']);
    expect(story.table.issue.labels).toContain('question');
  });

  test('whose event tells no name is nothing', () => {
    const story = begun();
    story.press('lead', { event: 'labeled' });
    story.press('lead', { event: 'unlabeled', label: 'needs/owner' });
    expect(story.settle(words)).toEqual([]);
  });
});

describe('What was done before the bot first looked', () => {
  test('counts on a new issue', () => {
    const story = aStory();
    story.press('lin', { event: 'labeled', label: 'severity/high' });
    story.wait(hour);
    expect(story.settle(words)).toEqual(['fact reported (tri, issue)', 'fact severity (lin, event:101)']);
  });

  test('does not on an issue that is older than the house and was adopted', () => {
    const story = aStory({ issue: { created_at: later(start, -3 * hour) } });
    story.press('lin', { event: 'labeled', label: 'severity/high' });
    expect(story.hear('lead', '/psirt adopt', words)).toEqual([
      'fact reported (tri, issue)',
      'fact looked (lead, comment:102)',
    ]);
    expect(story.table.issue.labels).not.toContain('severity/high');
  });
});

describe('The assignee', () => {
  test('leads the case', () => {
    const story = begun();
    story.press('lead', { event: 'assigned', assignee: by('lead') });
    expect(story.settle(words)).toEqual(['fact assigned (lead, event:102)']);
    expect(story.settle()).toEqual([]);
  });

  test('changes by assigning somebody else, and comes back when taken off', () => {
    const story = begun();
    story.hear('lead', '/psirt ack');
    expect(story.table.issue.assignees).toEqual([by('lead')]);
    story.press('lead', { event: 'assigned', assignee: by('lin') });
    expect(story.settle(words)).toEqual([expect.stringMatching(/^fact assigned \(lead, event:/)]);
    story.table.issue.assignees = [];
    expect(story.settle()).toEqual(['do assignees +lin']);
  });

  test('changes too when the one before stays assigned', () => {
    const story = begun();
    story.hear('lead', '/psirt ack');
    story.press('lead', { event: 'assigned', assignee: by('lin') });
    story.table.issue.assignees = [by('lead'), by('lin')];
    expect(story.settle(words)).toEqual([expect.stringMatching(/^fact assigned \(lead, event:/)]);
  });

  test('an assignment that names nobody, or a new title, says nothing; the title and who was never let lead are put back', () => {
    const story = begun();
    story.table.issue.assignees = [by('out')];
    story.press('lead', { event: 'assigned' });
    story.press('lead', { event: 'unassigned', assignee: by('lin') });
    story.press('lead', { event: 'renamed' });
    story.table.issue.title = 'IDOR in export lets anybody read rows';
    expect(story.settle()).toEqual(['do title “Case 42 · widget”', 'do assignees -out']);
  });
});

describe('Closing the issue', () => {
  test('is close, and is undone with the list of what is missing', () => {
    const story = begun();
    story.press('lead', { event: 'closed', reason: 'completed' });
    expect(story.settle(/^(refused|do issue|do comment.create)/)).toEqual([
      'refused E-GATE close (lead, event:102)',
      'do comment.create reply:102',
      'do issue.reopen',
    ]);
  });

  test('and reopening it before the bot looked is one word after the other', () => {
    const story = begun();
    story.press('lead', { event: 'closed', reason: 'completed' });
    story.press('lead', { event: 'reopened' });
    story.press('lead', { event: 'labeled', label: 'severity/low' });
    expect(story.settle(words)).toEqual([
      'refused E-GATE close (lead, event:102)',
      'fact severity (lead, event:104)',
    ]);
    expect(story.table.issue.state).toBe('open');
  });

  test('as not planned asks for the reason to decline', () => {
    const story = begun();
    story.press('lead', { event: 'closed', reason: 'not_planned' });
    expect(story.settle(words)).toEqual(['refused E-ARGS decline (lead, event:102)']);
    expect(story.table.issue.state).toBe('open');
  });

  test('as a duplicate asks of which case', () => {
    const story = begun();
    story.press('lead', { event: 'closed', reason: 'duplicate' });
    expect(story.settle(words)).toEqual(['refused E-ARGS duplicate (lead, event:102)']);
  });

  test('of a case that is done closes it, and reopening takes it up again', () => {
    const story = published();
    story.press('lead', { event: 'closed', reason: 'completed' });
    expect(story.settle(words)).toEqual([expect.stringMatching(/^fact closed \(lead, event:/)]);
    story.press('lead', { event: 'reopened' });
    expect(story.settle(words)).toEqual([expect.stringMatching(/^fact reopened \(lead, event:/)]);
  });
});

describe('The issue is closed as the case ended', () => {
  test.each([
    ['/psirt decline spam', 'do issue.close not_planned'],
    ['/psirt duplicate #7', 'do issue.close duplicate'],
  ])('%s', (line, expected) => {
    const story = begun();
    story.say('lead', '/psirt public https://example.org/post');
    expect(story.hear('lead', line, /^(refused|do issue)/)).toEqual([]);
    expect(story.hear('lead', '/psirt close', /^(refused|do issue)/)).toEqual([expected]);
  });

  test('published: completed', () => {
    const story = published();
    expect(story.hear('lead', '/psirt close', /^do issue/)).toEqual(['do issue.close completed']);
    expect(statusOf(story.view())).toBe('closed');
  });
});

test('Nothing is asked about buttons while everything is as the bot left it', () => {
  const story = confirmed({ settings: settings() });
  expect(story.looked().map(({ look }) => look)).not.toContain('events');
});
