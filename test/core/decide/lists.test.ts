// The lists of all advisories on the site: made of what lies there, after each version of any of them.
import { describe, expect, test } from 'vitest';
import { minute, hour } from '../../../src/core/time.ts';
import { settings } from './a-world.ts';
import type { Story } from './a-world.ts';
import { ghsa, release, rested, signed } from './stories.ts';

const site = settings({ more: 'site: { repository: acme/security }' });
const lists = /site\.commit|site:lists/;
function out(): Story {
  const story = signed({ settings: site });
  release(story, '2.4', '2.4.1');
  return story;
}
const file = ({ table }: Story, name: string): string => table.files.get(`advisories/${name}`) ?? '';
const other = (modified: string): string =>
  JSON.stringify({ id: 'GHSA-9999-8888-7777', modified, published: modified, summary: 'Another one' });

describe('The lists of advisories', () => {
  test('are found in the directory’s README, the feed and files for tools, and name every advisory there [R24, R29]', () => {
    const story = out();
    story.table.files.set('advisories/GHSA-9999-8888-7777.json', other('2026-01-02T03:04:05Z'));
    story.table.files.set('advisories/README.md', '# Our security\n\nWrite to us.\n');
    rested(story);
    expect(file(story, 'README.md')).toMatch(/^# Our security\n\nWrite to us\.\n\n<!-- psirt-bot list -->/);
    const rows = file(story, 'README.md').split('\n').filter((line) => line.startsWith('| 20'));
    expect(rows).toEqual([
      `| 2026-11-30 | medium | [IDOR in export](${ghsa}.md) | ${ghsa} | widget | final |`,
      '| 2026-01-02 | unknown | [Another one](GHSA-9999-8888-7777.md) | GHSA-9999-8888-7777 |  | final |',
    ]);
    expect(file(story, 'feed.xml')).toContain('Everyone who runs widget');
    expect(file(story, 'feed.xml')).toContain('Upgrade to widget 2.4.1.');
    expect(file(story, 'csaf/white/index.txt')).toBe(`2026/${ghsa.toLowerCase()}.json\n`);
    expect(JSON.parse(file(story, `openvex/${ghsa}.json`))).toMatchObject({ statements: [{ status: 'affected' }, { status: 'fixed' }] }); // prettier-ignore
  }); // prettier-ignore

  test('are tried again at once when somebody wrote in between, then an hour later', () => {
    const story = out();
    story.fates.set('site.commit', 'failed');
    expect(story.settle(lists)).toEqual(['intent site:lists', 'do site.commit (failed)', 'receipt site:lists failed', 'intent site:lists', 'do site.commit', 'receipt site:lists done']); // prettier-ignore
  });

  test('whose answer was lost are found as they are', () => {
    const story = out();
    story.fates.set('site.commit', 'lost');
    story.settle();
    story.wait(10 * minute);
    expect(story.settle(lists)).toEqual(['receipt site:lists found']);
    story.wait(hour);
    expect(story.settle(lists)).toEqual([]);
  });
});
