// How a case begins: which issues are cases at all, and what each channel sets without asking.
import { describe, expect, test } from 'vitest';
import { latest } from '../../../src/core/case/case.ts';
import { questions } from '../../../src/core/case/report-form.ts';
import { hashOf } from '../../../src/core/case/log.ts';
import { hour, later } from '../../../src/core/time.ts';
import type { Issue } from '../../../src/core/world.ts';
import { bot } from '../words/a-view.ts';
import { newComment } from './a-table.ts';
import { aStory, settings, start } from './a-world.ts';
import type { Story } from './a-world.ts';
import { ghsa, reported } from './stories.ts';

const begun = ({ view }: Story) => latest(view().it, 'reported');

/** An issue body as GitHub's form writes it. */
function form(answers: Readonly<Partial<Record<keyof typeof questions, string>>>): string {
  const sections = Object.entries(questions).map(
    ([id, { label }]) => `### ${label}\n\n${answers[id as keyof typeof questions] ?? '_No response_'}`,
  );
  return sections.join('\n\n');
}

const openedWith = (answers: Parameters<typeof form>[0], file?: string): Story => {
  const story = aStory({ issue: { body: form(answers) }, ...(file !== undefined && { settings: file }) });
  story.settle();
  return story;
};

test('An issue becomes a case: the report is kept, labels and title come, then the card, then its pin [R52, R112]', () => {
  const story = aStory();
  expect(story.settle()).toEqual([
    'settings c0ffee12',
    'fact reported (tri, issue)',
    'intent card',
    'do labels +phase/1-triage +status/new +embargo/active +source/product-team +needs/owner +clock/due-soon',
    'do title “Case 42 · widget”',
    'do comment.create card',
    'receipt card done',
    'do comment.fill 101',
    'do comment.pin 101',
  ]);
  const text = 'Export reads any row.';
  expect(begun(story)).toMatchObject({ title: 'Found something', report: hashOf(text), visibility: 'unknown', reporter: null }); // prettier-ignore
  expect([...story.table.notices.values()]).toEqual([text]);
  expect(story.settle()).toEqual([]);
});

describe('The form’s answers', () => {
  test('set product, dates, exploitation and leak, and what is missing is asked for', () => {
    const story = openedWith({
      product: 'Widget',
      exploited: 'Yes',
      dataSeen: 'Yes',
      deadline: '2027-01-15',
    });
    expect(begun(story)).toMatchObject({
      product: 'widget',
      exploit: 'claimed',
      leak: 'possible',
      reporter_deadline: '2027-01-15T16:00:00Z',
      embargo_until: '2027-02-28T09:00:00Z',
    });
    expect(begun(story)?.missing).toContain('the version you saw it in');
  });

  test('that deny everything say so; a product that nobody has is none', () => {
    const other = '  gadget:\n    repository: acme/gadget\n';
    const story = openedWith({ product: 'gizmo', exploited: 'No', public: 'No', dataSeen: 'No' }, settings() + other); // prettier-ignore
    expect(begun(story)).toMatchObject({ product: null, exploit: 'none', leak: 'no', visibility: 'private' });
    expect(story.table.issue.title).toBe('Case 42 · product not known yet');
  });

  test('of the team itself that it is public end the embargo', () => {
    expect(begun(openedWith({ public: 'Yes' }))).toMatchObject({ visibility: 'public', embargo_until: null });
  });

  test('of a stranger that it is public end nothing: somebody of the team looks first', () => {
    const story = openedWith({ public: 'Yes', contact: 'Kim <kim@example.org>' });
    expect(begun(story)).toMatchObject({ visibility: 'unknown', embargo_until: '2027-02-28T09:00:00Z' });
  });
});

test('Who reported is named later too, when naming them failed', () => {
  const story = reported();
  story.fates.set('comment.create', 'failed');
  story.settle();
  const named = () => story.table.comments.filter(({ body }) => body.includes('- p1: `reporter` on GitHub'));
  expect(named()).toEqual([]);
  story.wait(hour);
  story.settle();
  expect(named()).toHaveLength(1);
});

test('A passed-on report names its finder in one comment only, and the saved text says p1', () => {
  const contact = 'Kim Doe <kim@example.org>';
  const story = aStory({
    issue: { body: form({ description: `${contact} found it; ask kim@example.org.`, contact }) },
  });
  expect(story.settle(/comment\.create|reported/)).toEqual([
    'fact reported (tri, issue)',
    'do comment.create parties',
    'do comment.create card',
  ]);
  expect(begun(story)).toMatchObject({ source: 'email', reporter: 'p1' });
  expect([...story.table.notices.values()].join()).not.toContain('Kim');
  const holding = story.table.comments.filter(({ body }) => body.includes('kim@example.org'));
  expect(holding.map(({ body }) => body.split('\n').slice(1))).toEqual([
    ['**People outside the team** (personal data; it stands in this comment alone)', `- p1: \`${contact}\``], // prettier-ignore
  ]);
  expect(story.table.log).not.toContain('kim@example.org');
});

test('A finder whose contact was edited out before the comment was written is still somebody’s word to ask for', () => {
  const story = aStory({ issue: { body: form({ contact: 'Kim' }) } });
  story.fates.set('comment.create', 'failed');
  story.settle();
  story.table.issue.body = form({});
  story.wait(hour);
  expect(story.settle(/parties/)).toEqual(['intent parties', 'do comment.create parties', 'receipt parties done']); // prettier-ignore
  expect(story.table.comments.map(({ body }) => body).join()).toContain('no contact was given; ask whoever');
});

describe('A private report', () => {
  test('is read from its advisory, acknowledged in its thread, and its author named in one comment', () => {
    const story = reported();
    expect(story.settle()).toEqual([
      'settings c0ffee12',
      `fact reported (psirt-bot[bot], advisory:${ghsa})`,
      'intent parties',
      'intent card',
      'do comment.create parties',
      'do labels +phase/1-triage +status/new +visibility/private +embargo/active +source/ghsa +needs/owner +clock/due-soon',
      'do title “Case 42 · widget”',
      'do comment.create card',
      'receipt parties done',
      'receipt card done',
      'intent tell:ack:2',
      'do advisory.tell tell:ack:2',
      'do comment.fill 102',
      'do comment.pin 102',
      'receipt tell:ack:2 done',
      'do comment.fill 102',
    ]);
    expect(begun(story)).toMatchObject({ source: 'ghsa', reporter: 'p1', product: 'widget', ghsa });
    expect(story.table.comments[0]?.body).toContain(`\`reporter\` on GitHub, who reported \`${ghsa}\``);
  });

  test('waits while its advisory can’t be seen', () => {
    const story = reported();
    story.table.advisories.clear();
    expect(story.settle()).toEqual([]);
    expect(story.table.log).toBeUndefined();
  });

  test('whose product left the settings, and whose author GitHub no longer knows, is a case all the same', () => {
    const story = reported(settings().replace('acme/widget', 'acme/other'), { author: null });
    story.settle();
    expect(begun(story)).toMatchObject({ product: null, repository: 'acme/widget' });
    expect(story.table.comments[0]?.body).toContain('- p1: unknown');
  });
});

describe('No case is', () => {
  const byBot = { ...bot, bot: true };
  const old = later(start, -2 * hour);
  test.each([
    ['what people labelled not-a-case', { labels: ['not-a-case'] }],
    ['an issue of the bot’s own', { author: byBot }],
    ['what is older than the install', { created_at: old }],
  ])('%s', (_, issue) => {
    const story = aStory({ issue });
    expect(story.hear('lead', '/psirt status')).toEqual([]);
    expect(story.table.log).toBeUndefined();
  });

  test('what a bot asks to adopt', () => {
    const story = aStory({ issue: { created_at: old } });
    story.say('lead', 'nothing but prose');
    newComment(story.table, 'helper[bot]', '/psirt adopt');
    expect(story.settle()).toEqual([]);
  });
});

test('An older issue is not taken in by somebody who may not', () => {
  const story = aStory({ issue: { created_at: later(start, -2 * hour) } });
  expect(story.hear('out', '/psirt adopt')).toEqual([]);
  expect(story.table.log).toBeUndefined();
});

test('An older issue, or one of another bot, is taken in by a person who says adopt', () => {
  const helper = { login: 'helper[bot]', id: 77, bot: true };
  const taken: readonly Partial<Issue>[] = [{ created_at: later(start, -2 * hour) }, { author: helper }];
  for (const issue of taken) {
    const story = aStory({ issue });
    expect(story.settle()).toEqual([]);
    expect(story.hear('tri', '/psirt adopt', /^fact/)).toEqual([
      `fact reported (${issue.author?.login ?? 'tri'}, issue)`,
      'fact looked (tri, comment:101)',
    ]);
  }
});

test('A log without entries of its own begins under the settings that are in force', () => {
  const story = aStory();
  story.settle();
  story.rules.commit = 'beef1234'.repeat(5);
  expect(story.hear('lead', '/psirt severity low', /^(settings|fact)/)).toEqual([
    'settings beef1234',
    'fact severity (lead, comment:102)',
  ]);
});
