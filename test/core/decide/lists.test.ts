// The lists of all advisories on the site: written once an advisory's own files lie there, made of what lies there at that moment.
import { describe, expect, test } from 'vitest';
import { hour, minute } from '../../../src/core/time.ts';
import { settings } from './a-world.ts';
import type { Story } from './a-world.ts';
import { askedHash, ghsa, published, release, rested, signed } from './stories.ts';

const site = settings({ more: 'site: { repository: acme/security }' });
const listing = /site:lists|^do site\.commit/;
const written = /^do site/;
const done = ['intent site:lists', 'do site.commit', 'receipt site:lists done'];

/** Published at GitHub; the site is still to come. */
function out(): Story {
  const story = signed({ settings: site });
  release(story, '2.4', '2.4.1');
  return story;
}

const file = ({ table }: Story, name: string): string => table.files.get(`advisories/${name}`) ?? '';
const record = (id: string): string =>
  JSON.stringify({ id, modified: '2026-11-02T10:00:00Z', summary: 'Another case', aliases: [] });

describe('The lists', () => {
  test('are written in one commit, and again only for another version', () => {
    const story = out();
    expect(story.settle(listing)).toEqual(done);
    expect(file(story, 'README.md')).toContain(`](${ghsa}.md)`);
    expect(file(story, 'feed.xml')).toContain('Upgrade to widget 2.4.1.');
    expect(story.settle()).toEqual([]);
  });

  test('take up at once what another case wrote in between', () => {
    const story = out();
    story.fates.set('site.commit', 'conflict');
    const [first] = ['GHSA-3333-4444-5555'];
    story.table.files.set(`advisories/${first}.json`, record(first));
    expect(story.settle(listing)).toEqual(['intent site:lists', 'do site.commit (conflict)', 'receipt site:lists failed', ...done]); // prettier-ignore
    expect(file(story, 'README.md')).toMatch(/GHSA-2345-6789-cfgh[^]*Another case/);
  });

  test.each(['site.commit', 'site.write'] as const)('%s: who always comes second waits an hour after five times', (kind) => {
    const story = out();
    story.fates.set(kind, 'conflicts');
    // Of the advisory's own files there are two.
    expect(story.settle(/conflicts/)).toHaveLength(kind === 'site.commit' ? 5 : 10);
    expect(story.settle()).toEqual([]);
    story.fates.delete(kind);
    story.wait(hour);
    expect(story.settle(listing)).toEqual(done);
  }); // prettier-ignore

  test('that failed otherwise are tried again an hour later', () => {
    const story = out();
    story.fates.set('site.commit', 'failed');
    expect(story.settle(listing)).toHaveLength(3);
    story.wait(hour - 1);
    expect(story.settle(listing)).toEqual([]);
    story.wait(1);
    expect(story.settle(listing)).toEqual(done);
  });

  test('whose answer was lost are found as they are', () => {
    const story = out();
    story.fates.set('site.commit', 'lost');
    story.settle();
    story.wait(10 * minute);
    expect(story.settle(listing)).toEqual(['receipt site:lists found']);
  });

  test('wait for the advisory’s own files', () => {
    const story = out();
    story.fates.set('site.write', 'failed');
    expect(story.settle(listing)).toEqual([]);
    expect([...story.table.files.keys()]).toEqual([`advisories/${ghsa}.md`]);
  });
});

test('nothing of the final version is written over a revision', () => {
  const story = out();
  story.fates.set('site.write', 'failed').set('release.notes', 'failed');
  story.settle();
  story.say('lin', '/psirt severity high because it is worse\n/psirt revise It is worse than we thought.');
  rested(story);
  story.say('lead', `/psirt approve ${askedHash(story).slice(0, 8)}`);
  expect(story.settle(written)).toEqual([
    `do site.write advisories/${ghsa}.json`,
    `do site.write advisories/${ghsa}.md`,
    'do site.commit',
  ]);
  story.wait(2 * hour);
  expect(story.settle(written)).toEqual([]);
  expect(file(story, `${ghsa}.json`)).toContain('"status": "revised"');
  expect(file(story, 'README.md')).toContain('**revised**');
});

test('what is withdrawn stays in the lists, marked', () => {
  const story = rested(published({ settings: site }));
  story.say('lin', '/psirt withdraw Not a vulnerability: no release has that setting.');
  rested(story);
  story.say('lead', `/psirt approve ${askedHash(story).slice(0, 8)}`);
  rested(story);
  expect(file(story, 'README.md')).toContain('**withdrawn**');
  expect(file(story, 'feed.xml')).toContain('Nobody. This advisory was withdrawn.');
});
