// What people are asked and told while a release stands and nothing follows from it by itself: commits to choose from on the card, and a
// call to the lead.
import { describe, expect, test } from 'vitest';
import { hour, later } from '../../../src/core/time.ts';
import { calledFor } from '../../../src/core/words/calls.ts';
import { emptyView, golden } from '../words/a-view.ts';
import { settings, start } from './a-world.ts';
import type { Story } from './a-world.ts';
import { advisory, ghsa, landing, published, ready, release, sign, tag } from './stories.ts';

/** The card as people see it. */
const cardIn = ({ table }: Story): string =>
  (table.comments.find(({ body }) => body.startsWith('<!-- psirt-bot:card'))?.body ?? '').replaceAll('\u200B', ''); // prettier-ignore
const withFork = settings({ product: 'workspace: fork' });
const commit = landing('2.4');

describe('A fix from the temporary private fork', () => {
  const merge = (sha: string, at: string, message = 'Merge commit from fork') => ({
    sha: sha.repeat(40), url: `https://github.com/acme/widget/commit/${sha}`, message, committed_at: at,
  }); // prettier-ignore
  const after = later(start, 2 * hour);

  function merged(...commits: readonly ReturnType<typeof merge>[]): Story {
    const story = ready({ settings: withFork });
    story.table.forks = [ghsa];
    story.table.commits.set('main', [...commits]);
    return story;
  }

  test('is offered for a person to choose, and asked for nothing else meanwhile', () => {
    const story = merged(merge('1', after), merge('2', after, 'Merge commit from fork\n\n@everybody'));
    sign(story);
    expect(cardIn(story)).toContain('**Has the fix landed?** Forks were merged on line 2.4.');
    expect(cardIn(story)).toContain('/psirt landed <111111111111|222222222222> for 2.4\n');
    expect(cardIn(story)).not.toContain('Nothing to type');
    story.hear('rel', `/psirt landed ${'2'.repeat(40)}`);
    expect(cardIn(story)).not.toContain('Has the fix landed?');
  });

  test('is offered from all commits once its tag is out, the newest five', () => {
    const commits = ['1', '2', '3', '4', '5', '6'].map((digit) => merge(digit, after, `Change ${digit}`));
    const story = merged(...commits);
    expect(cardIn(story)).not.toContain('Has the fix landed?');
    tag(story, '2.4', '2.4.1');
    story.settle();
    expect(cardIn(story)).toContain('Line 2.4 is tagged v2.4.1.');
    const names = ['1', '2', '3', '4', '5'].map((digit) => digit.repeat(12));
    expect(cardIn(story)).toContain(`/psirt landed <${names.join('|')}> for 2.4\n`);
  });

  test('is offered as it is when nothing else can be it', () => {
    const story = merged(merge('1', after, 'Check the `owner`\n\nReviewed.'));
    tag(story, '2.4', '2.4.1');
    story.settle();
    expect(cardIn(story)).toContain('/psirt landed 111111111111 for 2.4\n');
    expect(cardIn(story)).toContain('- 2.4: `111111111111` Check the \\`owner\\` (Mon 2026-11-30 11:00 UTC)');
  });

  test('is asked for where no public commit is in sight', () => {
    const story = ready();
    tag(story, '2.4', '2.4.1');
    story.settle();
    expect(cardIn(story)).toContain('/psirt landed <commit> for 2.4\n');
  });
});

describe('The lead is called', () => {
  const calls = /^do comment\.create call:/;
  const texts = (story: Story) => story.table.comments.flatMap(({ body }) => (body.startsWith('<!-- psirt-bot:call:') ? [body] : [])); // prettier-ignore

  test('when a tag proves nothing, once for each reason', () => {
    const story = ready();
    tag(story, '2.4', '2.4.1');
    expect(story.settle(calls)).toEqual([expect.stringMatching(/call:\d+ @lead$/)]);
    expect(texts(story)).toEqual([golden('call-unproven', texts(story).join())]);
    expect(story.settle(calls)).toEqual([]);
    story.table.proofs.set('v2.4.1', [{ commit, ancestor: false, same_patch: null, reverted_by: null, missing_in: [] }]); // prettier-ignore
    expect(story.hear('rel', `/psirt landed ${commit}`, calls)).toHaveLength(2);
    expect(texts(story)[1]).toContain('v2.4.1 does not contain');
  });

  test('when the fix is public and nobody signed', () => {
    const story = ready();
    expect(story.hear('rel', `/psirt landed ${commit}`, calls)).toHaveLength(1);
    expect(texts(story)).toEqual([golden('call-fix-public', texts(story).join())]);
    sign(story);
    expect(story.settle(calls)).toEqual([]);
  });

  test('when the fix is public, signed and on hold; more urgently when it is bad', () => {
    const story = sign(ready({ bad: true }));
    story.hear('owner', '/psirt hold legal asks');
    expect(story.hear('rel', `/psirt landed ${commit}`, calls)).toHaveLength(1);
    expect(texts(story).join()).toContain('the advisory is due within an hour');
    expect(texts(story).join()).toContain('/psirt unhold');
  });

  test('when what was signed has no draft any more', () => {
    const story = sign(ready());
    advisory(story).state = 'closed';
    story.hear('lead', '/psirt status', calls);
    expect(texts(story).join()).toContain(
      'its draft advisory is closed on GitHub, so nothing can be published.',
    );
    release(story, '2.4', '2.4.1');
    expect(story.settle(/advisory.publish|^do comment.create call/)).toEqual([]);
    advisory(story).state = 'draft';
    expect(story.settle(/advisory.publish/)).toEqual(['do advisory.publish']);
    const unseen = sign(ready());
    unseen.table.advisories.clear();
    unseen.hear('lead', '/psirt status');
    expect(texts(unseen).join()).toContain('the bot does not see its draft advisory');
  });

  test('not when what was signed is published anyway, nor afterwards', () => {
    const story = sign(ready());
    release(story, '2.4', '2.4.1');
    expect(story.settle(calls)).toEqual([]);
    expect(published().settle(calls)).toEqual([]);
  });

  test('by the settings’ names while nobody leads', () => {
    const team = emptyView('version: 1\nroles: { psirt-lead: [ada, "team:acme/psirt", "mail:lead@acme.test"] }\nproducts: { widget: { repository: acme/widget } }'); // prettier-ignore
    expect(calledFor(team)).toEqual(['@ada', '@acme/psirt']);
  });
});
