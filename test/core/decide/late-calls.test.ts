// One mention when a clock of the plan runs out: never a second one for the same wait, whatever is restarted or said meanwhile.
import { expect, test } from 'vitest';
import { day, hour } from '../../../src/core/time.ts';
import { aStory } from './a-world.ts';
import type { Story } from './a-world.ts';
import { confirming } from './stories.ts';

const late = /^do comment\.create late:/;
const texts = ({ table }: Story): readonly string[] =>
  table.comments.map(({ body }) => body).filter((body) => body.startsWith('<!-- psirt-bot:late:'));

test('nobody acknowledged a report in time', () => {
  const story = aStory();
  story.settle();
  story.wait(24 * hour - 60);
  expect(story.settle(late)).toEqual([expect.stringMatching(/^do comment\.create late:lead:/)]);
  story.wait(60);
  expect(story.settle(late)).toEqual([expect.stringMatching(/^do comment\.create late:ack:/)]);
  expect(texts(story).slice(1)).toEqual([expect.stringMatching(/@lead\n\n⏰ \*\*Overdue\*\* since \S+ \S+ \S+ UTC: the report is acknowledged \(clock `ack`, for `triager`\)/)]); // prettier-ignore
  story.rules.owner = 'another';
  story.wait(hour);
  expect(story.settle(late)).toEqual([]);
});

test('each clock once; a new wait of the same clock is another one', () => {
  const story = confirming();
  story.settle();
  story.hear('lead', '/psirt sent update via email');
  story.wait(15 * day);
  const names = (lines: readonly string[]) => lines.map((line) => line.split(':')[1]);
  expect(names(story.settle(late))).toContain('update');
  story.hear('lead', '/psirt sent update via email');
  expect(story.settle(late)).toEqual([]);
});

test('what ran out more than a week ago is shown on the card alone', () => {
  const story = aStory();
  story.settle();
  story.wait(24 * hour + 7 * day);
  expect(story.settle(late).filter((line) => line.includes('late:ack'))).toEqual([]);
  const card = story.table.comments.find(({ pinned }) => pinned)?.body ?? '';
  expect(card).toContain('⚠️ overdue: ');
});
