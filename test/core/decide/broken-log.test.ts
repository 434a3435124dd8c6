// What nothing may be done about: a log that can't be trusted, and a case repository that is public or another one.
import { expect, test } from 'vitest';
import { decide } from '../../../src/core/decide.ts';
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

test.each([
  [{ private: false, pinned: true }, 'repository-public'],
  [{ private: true, pinned: false }, 'repository-unknown'],
  [{ private: false, pinned: false }, 'repository-unknown'],
])('a case repository that is %j halts everything', (repository, halt) => {
  const world = confirmed().world();
  const decision = decide({ ...world, repository: { ...world.repository, ...repository } });
  expect(decision).toEqual({ looks: [], halt, notices: [], entries: [], effects: [] });
});
