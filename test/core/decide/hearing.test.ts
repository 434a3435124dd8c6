// What becomes of what people type: every line is checked after the lines above it, then all run or none, once.
import { describe, expect, test } from 'vitest';
import { hashOf } from '../../../src/core/case/log.ts';
import { severityOf } from '../../../src/core/case/severity.ts';
import { refusalsAnHour } from '../../../src/core/decide/hear.ts';
import { hour, minute } from '../../../src/core/time.ts';
import { newComment } from './a-table.ts';
import { aStory, settings } from './a-world.ts';
import type { Story } from './a-world.ts';
import { confirmed } from './stories.ts';

const words = /^(fact|refused)/;

function begun(file: string = settings()): Story {
  const story = aStory({ settings: file });
  story.settle();
  return story;
}

const replyOf = ({ table }: Story): string => table.comments.at(-1)?.body ?? '';

describe('One comment', () => {
  test('runs as a whole: each line builds on those above it', () => {
    const story = begun();
    const block = '/psirt exploit none\n/psirt public no\n/psirt accept';
    expect(story.hear('lead', block, words)).toEqual([
      'fact exploit (lead, comment:102)',
      'fact public (lead, comment:102)',
      'fact assigned (lead, comment:102)',
      'fact acknowledged (lead, comment:102)',
      'fact accepted (lead, comment:102)',
    ]);
    expect(story.settle()).toEqual([]);
  });

  test('runs not at all when one line is wrong, and says so in one reply', () => {
    const story = begun();
    expect(story.hear('lead', '/psirt severity high\n/psirt severty low\n/psirt frobnicate')).toEqual([
      'refused E-UNKNOWN severty, E-UNKNOWN frobnicate (lead, comment:102)',
      'intent reply:102',
      'do comment.create reply:102',
      'do comment.fill 101',
      'do react confused on 102',
      'receipt reply:102 done',
      'do comment.fill 101',
    ]);
    expect(severityOf(story.view()).level).toBeUndefined();
    expect(replyOf(story)).toContain('there is no command severty; did you mean severity?');
    expect(replyOf(story)).toContain('there is no command frobnicate');
  });

  test('that says what is so already leaves an entry, and its speaker is told', () => {
    const story = begun();
    story.hear('lead', '/psirt severity high');
    expect(story.hear('lead', '/psirt severity high', /^(fact|do react)/)).toEqual([
      'fact looked (lead, comment:103)',
      'do react rocket on 103',
    ]);
    expect(replyOf(story)).toContain('[your comment](#issuecomment-103)');
  });

  test('without a command is nothing, and so is whatever a bot says', () => {
    const story = begun();
    story.say('lead', 'Looks bad. `/psirt severity high` perhaps?');
    newComment(story.table, 'helper[bot]', '/psirt severity high');
    expect(story.settle()).toEqual([]);
  });
});

describe('A comment that can’t be trusted or read runs nothing', () => {
  test('edited', () => {
    const story = begun();
    const id = story.say('lead', '/psirt severity high');
    story.wait(minute);
    const edited = story.table.comments.find((comment) => comment.id === id);
    Object.assign(edited ?? {}, { body: '/psirt severity low', updated_at: story.table.now });
    expect(story.settle(words)).toEqual([`refused E-EDITED psirt (lead, comment:${id})`]);
    expect(replyOf(story)).toContain('this comment was edited, or its text is not the one that was sent');
  });

  test('with another text than its webhook carried', () => {
    const story = begun();
    const body = '/psirt severity high';
    const [sent, swapped] = [story.say('lead', body), story.say('lead', body)];
    Object.assign(story.carried, { [sent]: hashOf(body), [swapped]: hashOf('/psirt severity low') });
    expect(story.settle(words)).toEqual([
      `fact severity (lead, comment:${sent})`,
      `refused E-EDITED psirt (lead, comment:${swapped})`,
    ]);
  });

  test('edited within the second in which it was written, unless its webhook carried just this text', () => {
    const story = begun();
    const body = '/psirt severity high';
    const [forged, sent] = [story.say('lead', body), story.say('lead', '/psirt severity low')];
    story.table.sneaked.add(forged);
    Object.assign(story.carried, { [sent]: hashOf('/psirt severity low') });
    expect(story.looked()).toContainEqual({ look: 'edited', id: forged });
    expect(story.looked()).not.toContainEqual({ look: 'edited', id: sent });
    expect(story.settle(words)).toEqual([
      `refused E-EDITED psirt (lead, comment:${forged})`,
      `fact severity (lead, comment:${sent})`,
    ]);
  });

  test('with more than fifty commands', () => {
    const story = begun();
    expect(story.hear('lead', '/psirt severity high\n'.repeat(51), words)).toEqual([
      'refused E-ARGS psirt (lead, comment:102)',
    ]);
    expect(replyOf(story)).toContain('too long, too deep or holds more than 50 commands');
  });

  test('and an edit that took the commands out afterwards changes nothing that ran', () => {
    const story = begun();
    const id = story.say('lead', '/psirt severity high');
    story.settle();
    story.wait(minute);
    const comment = story.table.comments.find((one) => one.id === id);
    Object.assign(comment ?? {}, { body: 'never mind', updated_at: story.table.now, reactions: {} });
    expect(story.settle()).toEqual([]);
    expect(severityOf(story.view()).level).toBe('high');
  });
});

describe('Late words', () => {
  test('do not turn back what somebody said after them', () => {
    const story = begun();
    story.hear('lead', '/psirt severity high');
    const late = newComment(story.table, 'lin', '/psirt severity low\n/psirt component parser');
    const before = '2026-11-30T09:00:30Z';
    Object.assign(late, { created_at: before, updated_at: before });
    expect(story.settle(words)).toEqual([`refused E-LATE severity (lin, comment:${late.id})`]);
    expect(severityOf(story.view()).level).toBe('high');
  });

  test('about what only adds up are taken', () => {
    const story = begun();
    story.hear('lead', '/psirt credit "Kim" consent yes');
    const late = newComment(story.table, 'lin', '/psirt credit "Sam" consent yes');
    const before = '2026-11-30T09:00:30Z';
    Object.assign(late, { created_at: before, updated_at: before });
    expect(story.settle(words)).toEqual([`fact credit (lin, comment:${late.id})`]);
  });

  test('are run in GitHub’s order, whatever order they come in', () => {
    const story = begun();
    const [first, second] = [
      story.say('lead', '/psirt severity high'),
      story.say('lead', '/psirt severity low'),
    ];
    story.table.comments.reverse();
    expect(story.settle(words)).toEqual([
      `fact severity (lead, comment:${first})`,
      `fact severity (lead, comment:${second})`,
    ]);
    expect(severityOf(story.view()).level).toBe('low');
  });

  test('of one second keep the order of their ids', () => {
    const story = begun();
    story.say('lead', '/psirt severity high');
    newComment(story.table, 'lead', '/psirt severity low');
    story.table.comments.reverse();
    story.settle();
    expect(severityOf(story.view()).level).toBe('low');
  });
});

describe('Who may speak', () => {
  test('an outsider is refused with the roles that may', () => {
    const story = begun();
    expect(story.hear('out', '/psirt severity high', words)).toEqual([
      'refused E-ROLE severity (out, comment:102)',
    ]);
    expect(replyOf(story)).toContain('severity is for case-lead, psirt: lin (psirt)');
  });

  test('a team’s member is looked up; two-person acts look anew', () => {
    const file = settings().replace('psirt: [lin]', 'psirt: ["team:acme/psirt"]');
    const story = begun(file);
    story.table.members.add('acme/psirt team');
    story.say('team', '/psirt severity high');
    story.say('out', '/psirt publish');
    expect(story.settle(words)).toEqual([
      'fact severity (team, comment:102)',
      'refused E-ROLE publish (out, comment:103)',
    ]);
    const asked = (body: string): string => {
      const one = begun(file);
      one.say('team', body);
      one.settle();
      one.say('team', body);
      return JSON.stringify(one.looked());
    };
    expect(asked('/psirt severity high')).toContain('"fresh":false');
    expect(asked('/psirt approve abcdef12')).toContain('"fresh":true');
    expect(asked('/psirt withdraw it never was one')).toContain('"fresh":true');
  });

  test('the reporter’s own account runs nothing', () => {
    expect(begun().hear('reporter', '/psirt accept', words)).toEqual([
      'refused E-ROLE accept (reporter, comment:102)',
    ]);
  });
});

test('What can’t be run in this status is refused with what can', () => {
  const story = begun();
  story.hear('lead', '/psirt decline spam');
  expect(story.hear('lead', '/psirt severity high', words)).toEqual([
    'refused E-STATE severity (lead, comment:103)',
  ]);
});

test('A command that must look first is heard when it has looked', () => {
  const story = begun();
  story.say('lead', '/psirt duplicate #7');
  expect(story.looked()).toContainEqual({ look: 'case', number: 7 });
  expect(story.settle(words)).toEqual(['fact duplicate (lead, comment:102)']);
});

test('Too many refusals of one person within an hour get a reaction alone; others are answered, and an hour later all is well', () => {
  const story = begun();
  for (let times = 0; times <= refusalsAnHour; times += 1) newComment(story.table, 'out', '/psirt accept');
  expect(story.settle(/^refused/)).toHaveLength(refusalsAnHour + 1);
  expect(story.table.comments.filter(({ body }) => body.includes('did not run'))).toHaveLength(
    refusalsAnHour,
  );
  const said = story.table.comments.filter(({ author }) => author.login === 'out');
  expect(said.every(({ reactions }) => reactions['confused'] === 1)).toBe(true);
  expect(story.hear('lin', '/psirt frobnicate', words)).toHaveLength(1);
  expect(replyOf(story)).toContain('there is no command frobnicate');
  story.wait(hour);
  expect(story.hear('out', '/psirt accept', words)).toHaveLength(1);
  expect(replyOf(story)).toContain('did not run');
});

test('What was refused once too often does not run later, when nothing stands against it any more', () => {
  const story = begun();
  for (let times = 0; times <= refusalsAnHour; times += 1) newComment(story.table, 'lead', '/psirt accept');
  story.settle();
  expect(story.hear('lin', '/psirt exploit none', words)).toEqual([expect.stringContaining('fact exploit')]);
  expect(story.table.issue.labels).toContain('status/new');
});

describe('A frozen case', () => {
  const frozen = (): Story => {
    const story = confirmed();
    story.freeze('somebody else wrote to the record');
    story.settle();
    return story;
  };

  test('hears who looks and who reopens it, and nobody else', () => {
    const story = frozen();
    expect(story.hear('lead', '/psirt status', words)).toHaveLength(1);
    expect(story.hear('lead', '/psirt severity low', words)[0]).toMatch(/^refused E-STATE severity/);
    expect(replyOf(story)).toContain('the case is frozen because its record can’t be trusted');
    expect(story.table.issue.labels).toContain('frozen');
    story.hear('lead', '/psirt reopen compared with the backup of Monday');
    expect(story.table.issue.labels).not.toContain('frozen');
    expect(story.hear('lead', '/psirt severity low because the row is public', words)).toHaveLength(1);
  });
});
