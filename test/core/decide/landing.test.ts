// The release as it is seen: merges, tags and proofs; the first of them makes the fix public.
import { describe, expect, test } from 'vitest';
import { latest } from '../../../src/core/case/case.ts';
import { embargoOf } from '../../../src/core/case/embargo.ts';
import { linesOf } from '../../../src/core/case/lines.ts';
import type { SeenProof, SeenPull } from '../../../src/core/look.ts';
import { hour, later } from '../../../src/core/time.ts';
import { settings, start } from './a-world.ts';
import type { Story } from './a-world.ts';
import { confirmed, ghsa, landing, published, pull, ready, release, signed, tag } from './stories.ts';

const seen = /^fact (landed|tagged|proven|fix-public)/;
const withFork = settings({ product: 'workspace: fork' });
const commit = landing('2.4');

describe('A tag of the planned version', () => {
  test('whose fix is known to have landed is proven, and makes the fix public', () => {
    const story = ready();
    release(story, '2.4', '2.4.1');
    expect(story.settle(seen)).toEqual([
      expect.stringMatching(/^fact landed \(rel, /),
      'fact tagged (psirt-bot[bot], tag:acme/widget@v2.4.1)',
      'fact proven (psirt-bot[bot], tag:acme/widget@v2.4.1)',
      'fact fix-public (psirt-bot[bot], sweep)',
    ]);
    expect(latest(story.view().it, 'fix-public')).toMatchObject({
      what: commit,
      url: `https://github.com/acme/widget/commits/${commit}`,
    });
    expect(story.settle()).toEqual([]);
  });

  test('proves nothing before somebody says where the fix landed, and is proven then', () => {
    const story = ready();
    tag(story, '2.4', '2.4.1');
    story.settle();
    expect(latest(story.view().it, 'proven')).toMatchObject({
      proven: false,
      because: ['no public commit of the fix is known for line 2.4'],
    });
    // Anybody can tag anything: the embargo goes on until it is known that the fix is out.
    expect(latest(story.view().it, 'fix-public')).toBeUndefined();
    expect(embargoOf(story.view()).state).toBe('active');
    expect(story.hear('rel', `/psirt landed ${commit}`, seen)).toEqual([
      expect.stringMatching(/^fact landed/),
      'fact proven (psirt-bot[bot], tag:acme/widget@v2.4.1)',
      'fact fix-public (psirt-bot[bot], sweep)',
    ]);
    expect(linesOf(story.view()).map(({ proven }) => proven)).toEqual([true]);
  });

  test('of another version or another form is none of ours', () => {
    const story = ready();
    story.table.tags = [
      { name: 'v2.4.2', commit },
      { name: 'nightly-2.4.1', commit },
      { name: 'v2.4.x/nightly-2.4.1', commit },
    ];
    expect(story.settle(seen)).toEqual([]);
  });
});

describe('A wrong tag that fits', () => {
  const loose = settings().replace('tags: "v2.4.*"', 'tags: "*2.4.*"');
  const unheld: SeenProof = { commit, ancestor: false, same_patch: null, reverted_by: null, missing_in: [] };

  function shadowed(): Story {
    const story = signed({ settings: loose });
    story.table.tags = [{ name: 'v2.4.1', commit: 'd'.repeat(40) }];
    story.table.proofs.set('v2.4.1', [unheld]);
    return story;
  }

  test('does not hide the right one, and nobody is called', () => {
    const story = shadowed();
    story.table.tags = [...story.table.tags, { name: '2.4.1', commit }];
    story.table.proofs.set('2.4.1', [{ ...unheld, ancestor: true }]);
    expect(story.hear('rel', `/psirt landed ${commit}`, /^fact (tagged|proven)|call/)).toEqual([
      'fact tagged (psirt-bot[bot], tag:acme/widget@v2.4.1)',
      'fact proven (psirt-bot[bot], tag:acme/widget@v2.4.1)',
      'fact tagged (psirt-bot[bot], tag:acme/widget@2.4.1)',
      'fact proven (psirt-bot[bot], tag:acme/widget@2.4.1)',
    ]);
    expect(linesOf(story.view())).toMatchObject([{ proven: true, tag: { tag: '2.4.1' } }]);
    expect(story.settle()).toEqual([]);
  });

  test('does not hide one that comes later, nor itself once it was moved', () => {
    const story = shadowed();
    story.hear('rel', `/psirt landed ${commit}`);
    expect(story.settle()).toEqual([]);
    story.table.tags = [{ name: 'v2.4.1', commit }];
    story.table.proofs.set('v2.4.1', [{ ...unheld, ancestor: true }]);
    expect(story.settle(seen)).toEqual([
      'fact tagged (psirt-bot[bot], tag:acme/widget@v2.4.1)',
      'fact proven (psirt-bot[bot], tag:acme/widget@v2.4.1)',
    ]);
  });

  test('is kept while nobody said where the fix landed', () => {
    const story = shadowed();
    story.table.tags = [...story.table.tags, { name: '2.4.1', commit }];
    expect(story.settle(/^fact (tagged|proven)/)).toHaveLength(2);
    expect(story.settle()).toEqual([]);
  });
});

describe('A tag proves nothing when', () => {
  const good: SeenProof = { commit, ancestor: true, same_patch: null, reverted_by: null, missing_in: [] };
  test.each<[string, Partial<SeenProof>, readonly string[]]>([
    ['it does not contain the fix', { ancestor: false }, ['v2.4.1 does not contain aaaaaaaaaaaa']],
    [
      'the fix was reverted',
      { reverted_by: 'c'.repeat(40) },
      ['aaaaaaaaaaaa was reverted by cccccccccccc before v2.4.1'],
    ],
    [
      'lines of the fix are gone',
      { missing_in: ['src/export.ts'] },
      ['lines that aaaaaaaaaaaa added are not in src/export.ts at v2.4.1'],
    ],
  ])('%s', (_, wrong, because) => {
    const story = ready();
    release(story, '2.4', '2.4.1');
    story.table.proofs.set('v2.4.1', [{ ...good, ...wrong }]);
    story.settle();
    expect(latest(story.view().it, 'proven')).toMatchObject({ proven: false, because });
    expect(story.settle()).toEqual([]);
  });

  test('but does with the same patch in a rewritten history', () => {
    const story = ready();
    release(story, '2.4', '2.4.1');
    story.table.proofs.set('v2.4.1', [{ ...good, ancestor: false, same_patch: 'd'.repeat(40) }]);
    story.settle();
    expect(latest(story.view().it, 'proven')).toMatchObject({ proven: true, because: [] });
  });
});

describe('A fix that was built in public', () => {
  const url = 'https://github.com/acme/widget/pull/7';
  const pulled: SeenPull = {
    url, repository: 'acme/widget', public: true, author: { login: 'dev', id: 4 }, merged: false, merge_commit: 'e'.repeat(40), base: 'main',
  }; // prettier-ignore

  test('has landed when its pull request is merged', () => {
    const story = confirmed();
    story.table.pulls.set(url, pulled);
    story.hear(
      'lead',
      `/psirt public https://example.org/post\n/psirt assign fix-dev @dev\n/psirt remedy fix by 2026-12-10\n/psirt fix ${url}`,
    );
    expect(story.settle(seen)).toEqual([]);
    story.table.pulls.set(url, { ...pulled, merged: true });
    expect(story.settle(seen)).toEqual([
      `fact landed (psirt-bot[bot], fix:${url})`,
      'fact fix-public (psirt-bot[bot], sweep)',
    ]);
    expect(latest(story.view().it, 'landed')).toMatchObject({ line: '2.4', commits: [pulled.merge_commit] });
    expect(story.settle()).toEqual([]);
  });

  test('has not when nobody can see the pull request any more', () => {
    const story = confirmed();
    story.table.pulls.set(url, pulled);
    story.hear(
      'lead',
      `/psirt public https://example.org/post\n/psirt assign fix-dev @dev\n/psirt remedy fix by 2026-12-10\n/psirt fix ${url}`,
    );
    story.table.pulls.clear();
    expect(story.settle(seen)).toEqual([]);
  });
});

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

  test('has landed when the line’s branch holds one landing of a fork since ours was opened', () => {
    const story = merged(
      merge('1', later(start, -hour)),
      merge('2', after),
      merge('3', after, 'Bump version'),
    );
    expect(story.settle(seen)).toEqual([
      `fact landed (psirt-bot[bot], fix:${pull(1)})`,
      'fact fix-public (psirt-bot[bot], sweep)',
    ]);
    expect(latest(story.view().it, 'landed')?.commits).toEqual(['2'.repeat(40)]);
  });

  test('that a person opened by hand counts from when its fix was linked', () => {
    const story = ready({ settings: settings({ product: 'workspace: none' }) });
    story.table.forks = [ghsa];
    story.table.commits.set('main', [merge('1', later(start, -hour)), merge('2', after)]);
    story.settle();
    expect(latest(story.view().it, 'landed')?.commits).toEqual(['2'.repeat(40)]);
  });

  test.each<[string, Story]>([
    ['two forks landed', merged(merge('1', after), merge('2', after))],
    ['nothing landed yet', merged()],
  ])('is a person’s to say when %s', (_, story) => {
    expect(story.settle(seen)).toEqual([]);
  });

  test('is a person’s to say when another advisory may have had a fork', () => {
    const story = merged(merge('1', after));
    story.table.forks = [ghsa, 'GHSA-xxxx-xxxx-xxxx'];
    expect(story.settle(seen)).toEqual([]);
    expect(story.hear('rel', `/psirt landed ${'1'.repeat(40)}`, seen)).toEqual([
      expect.stringMatching(/^fact landed \(rel/),
      'fact fix-public (psirt-bot[bot], sweep)',
    ]);
  });

  test('on a line that left the settings is nobody’s to see', () => {
    const story = merged(merge('1', after));
    story.rules.settings = withFork.replace('"2.4":', '"2.5":');
    expect(story.settle(seen)).toEqual([]);
  });
});

describe('Nothing is watched', () => {
  test('before the case is confirmed with a fix', () => {
    const story = confirmed();
    tag(story, '2.4', '2.4.1');
    expect(story.looked().map(({ look }) => look)).not.toContain('tags');
    story.hear('lead', '/psirt remedy mitigate deployment-advice because nobody runs it');
    expect(story.settle(seen)).toEqual([]);
  });

  test('once everything is out', () => {
    const story = published();
    expect(story.looked().map(({ look }) => look)).not.toContain('tags');
  });
});
