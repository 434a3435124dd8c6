// A Major Incident is asked for by the bot where the plan says so, once for each reason, and those who decide are told once.
import { expect, test } from 'vitest';
import { majorOf } from '../../../src/core/case/major.ts';
import { clocksOf } from '../../../src/core/case/clocks.ts';
import { hour } from '../../../src/core/time.ts';
import { aStory } from './a-world.ts';
import type { Story } from './a-world.ts';

const about = /major|call:/;
const names = (story: Story): readonly string[] => clocksOf(story.view()).map(({ name }) => name);

test('attacks ask for one, as of when they were told; the decision is left to people', () => {
  const story = aStory();
  story.settle();
  const lines = story.hear('tri', '/psirt exploit wild "logs of two customers"', about);
  expect(lines).toEqual(expect.arrayContaining([expect.stringMatching(/comment\.create call:/)]));
  const { state, said } = majorOf(story.view());
  expect([state, said?.by.login, said?.because]).toEqual(['requested', 'psirt-bot[bot]', 'it is attacked in the wild']);
  expect(names(story)).toContain('major-decision');
  const calls = story.table.comments.filter(({ body }) => body.includes('Major Incident**'));
  expect(calls.map(({ body }) => body)).toEqual([expect.stringContaining('@lead')]);
  expect(story.settle(about)).toEqual([]);
}); // prettier-ignore

test('approved, briefed, ended: the clocks follow, and the plan’s steps show', () => {
  const story = aStory();
  story.settle();
  story.hear('tri', '/psirt major request "the press calls"');
  const call = story.table.comments.find(({ body }) => body.includes('Major Incident**'))?.body ?? '';
  expect(call).toContain('`tri` asks whether this may be a **Major Incident**: the press calls');
  story.hear('lead', '/psirt major approve');
  expect(names(story)).toContain('brief');
  const card = () => story.table.comments.find(({ pinned }) => pinned)?.body ?? '';
  expect(card()).toContain('Major: **YES**');
  expect(card()).toContain('<summary>Major Incident: ');
  expect(story.table.issue.labels).toContain('major/approved');
  story.hear('lead', '/psirt sent brief via chat');
  expect(names(story)).toContain('brief-next');
  story.wait(hour);
  story.hear('lead', '/psirt exploit wild logs');
  expect(names(story)).toContain('brief-attacked');
  story.hear('lead', '/psirt major end "attacks stopped"');
  expect(names(story).filter((name) => name.startsWith('brief'))).toEqual([]);
  expect(names(story)).toContain('review');
});

test('who asks need not say why', () => {
  const story = aStory();
  story.settle();
  story.hear('tri', '/psirt major request');
  const call = story.table.comments.find(({ body }) => body.includes('Major Incident**'))?.body ?? '';
  expect(call).toContain('`tri` asks whether this may be a **Major Incident**. A psirt-lead');
});

test('a closed or declined case asks for none', () => {
  const story = aStory();
  story.settle();
  story.hear(
    'lead',
    '/psirt leak yes mails\n/psirt decline bug "it needs rights that allow everything"',
    about,
  );
  expect(majorOf(story.view()).state).toBeUndefined();
});
