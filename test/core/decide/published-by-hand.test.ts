// An advisory that a person published by hand: what was signed goes to the other places only if it is what was published; else the lead
// is called, once. What was refused, is void or ran out never goes anywhere.
import { describe, expect, test } from 'vitest';
import { doneAct } from '../../../src/core/case/case.ts';
import { hour, minute } from '../../../src/core/time.ts';
import { awaitsWorld } from '../../../src/core/sweep/waits.ts';
import { golden } from '../words/a-view.ts';
import { settings } from './a-world.ts';
import type { Story } from './a-world.ts';
import { advisory, askedHash, ghsa, ready, release, rested, sign, signed } from './stories.ts';

const site = { settings: settings({ more: 'site: { repository: acme/security }' }) };
const elsewhere = /site|notes/;
const called = /create call/;
const day = 24 * hour;

/** Somebody presses GitHub's own button on the draft as it lies there. */
function publishByHand(story: Story): Story {
  Object.assign(advisory(story), { state: 'published', published_at: story.table.now });
  return story;
}

const reject = (story: Story): unknown =>
  story.hear('lead', `/psirt reject ${askedHash(story).slice(0, 12)} because it names a customer`);

describe('Nothing follows a publication by hand, and the lead is called once,', () => {
  test.each<[string, (story: Story) => unknown]>([
    ['when somebody refused what was signed', reject],
    ['when what was signed is void', (story) => story.hear('lead', '/psirt severity high because worse')],
    ['when the signatures ran out before', (story) => story.wait(40 * day)],
    ['when another text was published', (story) => Object.assign(advisory(story), { fields: { ...advisory(story).fields, summary: 'Rows leak' } })],
  ])('%s', (_, spoil) => {
    const story = signed(site);
    spoil(story);
    story.settle();
    publishByHand(story);
    const lines = story.settle();
    expect(lines).toContain('receipt publish found');
    expect(lines.filter((line) => called.test(line))).toHaveLength(1);
    release(story, '2.4', '2.4.1');
    expect(story.settle(elsewhere)).toEqual([]);
    expect(story.settle()).toEqual([]);
    expect(awaitsWorld(story.view())).toBe(false);
  }); // prettier-ignore

  test('when nobody signed anything', () => {
    const story = publishByHand(ready(site));
    expect(story.settle(called)).toEqual([expect.stringMatching(/^do comment\.create call:\d+ @lead$/)]);
    const call = story.table.comments.at(-1)?.body ?? '';
    expect(call).toBe(golden('call-by-hand', call));
  });
});

describe('What was signed follows', () => {
  const places = [
    `do site.write advisories/${ghsa}.json`,
    `do site.write advisories/${ghsa}.md`,
    'do release.notes',
    'do site.commit',
  ];

  test('a publication by hand of the draft as it was signed, once the fix is out', () => {
    const story = publishByHand(signed(site));
    expect(story.settle(/site|notes|call/)).toEqual([]);
    expect(doneAct(story.view().it, 'publish')?.made).toMatchObject({ form: askedHash(story) });
    release(story, '2.4', '2.4.1');
    // What lies on GitHub still says “expected”, so it becomes version 2, and the files with it.
    expect(story.settle(/^do (site|release)/)).toEqual([
      ...places,
      ...places.slice(0, 2),
      ...places.slice(-1),
    ]);
  });

  test('one by a person who knew of the release before the bot', () => {
    const story = publishByHand(signed(site));
    release(story, '2.4', '2.4.1');
    expect(story.settle(/^do (site|release)|call/)).toEqual(places);
  });

  test('one of a draft that got its CVE ID since, when nobody holds it any more', () => {
    const story = ready(site);
    story.say('lead', '/psirt cve request');
    rested(story);
    sign(story);
    advisory(story).cve = 'CVE-2026-40404';
    story.say('lin', '/psirt hold the notes are wrong');
    release(story, '2.4', '2.4.1');
    rested(story);
    expect(publishByHand(story).settle(/^do (site|release)|call/)).toEqual([]);
    expect(story.hear('lin', '/psirt unhold', /^do (site|release)|call/)).toEqual(places);
  });

  test('our own publication although its answer was lost and only found after the signatures ran out', () => {
    const story = signed(site);
    release(story, '2.4', '2.4.1');
    story.fates.set('advisory.publish', 'lost');
    story.settle();
    story.table.prose = '---\ntitle: Another title\n---\nExport reads any row.';
    story.wait(40 * day);
    expect(story.settle(/^do site|call|rejected/)).toHaveLength(3);
  });

  test('no longer when somebody refuses it between one place and the next', () => {
    const story = signed(site);
    release(story, '2.4', '2.4.1');
    story.fates.set('site.write', 'failed');
    rested(story);
    reject(story);
    story.wait(hour + minute);
    expect(story.settle(/^do site|call/)).toEqual([]);
  });
});
