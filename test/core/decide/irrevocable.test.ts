// What can't be taken back waits until the record's history was looked at, and is not done at all from one that somebody else wrote to.
import { expect, test } from 'vitest';
import { latest } from '../../../src/core/case/case.ts';
import { settings } from './a-world.ts';
import type { Story } from './a-world.ts';
import { advisory, confirmed, confirming, reported } from './stories.ts';

const withFork = settings({ product: 'workspace: fork' });
const outward = /^do (?:advisory\.(?:accept|collaborators|tell)|cve|fork)/;
const frozen = 'fact frozen (psirt-bot[bot], sweep)';

function tampered(story: Story): Story {
  story.table.audit = { ok: false, because: ['a commit by @out', 'it is unsigned'] };
  return story;
}

const looks = (story: Story): readonly string[] => story.looked().map(({ look }) => look);

test.each<[string, () => Story]>([
  ['accepts, asks for a CVE ID, or opens a fork', () => tampered(confirming({ settings: withFork }))],
  ['tells a reporter', () => tampered(reported())],
  [
    'lets anybody into the draft',
    () => {
      const story = tampered(confirmed({ settings: withFork }));
      story.say('lead', '/psirt assign fix-dev @dev');
      return story;
    },
  ],
])('a case whose record somebody else wrote to never %s', (_, begin) => {
  const story = begin();
  const before = story.table.log ?? '';
  expect(story.settle().filter((line) => outward.test(line) || line === frozen)).toEqual([frozen]);
  expect(latest(story.view().it, 'frozen')?.because).toBe('a commit by @out; it is unsigned');
  expect(story.view().it.entries.slice(before.split('\n').length - 1).map(({ kind }) => kind)).not.toContain('intent fork'); // prettier-ignore
});

test('what was said to it runs nothing: it froze first', () => {
  const story = tampered(confirming());
  expect(story.settle(/^(?:fact|refused)/)).toEqual([frozen, expect.stringMatching(/^refused/)]);
  expect(latest(story.view().it, 'confirmed')).toBeUndefined();
});

test('people who reopen it let nothing out either, as long as the record is not ours alone', () => {
  const story = tampered(confirmed({ settings: withFork }));
  story.hear('lead', '/psirt assign fix-dev @dev');
  expect(
    story
      .hear('lead', '/psirt reopen a clone shows nothing\n/psirt assign fix-dev @dev')
      .filter((line) => outward.test(line)),
  ).toEqual([]);
  expect(latest(story.view().it, 'reopened')).toBeDefined();
  expect(advisory(story).collaborators).toEqual([]);
});

test('the history is looked at where something can’t be taken back, and nowhere else', () => {
  const story = confirming();
  expect(looks(story)).toContain('audit');
  story.settle();
  story.say('lead', '/psirt leak possible');
  expect(looks(story)).not.toContain('audit');
});

test('a case without a card gets that first: there is nothing yet to compare its log with', () => {
  const story = tampered(reported());
  expect(story.decided().effects.map(({ kind }) => kind)).not.toContain('advisory.tell');
  expect(looks(story)).not.toContain('audit');
});
