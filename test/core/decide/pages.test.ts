// Somebody is paged once for each alarm: never twice for one that may have gone out, every hour for one that was refused, and never for what
// is over or was known long before.
import { expect, test } from 'vitest';
import { alarmsOf } from '../../../src/core/case/alarms.ts';
import { day, hour, minute } from '../../../src/core/time.ts';
import { aStory } from './a-world.ts';
import type { Story } from './a-world.ts';
import { confirming, landing, ready, release, sign, signed, tag } from './stories.ts';

const pages = /^do page|^(?:intent|receipt) page/;
const card = ({ table }: Story): string => table.comments.find(({ pinned }) => pinned)?.body ?? '';
const alarms = (story: Story): readonly string[] => alarmsOf(story.view()).map(({ kind }) => kind);
const wild = '/psirt exploit wild logs of a customer';

test('an attack pages once, and a second word about it does not', () => {
  const story = confirming();
  story.settle();
  const done = story.hear('lead', wild, pages);
  expect(done).toEqual([expect.stringMatching(/^intent page:exploited:/), 'do page', expect.stringMatching(/^receipt page:exploited:\d+ done$/)]); // prettier-ignore
  expect(story.table.pages).toEqual([expect.objectContaining({ alarm: 'exploited', number: 42, text: 'psirt-bot: case 42 needs somebody now. https://github.com/acme/psirt/issues/42' })]); // prettier-ignore
  expect(card(story)).toMatch(/📟 it is attacked: paged \w{3} /u);

  expect(story.hear('lead', '/psirt exploit wild more logs', pages)).toEqual([]);
  story.rules.owner = 'another';
  story.wait(3 * day);
  expect(story.settle(pages)).toEqual([]);
  expect(story.table.pages).toHaveLength(1);
});

test('taken back, it is none; said again, it is another one', () => {
  const story = confirming();
  story.hear('lead', wild);
  story.hear('lead', '/psirt exploit none "the logs were of a test"');
  expect(alarms(story)).toEqual([]);
  expect(card(story)).not.toContain('📟 it is');
  story.hear('lead', wild);
  expect(story.table.pages.map(({ alarm }) => alarm)).toEqual(['exploited', 'exploited']);
  expect(new Set(story.table.pages.map(({ id }) => id)).size).toBe(2);
});

test('one that was refused is tried again every hour, with the same id, and the card says so', () => {
  const story = confirming();
  story.settle();
  story.fates.set('page', 'failed');
  story.hear('lead', wild);
  expect(card(story)).toContain('📟 it is attacked: **the page did not go out** (last tried ');
  story.wait(hour - minute);
  expect(story.settle(pages)).toEqual([]);
  story.fates.set('page', 'failed');
  story.wait(minute);
  const again = story.settle(pages);
  expect(again.at(-1)).toMatch(/^receipt page:exploited:\d+ failed$/);
  // However long it takes.
  story.wait(3 * day);
  story.settle();
  expect(story.table.pages).toHaveLength(1);
  expect(card(story)).toContain('📟 it is attacked: paged ');
});

test.each(['unsure', 'lost'] as const)(
  'one that may have gone out (%s) is never sent again, and a person is told',
  (fate) => {
    const story = confirming();
    story.settle();
    story.fates.set('page', fate);
    story.hear('lead', wild);
    const sent = story.table.pages.length;
    for (const wait of [minute, 10 * minute, hour, 2 * day]) {
      story.wait(wait);
      expect(story.settle(pages)).toEqual([]);
    }
    expect(story.table.pages).toHaveLength(sent);
    expect(card(story)).toContain('📟 it is attacked: **nobody knows whether the page of ');
  },
);

test('where no pager is set up nobody is paged; set up later, only what is new pages', () => {
  const story = confirming();
  story.rules.pages = false;
  expect(story.hear('lead', wild, pages)).toEqual([]);
  expect(card(story)).not.toContain('📟');
  story.wait(day);
  story.rules.pages = true;
  expect(story.settle(pages)).toEqual([]);
});

test('a broken embargo pages until it is decided what becomes of the date', () => {
  const story = confirming();
  story.hear('lead', '/psirt embargo broken a post names it');
  expect(story.table.pages.map(({ alarm }) => alarm)).toEqual(['embargo-broken']);
  story.hear('lead', '/psirt embargo keep nobody read it');
  expect(alarms(story)).toEqual([]);
});

test('a tag that proves nothing pages once, whatever else is found about it', () => {
  const story = ready();
  tag(story, '2.4', '2.4.1');
  story.settle();
  const commit = landing('2.4');
  story.table.proofs.set('v2.4.1', [{ commit, ancestor: false, same_patch: null, reverted_by: null, missing_in: [] }]); // prettier-ignore
  story.hear('rel', `/psirt landed ${commit}`);
  expect(story.table.pages.map(({ alarm }) => alarm)).toEqual(['release-unproven', 'fix-public']);
});

test('a fix that is public pages where no advisory goes out by itself, and not where one does', () => {
  const story = ready();
  story.hear('rel', `/psirt landed ${landing('2.4')}`);
  expect(story.table.pages.map(({ alarm }) => alarm)).toEqual(['fix-public']);
  sign(story);
  expect(alarms(story)).toEqual([]);
  const held = signed();
  held.hear('owner', '/psirt hold legal asks');
  held.hear('rel', `/psirt landed ${landing('2.4')}`);
  expect(alarms(held)).toEqual(['fix-public']);
  const good = signed();
  release(good, '2.4', '2.4.1');
  good.settle();
  expect(good.table.pages).toEqual([]);
});

test('the Action’s door pages nobody', () => {
  const story = ready();
  story.rules.door = 'action';
  tag(story, '2.4', '2.4.1');
  expect(story.settle(pages)).toEqual([]);
});

test('what nobody works on any more, and what is frozen, has no alarms', () => {
  const story = aStory();
  story.hear('lead', `/psirt ack\n${wild}`);
  expect(alarms(story)).toEqual(['exploited']);
  story.freeze('somebody wrote to it');
  expect(alarms(story)).toEqual([]);
  const other = aStory();
  other.hear('lead', `/psirt ack\n${wild}`);
  other.hear('lead', '/psirt decline bug "needs rights that allow it anyway"');
  expect(alarms(other)).toEqual([]);
});
