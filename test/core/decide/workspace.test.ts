// Where an embargoed fix is built: the fork, who may work in it; and the CVE ID.
import { describe, expect, test } from 'vitest';
import { latest } from '../../../src/core/case/case.ts';
import { lay } from './a-table.ts';
import { settings } from './a-world.ts';
import type { Story } from './a-world.ts';
import { advisory, confirmed, confirming, ghsa, published } from './stories.ts';

const withFork = settings({ product: 'workspace: fork' });
const fork = /fork/;

describe('The fork', () => {
  test('is opened at confirm [R114]', () => {
    const story = confirming({ settings: withFork });
    expect(story.settle(fork)).toEqual(['intent fork', 'do fork.open', 'receipt fork done']);
    expect(advisory(story).fork?.full_name).toBe(`acme/widget-${ghsa.toLowerCase()}`);
  });

  test.each([
    [
      'where fixes are built in a mirror',
      settings({ product: 'workspace: mirror\n    mirror: acme/widget-private' }),
      '',
    ],
    ['where fixes are built in public', settings({ product: 'workspace: none' }), ''],
    ['when there is no embargo any more', withFork, '/psirt public https://example.org/post\n'],
  ])('is not opened %s', (_, file, before) => {
    const story = confirming({ settings: file });
    const said = story.table.comments.at(-1);
    Object.assign(said ?? {}, { body: before + said?.body });
    expect(story.settle(fork)).toEqual([]);
  });
});

describe('Fix developers', () => {
  const people = /^do advisory\.collaborators/;

  test('become collaborators of the advisory, beside those who are there', () => {
    const story = confirmed({ settings: withFork });
    advisory(story).collaborators = ['reporter', 'Rel'];
    expect(
      story.hear('lead', '/psirt assign fix-dev @dev\n/psirt assign fix-dev @rel for 2.4', people),
    ).toEqual(['do advisory.collaborators reporter Rel dev rel']);
    advisory(story).collaborators = ['reporter', 'Rel', 'DEV'];
    expect(story.settle(people)).toEqual([]);
  });

  test('do not while the advisory is no draft', () => {
    const story = confirmed({ settings: withFork });
    advisory(story).state = 'closed';
    expect(story.hear('lead', '/psirt assign fix-dev @dev', people)).toEqual([]);
  });
});

describe('The CVE ID', () => {
  const cve = /^(do cve|fact cve|intent cve)/;
  const idOf = (story: Story): string | null | undefined => latest(story.view().it, 'cve')?.id;

  test('is asked for once the draft is filled', () => {
    const story = confirming();
    expect(story.settle(/cve[.:]|draft-fields|advisory.write/)).toEqual([
      expect.stringMatching(/^do advisory.write/),
      'receipt draft-fields done',
      'receipt draft-fields found',
      'intent cve:1',
      'do cve.request',
      'receipt cve:1 done',
    ]);
  });

  test('is taken over when GitHub shows it, once', () => {
    const story = confirmed();
    advisory(story).cve = 'CVE-2026-40404';
    expect(story.settle(cve)).toEqual([`fact cve (psirt-bot[bot], advisory:${ghsa})`]);
    expect(idOf(story)).toBe('CVE-2026-40404');
    expect(story.settle()).toEqual([]);
  });

  test('is waited for by a label, whoever asked, until it has come', () => {
    const story = confirmed();
    expect(story.table.issue.labels).toContain('needs/cve');
    advisory(story).cve = 'CVE-2026-40404';
    story.settle();
    expect(story.table.issue.labels).not.toContain('needs/cve');
  });

  test('that people said stands over another that GitHub shows', () => {
    const story = confirmed();
    story.hear('lead', '/psirt cve CVE-2026-11111');
    advisory(story).cve = 'CVE-2026-22222';
    expect(story.settle(cve)).toEqual([]);
    expect(idOf(story)).toBe('CVE-2026-11111');
  });

  test.each([
    ['the settings want none', settings({ more: 'cve: { request: none }' }), ''],
    [
      'the fault is somebody else’s',
      settings(),
      '/psirt component libfoo upstream https://github.com/foo/libfoo\n',
    ],
    ['people say that there will be none', settings(), '/psirt cve none "only ever hosted by us"\n'],
    ['somebody else asked', settings(), '/psirt cve pending\n'],
  ])('is not asked for when %s', (_, file, before) => {
    const story = confirming({ settings: file });
    const said = story.table.comments.at(-1);
    Object.assign(said ?? {}, { body: before + said?.body });
    expect(story.settle(/^(refused|do cve)/)).toEqual([]);
  });

  test('is asked for again whenever a person wants it again', () => {
    const story = confirmed();
    expect(story.hear('lead', '/psirt cve request', /^do cve/)).toEqual(['do cve.request']);
    story.hear('lead', '/psirt cve pending');
    expect(story.hear('lead', '/psirt cve request', /^do cve/)).toEqual(['do cve.request']);
  });

  test('is not asked for on an advisory that is closed or can’t be seen', () => {
    const story = confirming();
    advisory(story).state = 'closed';
    expect(story.settle(cve)).toEqual([]);
    story.table.advisories.clear();
    expect(story.settle(cve)).toEqual([]);
    lay(story.table, ghsa, { state: 'draft' });
    expect(story.settle(cve)).toEqual(['intent cve:1', 'do cve.request']);
  });

  test('may come after publication', () => {
    const story = published();
    advisory(story).cve = 'CVE-2026-40404';
    expect(story.settle(cve)).toEqual([`fact cve (psirt-bot[bot], advisory:${ghsa})`]);
  });
});
