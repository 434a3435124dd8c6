// Acts that can't simply be repeated: intent, act, receipt; who may try again, and when nobody may.
import { describe, expect, test } from 'vitest';
import { doneAct } from '../../../src/core/case/case.ts';
import { hour, minute } from '../../../src/core/time.ts';
import { halfComment, lay } from './a-table.ts';
import { aStory, settings } from './a-world.ts';
import type { Story } from './a-world.ts';
import { advisory, confirmed, confirming } from './stories.ts';

const draft = /^(intent draft$|do advisory.create|receipt draft )/;
const internal = (): Story => confirming({ internal: true });

describe('An act', () => {
  test('is recorded before and after it is done', () => {
    const story = internal();
    expect(story.settle(draft)).toEqual(['intent draft', 'do advisory.create', 'receipt draft done']);
    expect(doneAct(story.view().it, 'draft')?.made).toMatchObject({ repository: 'acme/widget' });
  });

  test('whose answer was lost is left alone while its intent runs, by whoever comes', () => {
    const story = internal();
    story.fates.set('advisory.create', 'lost');
    expect(story.settle(draft)).toEqual(['intent draft', 'do advisory.create (lost)']);
    story.rules.owner = 'another';
    story.wait(9 * minute);
    expect(story.settle(draft)).toEqual([]);
  });

  test('and is adopted when it is found after that', () => {
    const story = internal();
    story.fates.set('advisory.create', 'lost');
    story.settle();
    story.wait(10 * minute);
    expect(story.settle(draft)).toEqual(['receipt draft found']);
    expect(story.table.advisories.size).toBe(1);
  });

  test('that did not happen is tried again by whoever finds nothing after that', () => {
    const story = internal();
    story.fates.set('advisory.create', 'unsure');
    story.settle();
    story.rules.owner = 'another';
    story.wait(10 * minute);
    expect(story.settle(draft)).toEqual(['intent draft', 'do advisory.create', 'receipt draft done']);
    const intents = story
      .view()
      .it.entries.flatMap((entry) => (entry.kind === 'intent' && entry.act === 'draft' ? [entry.owner] : []));
    expect(intents).toEqual(['one', 'another']);
  });

  test('that failed is tried again an hour later', () => {
    const story = internal();
    story.fates.set('advisory.create', 'failed');
    expect(story.settle(draft)).toEqual([
      'intent draft',
      'do advisory.create (failed)',
      'receipt draft failed',
    ]);
    story.wait(hour - 1);
    expect(story.settle(draft)).toEqual([]);
    story.wait(1);
    expect(story.settle(draft)).toEqual(['intent draft', 'do advisory.create', 'receipt draft done']);
  });
});

describe('A comment that was created and never filled', () => {
  test('is finished, not created again', () => {
    const story = aStory();
    story.fates.set('comment.create', 'unsure');
    story.settle();
    const half = halfComment(story.table, 'card');
    story.wait(10 * minute);
    expect(story.settle(/card|comment/)).toEqual([
      'intent card',
      `do comment.fill ${half.id}`,
      'receipt card done',
      `do comment.fill ${half.id}`,
      `do comment.pin ${half.id}`,
    ]);
    expect(story.table.comments).toHaveLength(1);
  });

  test('is created when none is there after all', () => {
    const story = aStory();
    story.fates.set('comment.create', 'unsure');
    story.settle();
    story.wait(10 * minute);
    expect(story.settle(/card|create/)).toEqual([
      'intent card',
      'do comment.create card',
      'receipt card done',
    ]);
  });

  test('is adopted as it is when its text arrived after all', () => {
    const story = aStory();
    story.fates.set('comment.create', 'lost');
    story.settle();
    story.wait(10 * minute);
    expect(story.settle(/intent|receipt/)).toEqual(['receipt card found']);
    expect(story.table.comments).toHaveLength(1);
  });
});

describe('What can’t be looked up', () => {
  const cve = /cve[.:]/;
  const calling = '/psirt cve <pending|request>';
  const cardIn = (story: Story): string => story.table.comments.find(({ pinned }) => pinned)?.body ?? '';

  test('is asked for once, and a person decides when nobody knows whether it was', () => {
    const story = confirming();
    story.fates.set('cve.request', 'unsure');
    expect(story.settle(cve)).toEqual(['intent cve:1', 'do cve.request (unsure)']);
    story.wait(24 * hour);
    expect(story.settle(cve)).toEqual([]);
    expect(cardIn(story)).toContain(calling);
    expect(story.hear('lead', '/psirt cve request', /^do cve|^intent cve|^receipt cve/)).toEqual([
      expect.stringMatching(/^intent cve:\d\d+$/),
      'do cve.request',
      expect.stringMatching(/^receipt cve:\d\d+ done$/),
    ]);
  });

  test.each(['pending', 'request', 'CVE-2026-12345', 'none "only ever hosted by us"'])(
    'calls for a person, until somebody says: cve %s',
    (answer) => {
      const story = confirming();
      story.fates.set('cve.request', 'lost');
      story.settle();
      expect(cardIn(story)).not.toContain(calling);
      story.wait(10 * minute);
      story.settle();
      expect(cardIn(story)).toContain(calling);
      expect(story.hear('lead', `/psirt cve ${answer}`, /^fact cve/)).toHaveLength(1);
      expect(cardIn(story)).not.toContain(calling);
    },
  );

  test('is tried again when it is known that it failed', () => {
    const story = confirming();
    story.fates.set('cve.request', 'failed');
    story.settle();
    story.wait(hour);
    expect(story.settle(cve)).toEqual(['intent cve:1', 'do cve.request', 'receipt cve:1 done']);
  });
});

describe('A fork that the App may not open', () => {
  const fork = /fork/;
  const opening = (): Story => {
    const story = confirming({ settings: settings({ product: 'workspace: fork' }) });
    story.fates.set('fork.open', 'failed');
    expect(story.settle(fork)).toEqual(['intent fork', 'do fork.open (failed)', 'receipt fork failed']);
    return story;
  };

  test('is not tried again, however long nobody opens it', () => {
    const story = opening();
    story.wait(72 * hour);
    expect(story.settle(fork)).toEqual([]);
  });

  test('is adopted when a person opened it', () => {
    const story = opening();
    advisory(story).fork = { full_name: 'acme/widget-ghsa', url: 'https://github.com/acme/widget-ghsa' };
    expect(story.settle(fork)).toEqual(['receipt fork found']);
  });

  test('waits while its advisory can’t be seen', () => {
    const story = opening();
    const there = advisory(story);
    story.table.advisories.clear();
    expect(story.settle(fork)).toEqual([]);
    lay(story.table, there.ghsa, {
      ...there,
      fork: { full_name: 'acme/f', url: 'https://github.com/acme/f' },
    });
    expect(story.settle(fork)).toEqual(['receipt fork found']);
  });
});

test('A fork that a person opened before anybody asked is found first', () => {
  const story = confirming({ settings: settings({ product: 'workspace: fork' }) });
  advisory(story).fork = { full_name: 'acme/widget-ghsa', url: 'https://github.com/acme/widget-ghsa' };
  expect(story.settle(/fork/)).toEqual(['receipt fork found']);
  expect(confirmed().settle()).toEqual([]);
});
