// A tag that is pushed a second time: until the advisory is out it is another release, and has to be proven like one.
import { describe, expect, test } from 'vitest';
import { allOf } from '../../../src/core/case/case.ts';
import { linesOf } from '../../../src/core/case/lines.ts';
import { statusOf } from '../../../src/core/case/status.ts';
import { hour } from '../../../src/core/time.ts';
import { secondLine, settings } from './a-world.ts';
import type { Story } from './a-world.ts';
import { advisory, landing, ready, release, signed } from './stories.ts';

const seen = /^fact (landed|tagged|proven|fix-public)/;
const commit = landing('2.4');

describe('A tag that is pushed again', () => {
  const proven = (story: Story): readonly boolean[] => linesOf(story.view()).map((line) => line.proven);
  const again = (story: Story, holds: boolean): void => {
    story.table.tags = [{ name: 'v2.4.1', commit: 'e'.repeat(40) }];
    const proof = { commit, ancestor: holds, same_patch: null, reverted_by: null, missing_in: [] };
    story.table.proofs.set('v2.4.1', [proof]);
  };

  test('on a commit with the fix is proven after all', () => {
    const story = ready();
    release(story, '2.4', '2.4.1');
    again(story, false);
    story.settle();
    expect(proven(story)).toEqual([false]);
    again(story, true);
    story.table.tags = [{ name: 'v2.4.1', commit: 'f'.repeat(40) }];
    expect(story.settle(seen)).toEqual([
      'fact tagged (psirt-bot[bot], tag:acme/widget@v2.4.1)',
      'fact proven (psirt-bot[bot], tag:acme/widget@v2.4.1)',
    ]);
    expect(proven(story)).toEqual([true]);
  });

  test('on one without it is no release any more', () => {
    const story = ready();
    release(story, '2.4', '2.4.1');
    story.settle();
    expect(proven(story)).toEqual([true]);
    again(story, false);
    story.settle();
    expect(proven(story)).toEqual([false]);
    expect(statusOf(story.view())).toBe('ready');
  });

  test('changes nothing of what is published, while a late line is still watched', () => {
    const story = signed({ two: true, settings: settings({ lines: secondLine }) });
    release(story, '2.4', '2.4.1');
    story.settle();
    story.wait(4 * hour);
    story.settle();
    expect(advisory(story).state).toBe('published');
    again(story, false);
    expect(story.settle(seen)).toEqual([]);
    release(story, '2.3', '2.3.9');
    expect(story.settle(seen)).toHaveLength(3);
    expect(proven(story)).toEqual([true, true]);
    expect(allOf(story.view().it, 'fix-public')).toHaveLength(1);
  });
});
