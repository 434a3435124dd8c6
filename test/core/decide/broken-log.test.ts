// What nothing may be done about: a log that can't be trusted, and a case repository that is public or another one.
import { expect, test } from 'vitest';
import { decide } from '../../../src/core/decide.ts';
import { standStill } from '../../../src/core/decide/broken-log.ts';
import { confirmed } from './stories.ts';

const card = (story: ReturnType<typeof confirmed>) =>
  story.table.comments.find(({ body }) => body.startsWith('<!-- psirt-bot:card'));

test('a cut log stops the case: the card says so once, and nothing is written', () => {
  const story = confirmed();
  const cut = (story.table.log ?? '').slice(0, -40);
  story.table.log = cut;
  story.say('lead', '/psirt severity low');

  expect(story.settle()).toEqual(expect.arrayContaining([expect.stringContaining('labels')]));
  expect(story.table.log).toBe(cut);
  expect(story.table.issue.labels).toContain('frozen');
  expect(card(story)?.body).toContain('its record was changed by somebody else');
  expect(story.settle()).toEqual([]);
});

test('without a card there is nobody to tell', () => {
  const story = confirmed();
  story.table.comments = story.table.comments.filter((comment) => comment !== card(story));
  story.table.log = 'no log at all\n';
  expect(story.settle()).toEqual([]);
});

test('while the house’s log is broken a case that has a card says so once', () => {
  const { issue, comments } = confirmed().world();
  const before = comments.find(({ body }) => body.startsWith('<!-- psirt-bot:card')) ?? null;
  const because = 'the log vanished';
  const [fill, ...others] = standStill({ issue, card: before }, because);
  const body = fill?.kind === 'comment.fill' ? fill.body : '';

  expect(body).toContain('the record of the house was changed by somebody else');
  expect(others).toEqual([{ kind: 'labels', add: ['frozen'], remove: [] }]);
  const after = { issue: { ...issue, labels: ['frozen'] }, card: before && { ...before, body } };
  expect(standStill(after, because)).toEqual([]);
  expect(standStill({ issue, card: null }, because)).toEqual([]);
});

test.each([
  [{ private: false, pinned: true }, 'repository-public'],
  [{ private: true, pinned: false }, 'repository-unknown'],
  [{ private: false, pinned: false }, 'repository-unknown'],
])('a case repository that is %j halts everything', (repository, halt) => {
  const world = confirmed().world();
  const decision = decide({ ...world, repository: { ...world.repository, ...repository } });
  expect(decision).toEqual({ looks: [], halt, notices: [], entries: [], effects: [] });
});
