// A second report of a case that is not public: held, told like any other, silent about the first; it ends by itself when that one is out.
import { describe, expect, test } from 'vitest';
import { clocksOf } from '../../../src/core/case/clocks.ts';
import { day } from '../../../src/core/time.ts';
import { awaitsWorld } from '../../../src/core/sweep/waits.ts';
import { labelsOf } from '../../../src/core/words/labels.ts';
import { after } from '../commands/conversation.ts';
import { report } from '../words/a-view.ts';
import type { Step } from '../words/a-view.ts';
import { aStory, settings } from './a-world.ts';
import type { Story } from './a-world.ts';
import { advisory, ghsa, reported, rested } from './stories.ts';

const url = 'https://github.com/acme/widget/security/advisories/GHSA-7777-8888-9999';
const ends = /advisory\.close|issue\.close|^fact (duplicate|closed)/;

function held(): Story {
  const story = reported(settings(), { fields: { summary: 'IDOR', description: 'Again.' } });
  story.settle();
  story.say('lead', '/psirt duplicate #7');
  return rested(story);
}

const reply = ({ table }: Story): string => table.comments.findLast(({ body }) => body.startsWith('<!-- psirt-bot:reply'))?.body ?? ''; // prettier-ignore

function publishOther({ table }: Story): void {
  table.cases.set(7, { exists: true, published: true, duplicate: false, closed: false, advisory: url });
}

describe('A held duplicate', () => {
  test('stays open, with its label, its update clock and its own advisory', () => {
    const story = held();
    expect(labelsOf(story.view())).toEqual(expect.arrayContaining(['duplicate/held', 'outcome/duplicate']));
    expect(story.table.issue.state).toBe('open');
    expect(advisory(story).state).toBe('triage');
    expect(clocksOf(story.view()).map(({ name }) => name)).toEqual(['update']);
    expect(awaitsWorld(story.view())).toBe(true);
    expect(reply(story)).toContain('post on #7: `/psirt attach #42`');
    const told = story.table.threads.get(ghsa)?.at(-1)?.body ?? '';
    expect(told).toContain('It is valid, and we are already handling this vulnerability.');
    expect(told).not.toMatch(/#\d|finder|somebody else/u);
    expect(story.settle()).toEqual([]);
  });

  test('is overdue like any report whose reporter hears nothing', () => {
    const story = held();
    story.wait(15 * day);
    story.settle();
    expect(labelsOf(story.view())).toContain('clock/overdue');
    expect(story.table.comments.some(({ body }) => body.includes('clock `update`'))).toBe(true);
  });

  test('ends when the other is out: its reporter gets the address, their advisory is closed, then the issue', () => {
    const story = held();
    publishOther(story);
    expect(story.settle(/advisory\.(close|tell)|issue\.close|^fact (duplicate|closed)/)).toEqual([
      'fact duplicate (psirt-bot[bot], sweep)',
      expect.stringMatching(/^do advisory\.tell tell:duplicate/),
      'do advisory.close',
      'fact closed (psirt-bot[bot], sweep)',
      'do issue.close duplicate',
    ]);
    expect(story.table.threads.get(ghsa)?.at(-1)?.body).toContain(`You find it here: ${url}`);
    expect(advisory(story).state).toBe('closed');
    expect(labelsOf(story.view())).not.toContain('duplicate/held');
    expect(story.settle()).toEqual([]);
  });

  test('of a mail is told by hand first', () => {
    const issue = { body: '### Contact\n\na@b.example\n\n### Description\n\nAgain.' };
    const story = aStory({ issue });
    story.settle();
    story.hear('lead', '/psirt source email\n/psirt duplicate #7');
    publishOther(story);
    expect(story.settle(ends)).toEqual(['fact duplicate (psirt-bot[bot], sweep)']);
    expect(story.hear('lead', '/psirt sent duplicate via email', ends)).toEqual([
      'fact closed (psirt-bot[bot], sweep)',
      'do issue.close duplicate',
    ]);
  });

  test('taken up again is none any more, also when it was public', () => {
    const story = held();
    publishOther(story);
    story.table.threads.delete(ghsa);
    expect(story.settle(ends)).toEqual(['fact duplicate (psirt-bot[bot], sweep)']);
    story.hear('lead', '/psirt reopen it is another one');
    story.hear('lead', '/psirt sent duplicate via email');
    expect(story.settle(ends)).toEqual([]);
  });

  test('of a colleague, or whose advisory is gone, ends without one', () => {
    const own = aStory();
    own.settle();
    own.hear('lead', '/psirt duplicate #7');
    publishOther(own);
    expect(own.settle(ends).slice(1)).toEqual([
      'fact closed (psirt-bot[bot], sweep)',
      'do issue.close duplicate',
    ]);
    const gone = held();
    publishOther(gone);
    gone.table.advisories.delete(ghsa);
    expect(gone.settle(ends)).not.toContain('do advisory.close');
  });
});

test('a duplicate of what is public is none that is held: its reporter gets the address, and people close it', () => {
  const story = reported(settings(), { fields: { summary: 'IDOR', description: 'Again.' } });
  publishOther(story);
  story.settle();
  story.hear('lead', '/psirt duplicate #7');
  expect(labelsOf(story.view())).not.toContain('duplicate/held');
  expect(story.table.threads.get(ghsa)?.at(-1)?.body).toContain(`You find it here: ${url}`);
  expect(reply(story)).not.toContain('Held');
  expect(story.settle(ends)).toEqual([]);
});

test.each([['2026-12-02T00:00:00Z', ['reporter', 'update']], ['2027-01-20T00:00:00Z', ['update', 'reporter']]])('a held report’s own date %s is watched beside its news', (reporter_deadline, names) => {
  const steps: readonly Step[] = [report({ reporter_deadline }), { name: 'sent', notice: 'ack', channel: 'mail' }, { name: 'duplicate', of: '#41', published: false }];
  expect(clocksOf(after(steps)).map(({ name }) => name)).toEqual(names);
}); // prettier-ignore

test('of all reports the earliest date counts for the case that they repeat', () => {
  const early = '2026-12-20T00:00:00Z';
  const of = (...deadlines: readonly (string | null)[]) => {
    const attached = deadlines.map((deadline) => ({ name: 'attached', report: '#57', deadline }) as const);
    return clocksOf(after([report({ reporter_deadline: '2027-01-20T00:00:00Z' }), ...attached])).flatMap(({ name, due }) => (name === 'reporter' ? [due] : [])); // prettier-ignore
  };
  expect(of()).toEqual(['2027-01-20T00:00:00Z']);
  expect(of(null, early)).toEqual([early]);
  const story = aStory();
  story.table.cases.set(57, { exists: true, published: false, duplicate: true, closed: false, duplicate_of: '#42', deadline: early }); // prettier-ignore
  story.settle();
  story.hear('lead', '/psirt attach #57');
  expect(reply(story)).toContain('Deadline of that reporter: Sun 2026-12-20');
});
