// When nothing may happen: a repository that is public or another, a log that can't be read, a case that is frozen or closed.
import { describe, expect, test } from 'vitest';
import { decide } from '../../../src/core/decide.ts';
import { hour } from '../../../src/core/time.ts';
import { aStory } from './a-world.ts';
import type { Story } from './a-world.ts';
import { advisory, published, release, signed } from './stories.ts';

function begun(): Story {
  const story = aStory();
  story.settle();
  return story;
}

describe('Everything stops', () => {
  test.each([
    ['private', 'repository-public'],
    ['pinned', 'repository-unknown'],
  ] as const)('where the repository is not %s', (rule, halt) => {
    const story = begun();
    story.say('lead', '/psirt severity high');
    story.rules[rule] = false;
    expect(story.decided()).toEqual({ looks: [], halt, notices: [], entries: [], effects: [] });
    expect(story.settle()).toEqual([`halt ${halt}`]);
  });
});

describe('A log that can’t be read', () => {
  const cut = (): Story => {
    const story = begun();
    story.say('lead', '/psirt severity high');
    story.table.log = story.table.log?.slice(0, -20);
    return story;
  };

  test('is shown on the card with the reason, nothing is written to it, and nobody is heard', () => {
    const story = cut();
    const before = story.table.log;
    expect(story.settle()).toEqual(['do comment.fill 101', 'do labels +frozen']);
    expect(story.table.comments[0]?.body).toContain('the last line is cut');
    expect(story.table.log).toBe(before);
    expect(story.settle()).toEqual([]);
  });

  test('has nobody to tell it to without a card', () => {
    const story = cut();
    story.table.comments = [];
    expect(story.settle()).toEqual([]);
  });
});

describe('A frozen case', () => {
  test('does nothing outside, and goes on where it was when people reopen it', () => {
    const story = signed();
    story.freeze('a commit by @out');
    release(story, '2.4', '2.4.1');
    expect(story.settle(/^(fact|refused|do advisory)/)).toEqual([
      expect.stringMatching(/^refused E-STATE landed/),
    ]);
    expect(advisory(story).state).toBe('draft');
    story.say('lead', '/psirt reopen the commit was our own migration');
    story.say('rel', `/psirt landed ${'a'.repeat(40)} for 2.4`);
    expect(story.settle(/^do advisory/)[0]).toBe('do advisory.publish');
  });
});

describe('A freeze that is ended', () => {
  test('does not take up a case that was declined', () => {
    const story = aStory();
    story.hear('lead', '/psirt ack');
    story.hear('lead', '/psirt decline bug No rights are gained');
    story.freeze('no card shows how far the log had come');
    story.settle();
    story.hear('lead', '/psirt reopen somebody deleted the card');
    expect(story.table.issue.labels).toContain('status/declined');
    expect(story.table.issue.labels).not.toContain('frozen');
    story.hear('lead', '/psirt reopen a guest can do it');
    expect(story.table.issue.labels).not.toContain('status/declined');
  });
});

describe('A closed case', () => {
  test('rests: nothing is looked at, and nothing changes with time', () => {
    const story = published();
    story.hear('lead', '/psirt close');
    story.wait(100 * 24 * hour);
    expect(decide(story.world())).toMatchObject({ looks: [], entries: [], effects: [] });
  });

  test('still answers who speaks', () => {
    const story = published();
    story.hear('lead', '/psirt close');
    expect(story.hear('lead', '/psirt reopen a bypass was reported', /^(fact|do issue)/)).toEqual([
      expect.stringMatching(/^fact reopened/),
      'do issue.reopen',
    ]);
  });
});
