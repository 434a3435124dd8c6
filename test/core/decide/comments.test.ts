// The bot's own comments: the card and its pin, replies and reactions.
import { describe, expect, test } from 'vitest';
import { hour, later, minute } from '../../../src/core/time.ts';
import { aStory, start } from './a-world.ts';
import type { Story } from './a-world.ts';
import { confirming, ready, signed } from './stories.ts';

function begun(): Story {
  const story = aStory();
  story.settle();
  return story;
}

const card = /card|comment\.(fill|pin)/;
const cardOf = ({ table }: Story) =>
  table.comments.find(({ body }) => body.startsWith('<!-- psirt-bot:card'));
const without = (story: Story): void => {
  story.table.comments = story.table.comments.filter((comment) => comment !== cardOf(story));
};

describe('The card', () => {
  test('is filled again when the case changed, and when somebody wrote into it', () => {
    const story = begun();
    Object.assign(cardOf(story) ?? {}, { body: `${cardOf(story)?.body}\n\nAll done!` });
    expect(story.settle()).toEqual(['do comment.fill 101']);
    expect(story.hear('lead', '/psirt severity high', card)).toEqual(['do comment.fill 101']);
  });

  test('changes with time alone: what is due is overdue', () => {
    const story = begun();
    story.wait(30 * hour);
    // Twice: that the lead was told stands in the log then.
    const told = story.settle(/labels|fill 101/);
    expect(told[0]).toBe('do labels +clock/overdue -clock/due-soon');
    expect(new Set(told.slice(1))).toEqual(new Set(['do comment.fill 101']));
  });

  test('is found although nothing was said about it for long', () => {
    const story = begun();
    Object.assign(cardOf(story) ?? {}, { updated_at: later(start, -48 * hour) });
    expect(story.hear('lead', '/psirt severity high', card)).toEqual(['do comment.fill 101']);
  });

  test('of a case that was just closed is put right, for an hour; what was closed long ago stays as it is', () => {
    const story = begun();
    story.hear('lead', '/psirt decline spam', card);
    story.hear('lead', '/psirt close', card);
    expect(story.table.issue.state).toBe('closed');
    const closed = cardOf(story)?.body;
    const scribble = (): void => void Object.assign(cardOf(story) ?? {}, { body: 'Not all is done.' });
    scribble();
    expect(story.settle()).toEqual(['do comment.fill 101']);
    expect(cardOf(story)?.body).toBe(closed);
    scribble();
    story.wait(hour);
    expect(story.settle()).toEqual([]);
  });

  test('is pinned while it is new, and nobody fights over it afterwards', () => {
    const story = begun();
    const pinned = cardOf(story);
    Object.assign(pinned ?? {}, { pinned: false });
    expect(story.settle()).toEqual(['do comment.pin 101']);
    Object.assign(pinned ?? {}, { pinned: null });
    expect(story.settle()).toEqual([]);
    Object.assign(pinned ?? {}, { pinned: false });
    story.wait(hour);
    expect(story.settle(card)).toEqual([]);
  });

  test('that was deleted vouches for nothing, so it stays away until people looked and reopened the case', () => {
    const story = begun();
    without(story);
    expect(story.hear('lead', '/psirt severity high', card)).toEqual([]);
    story.freeze('no card shows how far the log had come');
    expect(story.settle(card)).toEqual([]);
    const [intent, create, receipt, ...rest] = story.hear(
      'lead',
      '/psirt reopen compared with the backup',
      card,
    );
    expect([intent, create, receipt]).toEqual([
      expect.stringMatching(/^intent card:\d+$/),
      'do comment.create card',
      expect.stringMatching(/^receipt card:\d+ done$/),
    ]);
    expect(rest).toEqual([
      expect.stringMatching(/^do comment.fill/),
      expect.stringMatching(/^do comment.pin/),
    ]);
    expect(story.settle()).toEqual([]);
    expect(story.hear('lead', '/psirt severity low because it is', card)).toEqual([
      expect.stringMatching(/^do comment.fill/),
    ]);
  });

  test('that is there stays the same after reopening', () => {
    const story = begun();
    story.freeze('somebody wrote to the record');
    story.settle();
    expect(story.hear('lead', '/psirt reopen compared with the backup', /intent card/)).toEqual([]);
  });
});

describe('A reaction', () => {
  test('comes first as eyes where it takes longer', () => {
    const story = confirming({ internal: true });
    expect(story.settle(/react|advisory.create/)).toEqual([
      'do react eyes on 102',
      'do advisory.create',
      'do react rocket on 102',
    ]);
  });

  test('stays one: what has it already gets none again', () => {
    const story = begun();
    const id = story.say('lead', '/psirt severity high');
    const comment = story.table.comments.find((one) => one.id === id);
    Object.assign(comment ?? {}, { reactions: { rocket: 1 } });
    expect(story.settle(/react/)).toEqual([]);
  });
});

describe('A reply', () => {
  test('to publish calls who may sign, in the comment as created', () => {
    const story = ready();
    expect(story.hear('lin', '/psirt publish', /comment.create/)).toEqual([
      expect.stringMatching(/^do comment.create reply:\d+ @lead/),
    ]);
  });

  test('that failed comes an hour later and says what it would have said', () => {
    const story = signed();
    story.say('lead', '/psirt status');
    story.fates.set('comment.create', 'failed');
    expect(story.settle(/receipt reply/)).toEqual([expect.stringMatching(/^receipt reply:\d+ failed$/)]);
    story.wait(hour + minute);
    expect(story.settle(/receipt reply/)).toEqual([expect.stringMatching(/^receipt reply:\d+ done$/)]);
    expect(story.settle()).toEqual([]);
  });
});
