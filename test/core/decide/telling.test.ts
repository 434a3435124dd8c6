// What the reporter is told in the advisory's own thread, and what they answer there.
import { describe, expect, test } from 'vitest';
import { questions } from '../../../src/core/case/report-form.ts';
import { messagesOf } from '../../../src/core/case/told.ts';
import { statusOf } from '../../../src/core/case/status.ts';
import { hour, minute } from '../../../src/core/time.ts';
import { aComment } from './a-table.ts';
import { aStory } from './a-world.ts';
import type { Story } from './a-world.ts';
import { ghsa, published, reported, vector, write } from './stories.ts';

const tell = /^do advisory\.tell|^fact answered/;

function begun(): Story {
  const story = reported();
  story.settle();
  return story;
}

const thread = ({ table }: Story): readonly string[] =>
  (table.threads.get(ghsa) ?? []).map(({ body }) => body);

describe('The reporter', () => {
  test('is told that the report arrived, at once, and of every step after it [R94, R117]', () => {
    const story = begun();
    expect(thread(story)).toHaveLength(1);
    expect(story.hear('lead', '/psirt accept exploit none leak no', tell)).toEqual([
      expect.stringMatching(/^do advisory.tell tell:accept:\d+$/),
    ]);
    expect(messagesOf(story.view()).map(({ notice, state }) => [notice, state])).toEqual([
      ['ack', 'sent'],
      ['accept', 'sent'],
    ]);
  });

  test('is told when the advisory is out', () => {
    expect(thread(published()).at(-1)).toMatch(/^<!-- psirt-bot:tell:\d+ v1 -->\n/);
  });

  test('is told nothing where GitHub offers no thread: the texts stay drafts', () => {
    const story = reported();
    story.table.threads.clear();
    expect(story.settle(tell)).toEqual([]);
    expect(messagesOf(story.view()).map(({ state }) => state)).toEqual(['drafted']);
  });

  test('who told us some other way is told nothing in the thread of our own draft: they don’t read it', () => {
    const body = `### ${questions.contact.label}\n\nKim <kim@example.org>`;
    const story = aStory({ issue: { body } });
    story.settle();
    const draft = 'GHSA-2222-3333-4444';
    story.table.threads.set(draft, []);
    story.hear(
      'lead',
      `/psirt public no\n/psirt confirm exploit none leak no major no ${vector} CWE-639 affects "<2.4.1"`,
    );
    expect([...story.table.advisories.keys()]).toEqual([draft]);
    expect(messagesOf(story.view()).map(({ notice, state }) => [notice, state])).toEqual([
      ['ack', 'drafted'],
      ['update', 'drafted'],
    ]);
    expect(story.table.threads.get(draft)).toEqual([]);
  });
});

describe('A message whose answer was lost', () => {
  const lost = (fate: 'lost' | 'unsure'): Story => {
    const story = reported();
    story.fates.set('advisory.tell', fate);
    story.settle();
    story.wait(10 * minute);
    return story;
  };

  test('is found by its marker and not sent twice', () => {
    const story = lost('lost');
    expect(story.settle(/tell/)).toEqual(['receipt tell:ack:2 found']);
    expect(thread(story)).toHaveLength(1);
  });

  test('is sent again when it is not there', () => {
    expect(lost('unsure').settle(/tell/)).toEqual([
      'intent tell:ack:2',
      'do advisory.tell tell:ack:2',
      'receipt tell:ack:2 done',
    ]);
  });

  test('is not taken for sent because somebody typed its marker', () => {
    const story = lost('unsure');
    write(story, 'reporter', '<!-- psirt-bot:tell:2 v1 -->\nThanks.');
    expect(story.settle(/receipt tell/)).toEqual(['receipt tell:ack:2 done']);
  });
});

describe('An answer', () => {
  const asked = (): Story => {
    const story = begun();
    story.hear('lead', '/psirt ack');
    story.wait(minute);
    write(story, 'reporter', 'One more thing: /psirt decline spam');
    story.hear('lead', '/psirt ask Which version do you use?');
    return story;
  };

  test('is what the reporter writes after a question; what they wrote before is none', () => {
    const story = asked();
    expect(statusOf(story.view())).toBe('needs-info');
    story.wait(hour);
    const id = write(story, 'reporter', 'It is 2.4.0.\n\n/psirt accept');
    expect(story.settle(/^fact/)).toEqual([`fact answered (psirt-bot[bot], reply:${id})`]);
    expect(statusOf(story.view())).toBe('triaging');
    expect(story.settle()).toEqual([]);
    // The thread is read again for the next message; what was heard is not heard twice.
    expect(story.hear('lead', '/psirt accept exploit none leak no', tell)).toEqual([
      expect.stringMatching(/^do advisory.tell tell:accept/),
    ]);
  });

  test('is nothing that a bot writes', () => {
    const story = asked();
    story.table.threads
      .get(ghsa)
      ?.push(aComment(story.table, { id: 990, login: 'helper[bot]', body: 'Thanks!' }));
    expect(story.settle(tell)).toEqual([]);
  });

  test('is not looked for while nothing was asked and nothing is unsent', () => {
    expect(
      begun()
        .looked()
        .map(({ look }) => look),
    ).not.toContain('thread');
    expect(
      asked()
        .looked()
        .map(({ look }) => look),
    ).toContain('thread');
  });
});

describe('A text that somebody drafted and sent', () => {
  test('is posted in the thread as it was drafted, once', () => {
    const story = begun();
    story.hear('lead', '/psirt draft update changed We found the cause.');
    story.hear('lead', '/psirt draft update');
    expect(thread(story)).toHaveLength(1);
    expect(story.hear('lead', '/psirt send update', tell)).toEqual([
      expect.stringMatching(/^do advisory\.tell tell:update:\d+$/),
    ]);
    expect(thread(story).at(-1)).toContain('- What is new: We found the cause.');
    expect(story.settle(tell)).toEqual([]);
  });

  test('is not made up where its text is gone', () => {
    const story = begun();
    story.hear('lead', '/psirt draft data-seen');
    story.table.threads.delete(ghsa);
    story.hear('lead', '/psirt send data-seen');
    story.table.threads.set(ghsa, []);
    for (const [hash, text] of story.table.notices) if (text.includes('came across data')) story.table.notices.delete(hash); // prettier-ignore
    expect(story.settle(/tell:data-seen/)).toEqual([]);
  });
});
