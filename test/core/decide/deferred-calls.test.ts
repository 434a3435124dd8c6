// One call to whoever leads when what was parked goes on by itself, and none when somebody took it up.
import { expect, test } from 'vitest';
import { day } from '../../../src/core/time.ts';
import { statusOf } from '../../../src/core/case/status.ts';
import type { Story } from './a-world.ts';
import { confirming, rested } from './stories.ts';

const call = /^do comment\.create call:/;
const parked = (): Story => {
  const story = rested(confirming({ mild: true }));
  story.hear('lead', '/psirt defer until +10d the part is being rewritten');
  return story;
};
const lastCall = ({ table }: Story): string =>
  table.comments.findLast(({ body }) => body.startsWith('<!-- psirt-bot:call:'))?.body ?? '';

test('its date', () => {
  const story = parked();
  expect(statusOf(story.view())).toBe('deferred');
  story.wait(9 * day);
  expect(story.settle(call)).toEqual([]);
  story.wait(2 * day);
  expect(story.settle(call)).toEqual([expect.stringMatching(/ @lead$/)]);
  expect(lastCall(story)).toContain('**The case goes on**: its date has come (Thu 2026-12-10 16:00 UTC)');
  expect(lastCall(story)).toContain('the part is being rewritten');
  expect(statusOf(story.view())).toBe('confirmed');
  story.wait(day);
  expect(story.settle(call)).toEqual([]);
});

test('an attack', () => {
  const story = parked();
  story.hear('tri', '/psirt exploit wild "seen in logs"');
  const calls = story.table.comments.filter(({ body }) => body.includes('**The case goes on**'));
  expect(calls.map(({ body }) => body)).toEqual([
    expect.stringContaining('it is attacked, or an exploit is public'),
  ]);
  expect(statusOf(story.view())).toBe('confirmed');
});

test('somebody’s word, or another date, calls nobody', () => {
  const story = parked();
  expect(story.hear('lead', '/psirt defer until +20d longer', call)).toEqual([]);
  expect(story.hear('lead', '/psirt resume', call)).toEqual([]);
  story.wait(30 * day);
  expect(story.settle(call)).toEqual([]);
});
