// A log that somebody else wrote to, though it reads well: nobody goes by it, and nothing is written to it.
import { expect, test } from 'vitest';
import { appendEntries, readLog } from '../../../src/core/case/log.ts';
import { factDraft } from '../../../src/core/case/suppose.ts';
import { brokenLogCard } from '../../../src/core/words/card-frozen.ts';
import { bot } from '../words/a-view.ts';
import type { Story } from './a-world.ts';
import { confirmed, release, signed } from './stories.ts';

const because = ['commit 0b1c2d3e4f5a is not verified', 'commit 0b1c2d3e4f5a is by another account'];
const words = /^(fact|refused)/;
const card = ({ table }: Story): string =>
  table.comments.find(({ body }) => body.startsWith('<!-- psirt-bot:card'))?.body ?? '';

/** Somebody else may have committed to the record; this process read it from there. */
function read(story: Story, wrong: readonly string[]): Story {
  story.table.audit = { ok: wrong.length === 0, because: wrong };
  story.rules.vouched = false;
  return story;
}

/** A line that nobody said stands at the end of the log. */
function forged(story: Story): Story {
  const { table } = read(story, because);
  const log = readLog(table.log ?? '');
  if (!log.ok) throw new Error('the log is broken');
  const draft = factDraft({ name: 'held', because: 'x' }, { person: bot, said_at: table.now, via: 'sweep' });
  table.log += appendEntries(log.head, [draft], table.now).lines;
  return story;
}

test('a log that the App alone wrote is looked through and gone by', () => {
  const story = read(confirmed(), []);
  expect(story.looked()).toContainEqual({ look: 'writers' });
  expect(story.hear('lead', '/psirt severity low because it is rare', words)).toHaveLength(1);
});

test('what this process wrote itself needs no look', () => {
  expect(confirmed().looked()).not.toContainEqual({ look: 'writers' });
});

test('the card says what stopped the case, once; nobody is heard and nothing is written', () => {
  const story = forged(confirmed());
  const before = story.table.log;
  story.say('lead', '/psirt severity low');
  expect(story.settle()).toEqual([expect.stringContaining('comment.fill'), 'do labels +frozen']);
  expect(card(story)).toBe(brokenLogCard({ number: 42, because: because.join('; '), before: card(story) }));
  expect(story.settle()).toEqual([]);
  expect(story.table.log).toBe(before);
});

test('the Action’s door goes by no such log either', () => {
  const story = signed();
  story.rules.door = 'action';
  release(story, '2.4', '2.4.1');
  expect(forged(story).settle()).toEqual([]);
});
