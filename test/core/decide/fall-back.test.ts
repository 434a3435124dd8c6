// A case that was ready or released and is no more, because of somebody's words: the log and the reply name what is open again.
import { expect, test } from 'vitest';
import { allOf } from '../../../src/core/case/case.ts';
import { statusOf } from '../../../src/core/case/status.ts';
import { secondLine, settings } from './a-world.ts';
import type { Story } from './a-world.ts';
import { pull, published, ready, release, rested, signed } from './stories.ts';

const noted = (story: Story) => allOf(story.view().it, 'fell-back').map(({ was, because }) => ({ was, because })); // prettier-ignore
const reply = ({ table }: Story): string =>
  table.comments.findLast(({ body }) => body.startsWith('<!-- psirt-bot:reply:'))?.body ?? '';

test('another fix that nobody reviewed or tested takes it back, and the lead hears of it', () => {
  const story = ready();
  expect(statusOf(story.view())).toBe('ready');
  const done = story.hear('dev', `/psirt fix ${pull(9)} for 2.4`);
  const because = [
    'the fix of line 2.4 was not reviewed by somebody else',
    'line 2.4 has no test evidence from somebody else than the author of the fix',
  ];
  expect(noted(story)).toEqual([{ was: 'ready', because }]);
  expect(statusOf(story.view())).toBe('fixing');
  expect(reply(story)).toContain(
    `**This case is ready no more; it is fixing.** Open again:\n\n- ${because.join('\n- ')}`,
  );
  expect(done.filter((line) => line.includes('comment.create'))).toEqual([expect.stringContaining('@lead')]);
});

test('whoever leads is told without being called for their own words', () => {
  const story = ready();
  const done = story.hear('lead', `/psirt fix ${pull(9)} for 2.4`);
  expect(reply(story)).toContain('ready no more');
  expect(done.filter((line) => line.includes('@lead'))).toEqual([]);
});

test('another planned version, which is not out, takes back what was released', () => {
  const story = signed();
  story.say('lead', '/psirt hold wait');
  release(story, '2.4', '2.4.1');
  rested(story);
  expect(statusOf(story.view())).toBe('released');
  story.hear('lead', '/psirt affects ">=2.4.0 <2.4.2" fixed 2.4.2');
  expect(noted(story)).toEqual([{ was: 'released', because: ['line 2.4 has no release with its fix'] }]);
});

test('of two lines that are out only the one that is not any more is named', () => {
  const story = signed({ two: true, settings: settings({ lines: secondLine }) });
  story.say('lead', '/psirt hold wait');
  release(story, '2.4', '2.4.1');
  release(story, '2.3', '2.3.9');
  rested(story);
  expect(statusOf(story.view())).toBe('released');
  story.hear('lead', '/psirt affects ">=2.3.0 <2.3.10" fixed 2.3.10');
  expect(noted(story)).toEqual([{ was: 'released', because: ['line 2.3 has no release with its fix'] }]);
});

test('a hold, a word that changes nothing, and what comes after publication take nothing back', () => {
  const held = ready();
  held.hear('lead', '/psirt hold wrong list');
  expect(noted(held)).toEqual([]);
  const plain = ready();
  plain.hear('lead', '/psirt component parser');
  expect(noted(plain)).toEqual([]);
  expect(noted(published())).toEqual([]);
});

test('who took it back may take that back', () => {
  const story = ready();
  story.hear('dev', `/psirt fix ${pull(9)} for 2.4`);
  story.hear('dev', '/psirt undo');
  expect(statusOf(story.view())).toBe('ready');
});
